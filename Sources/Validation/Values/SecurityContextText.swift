import SourceText

/// A container's security context as Go's JSON encoder prints the API server's inner struct.
enum SecurityContextText {
  static func json(_ context: Field) -> String {
    object([
      ("Capabilities", nested(context["capabilities"]) { [("Add", list($0["add"])), ("Drop", list($0["drop"]))] }),
      ("Privileged", bool(context["privileged"])),
      (
        "SELinuxOptions",
        nested(context["seLinuxOptions"]) {
          [
            ("User", text($0["user"])), ("Role", text($0["role"])), ("Type", text($0["type"])),
            ("Level", text($0["level"])),
          ]
        }
      ),
      (
        "WindowsOptions",
        nested(context["windowsOptions"]) {
          [
            ("GMSACredentialSpecName", pointer($0["gmsaCredentialSpecName"])),
            ("GMSACredentialSpec", pointer($0["gmsaCredentialSpec"])),
            ("RunAsUserName", pointer($0["runAsUserName"])), ("HostProcess", bool($0["hostProcess"])),
          ]
        }
      ),
      ("RunAsUser", number(context["runAsUser"])), ("RunAsGroup", number(context["runAsGroup"])),
      ("RunAsNonRoot", bool(context["runAsNonRoot"])),
      ("ReadOnlyRootFilesystem", bool(context["readOnlyRootFilesystem"])),
      ("AllowPrivilegeEscalation", bool(context["allowPrivilegeEscalation"])),
      ("ProcMount", pointer(context["procMount"])),
      ("SeccompProfile", profile(context["seccompProfile"])), ("AppArmorProfile", profile(context["appArmorProfile"])),
    ])
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func nested(_ field: Field, _ fields: (Field) -> [(String, String)]) -> String {
    field.exists ? object(fields(field)) : "null"
  }

  private static func profile(_ field: Field) -> String {
    nested(field) { [("Type", text($0["type"])), ("LocalhostProfile", pointer($0["localhostProfile"]))] }
  }

  private static func text(_ field: Field) -> String { GoText.json(field.text) }

  private static func pointer(_ field: Field) -> String { field.exists ? text(field) : "null" }

  private static func bool(_ field: Field) -> String { field.exists ? "\(field.isTrue)" : "null" }

  private static func number(_ field: Field) -> String { field.integer.map { String($0) } ?? "null" }

  private static func list(_ field: Field) -> String {
    field.exists ? "[" + field.items.map(text).joined(separator: ",") + "]" : "null"
  }
}
