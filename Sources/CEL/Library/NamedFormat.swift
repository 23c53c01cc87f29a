/// A form that texts of the Kubernetes API have, by its name.
///
/// Source: "Kubernetes format library" in the Kubernetes documentation; the messages are the API server's.
public enum NamedFormat: String, Sendable {
  case dns1123Label, dns1123Subdomain, dns1035Label, qualifiedName
  case dns1123LabelPrefix, dns1123SubdomainPrefix, dns1035LabelPrefix
  case labelValue, uri, uuid, byte, date, datetime

  public var name: String {
    switch self {
    case .dns1123Label: "DNS1123Label"
    case .dns1123Subdomain: "DNS1123Subdomain"
    case .dns1035Label: "DNS1035Label"
    case .qualifiedName: "QualifiedName"
    case .dns1123LabelPrefix: "DNS1123LabelPrefix"
    case .dns1123SubdomainPrefix: "DNS1123SubdomainPrefix"
    case .dns1035LabelPrefix: "DNS1035LabelPrefix"
    case .labelValue: "LabelValue"
    case .uri: "URI"
    default: rawValue
    }
  }

  /// Of the pattern that stands for the work, in characters.
  var patternSize: Int {
    switch self {
    case .dns1123Label, .dns1035Label, .dns1123LabelPrefix, .dns1035LabelPrefix: 30
    case .dns1123Subdomain, .dns1123SubdomainPrefix, .qualifiedName: 60
    case .labelValue: 40
    case .uri: 1104
    case .uuid, .date, .datetime: 72
    case .byte: 84
    }
  }

  /// What is wrong with a text, in the API server's words.
  func faults(_ text: String) throws(CELFailure) -> [String] {
    switch self {
    case .dns1123Label: return Self.label(text, .dnsLabel)
    case .dns1035Label: return Self.label(text, .oldLabel)
    case .dns1123Subdomain: return Self.label(text, .subdomain)
    case .dns1123LabelPrefix: return Self.label(Self.trimmed(text), .dnsLabel)
    case .dns1035LabelPrefix: return Self.label(Self.trimmed(text), .oldLabel)
    case .dns1123SubdomainPrefix: return Self.label(Self.trimmed(text), .subdomain)
    case .qualifiedName: return Self.qualified(text)
    case .labelValue:
      return Self.tooLong(text, 63) + (text.isEmpty || Self.isName(text) ? [] : [Self.labelValueFault])
    case .uri:
      do throws(WebAddress.Fault) { _ = try WebAddress(text, isRequest: true) } catch { return [error.message] }
      return []
    case .uuid: return Self.isUUID(text) ? [] : ["does not match the UUID format"]
    case .byte: return Self.isBase64(text) ? [] : ["invalid base64"]
    case .date: return CELTimestamp("\(text)T00:00:00Z") != nil && text.utf8.count == 10 ? [] : ["invalid date"]
    case .datetime: return Self.isDateTime(text) ? [] : ["invalid datetime"]
    }
  }

  private enum Label {
    case dnsLabel, oldLabel, subdomain
  }

  /// A hyphen at the end, behind which something is to come.
  private static func trimmed(_ text: String) -> String {
    text.utf8.count > 1 && text.hasSuffix("-") ? "\(text.dropLast())a" : text
  }

  private static func label(_ text: String, _ label: Label) -> [String] {
    switch label {
    case .dnsLabel:
      if isLabel(text) { return tooLong(text, 63) }
      // A whole domain is told apart from what is neither.
      if isSubdomain(text) {
        return tooLong(text, 63) + ["must not contain dots"]
      }
      return tooLong(text, 63) + [
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
      ]
    case .oldLabel:
      let starts = text.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
      return tooLong(text, 63)
        + (starts && isLabel(text)
          ? []
          : [
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
          ])
    case .subdomain:
      return tooLong(text, 253)
        + (isSubdomain(text)
          ? []
          : [
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
          ])
    }
  }

  private static func tooLong(_ text: String, _ limit: Int) -> [String] {
    text.utf8.count > limit ? ["must be no more than \(limit) bytes"] : []
  }

  private static let labelValueFault =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isLabel(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, isLowercase(first), isLowercase(last) else {
      return false
    }
    return bytes.allSatisfy { isLowercase($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isSubdomain(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel($0) }
  }

  private static func isName(_ text: String) -> Bool {
    func isEnd(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) }
    guard let first = text.utf8.first, let last = text.utf8.last, isEnd(first), isEnd(last) else { return false }
    return text.utf8.allSatisfy { isEnd($0) || "-_.".utf8.contains($0) }
  }

  private static func qualified(_ text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    let form =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
    if parts.count > 2 {
      return [
        "a qualified name \(form) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
      ]
    }
    var faults: [String] = []
    if parts.count == 2 {
      if parts[0].isEmpty {
        faults.append("prefix part must be non-empty")
      } else {
        faults += label(parts[0], .subdomain).map { "prefix part \($0)" }
      }
    }
    let name = parts[parts.count - 1]
    if name.isEmpty {
      faults.append("name part must be non-empty")
    } else if name.utf8.count > 63 {
      faults.append("name part must be no more than 63 bytes")
    }
    if !isName(name) { faults.append("name part \(form)") }
    return faults
  }

  private static func isUUID(_ text: String) -> Bool {
    let hyphens: Set<Int> = [8, 13, 18, 23]
    let bytes = Array(text.utf8)
    func isHex(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) }
    if bytes.count == 32 { return bytes.allSatisfy(isHex) }
    return bytes.count == 36
      && bytes.enumerated().allSatisfy { hyphens.contains($0) ? $1 == UInt8(ascii: "-") : isHex($1) }
  }

  private static func isBase64(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.isEmpty || bytes.count % 4 != 0 { return false }
    let padding = bytes.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return bytes.dropLast(padding).allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "/")
    }
  }

  private static func isDateTime(_ text: String) -> Bool {
    guard text.utf8.count >= 11 else { return false }
    var bytes = Array(text.utf8)
    bytes[10] = bytes[10] == UInt8(ascii: "t") ? UInt8(ascii: "T") : bytes[10]
    if bytes.last == UInt8(ascii: "z") { bytes[bytes.count - 1] = UInt8(ascii: "Z") }
    return CELTimestamp(String(decoding: bytes, as: UTF8.self)) != nil
  }
}
