extension RuleSet {
  private static let identifiers = 0...Int64(Int32.max)

  mutating func securityContext(_ context: Field, _ scope: PodScope) {
    guard context.exists else { return }
    for key: StaticString in ["runAsUser", "runAsGroup"] { identifier(context[key]) }
    let procMount = context["procMount"]
    word(procMount, ["Default", "Unmasked"])
    if procMount.isText("Unmasked"), !scope.spec["hostUsers"].exists || scope.spec["hostUsers"].isTrue {
      invalid(procMount, nil, "`hostUsers` must be false to use `Unmasked`")
    }
    seccomp(context["seccompProfile"])
    if case let escalation = context["allowPrivilegeEscalation"], escalation.exists, !escalation.isTrue {
      if context["privileged"].isTrue {
        invalid(
          context, SecurityContextText.json(context),
          "cannot set `allowPrivilegeEscalation` to false and `privileged` to true", at: escalation.position)
      }
      if context["capabilities"]["add"].items.contains(where: { $0.isText("CAP_SYS_ADMIN") }) {
        invalid(
          context, SecurityContextText.json(context),
          "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN",
          at: escalation.position)
      }
    }
    appArmor(context["appArmorProfile"])
  }

  mutating func podSecurityContext(_ context: Field, _ spec: Field) {
    if spec["shareProcessNamespace"].isTrue, spec["hostPID"].isTrue {
      invalid(
        spec["shareProcessNamespace"].named(context.path.child("shareProcessNamespace")), "true",
        "ShareProcessNamespace and HostPID cannot both be enabled")
    }
    guard context.exists else { return }
    for key: StaticString in ["fsGroup", "runAsUser", "runAsGroup"] { identifier(context[key]) }
    for group in context["supplementalGroups"].items { identifier(group) }
    sysctls(context["sysctls"])
    word(context["fsGroupChangePolicy"], ["Always", "OnRootMismatch"])
    seccomp(context["seccompProfile"])
    word(context["supplementalGroupsPolicy"], ["Merge", "Strict"])
    appArmor(context["appArmorProfile"])
  }

  private mutating func identifier(_ field: Field) {
    if let value = field.integer, !Self.identifiers.contains(value) {
      invalid(field, String(value), "must be between 0 and 2147483647, inclusive")
    }
  }

  private mutating func sysctls(_ list: Field) {
    var names: Set<String> = []
    for item in list.items {
      let name = item["name"]
      if name.isEmptyText {
        required(name)
      } else if !Self.isSysctl(name.text) {
        invalid(
          name, nil,
          "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*"
            + "[a-z0-9]([-_a-z0-9]*[a-z0-9])?$")
      }
      if !names.insert(name.text).inserted { duplicate(name) }
    }
  }

  private static func isSysctl(_ text: String) -> Bool {
    func isLetterOrDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
    guard text.utf8.count <= 253 else { return false }
    return text.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
      .allSatisfy { part in
        guard let first = part.first, let last = part.last else { return false }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
          && part.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
      }
  }

  private mutating func seccomp(_ profile: Field) {
    guard profile.exists else { return }
    let (type, path) = (profile["type"], profile["localhostProfile"])
    if type.isEmptyText { return required(type, "type is required when seccompProfile is set") }
    word(type, ["Localhost", "RuntimeDefault", "Unconfined"])
    if type.isText("Localhost") {
      if !path.exists { required(path, "must be set when seccomp type is Localhost") } else { descendingPath(path) }
    } else if path.exists {
      invalid(path, nil, "can only be set when seccomp type is Localhost")
    }
  }

  private mutating func appArmor(_ profile: Field) {
    guard profile.exists else { return }
    let (type, name) = (profile["type"], profile["localhostProfile"])
    if type.isEmptyText { return required(type, "type is required when appArmorProfile is set") }
    word(type, ["Localhost", "RuntimeDefault", "Unconfined"])
    if type.isText("Localhost") {
      if name.isEmptyText { required(name, "must be set when AppArmor type is Localhost") }
    } else if name.exists {
      invalid(name, nil, "can only be set when AppArmor type is Localhost")
    }
  }
}
