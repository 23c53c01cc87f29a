/// What names, labels and keys must look like, in the API server's words.
public enum NameText {
  static let subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end "
    + "with an alphanumeric character (e.g. 'example.com', regex used for validation is "
    + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#
  static let label =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
    + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
  static let dns1035 =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and "
    + "end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
    + "'[a-z]([-a-z0-9]*[a-z0-9])?')"
  static let qualifiedName =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
    + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  static let labelValue =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end "
    + "with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
    + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

  /// Of the names of most kinds.
  public static func subdomainFaults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.utf8.count > 253 { faults.append("must be no more than 253 characters") }
    if !NameSyntax.isSubdomain(text.utf8[...]) { faults.append(subdomain) }
    return faults
  }

  /// Of a name that is one part of a domain name.
  public static func labelFaults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.utf8.count > 63 { faults.append("must be no more than 63 characters") }
    if !NameSyntax.isLabel(text.utf8[...]) {
      faults.append(NameSyntax.isSubdomain(text.utf8[...]) ? "must not contain dots" : label)
    }
    return faults
  }

  /// Of a name that must only fit into a path.
  public static func pathSegmentFaults(_ text: String) -> [String] {
    if text == "." || text == ".." { return ["may not be '\(text)'"] }
    return ["/", "%"].filter { text.contains($0) }.map { "may not contain '\($0)'" }
  }

  public static func dns1035Faults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.utf8.count > 63 { faults.append("must be no more than 63 characters") }
    if !NameSyntax.isLabel(text.utf8[...]) || !NameSyntax.isLowercase(text.utf8.first ?? 0) { faults.append(dns1035) }
    return faults
  }

  /// Of a label key, a taint key and the like.
  public static func qualifiedNameFaults(_ text: String) -> [String] {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var faults: [String] = []
    switch parts.count {
    case 1: break
    case 2:
      if parts[0].isEmpty {
        faults.append("prefix part must be non-empty")
      } else {
        faults += subdomainFaults(String(Substring(parts[0]))).map { "prefix part \($0)" }
      }
    default:
      return [
        "a valid label key \(qualifiedName) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
      ]
    }
    let name = parts[parts.count - 1]
    if name.isEmpty {
      faults.append("name part must be non-empty")
    } else if name.count > 63 {
      faults.append("name part must be no more than 63 bytes")
    }
    if !NameSyntax.isNamePart(name) { faults.append("name part \(qualifiedName)") }
    return faults
  }

  /// Of the value of a label.
  public static func labelValueFaults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.utf8.count > 63 { faults.append("must be no more than 63 bytes") }
    if !text.isEmpty, !NameSyntax.isNamePart(text.utf8[...]) { faults.append(labelValue) }
    return faults
  }

  public static func isLabelValue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.isEmpty || bytes.count <= 63 && NameSyntax.isNamePart(bytes)
  }
}
