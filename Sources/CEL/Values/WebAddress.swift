import SourceText

/// An address of the web, in the parts that expressions ask for.
///
/// Source: RFC 3986, read as strictly as the API server reads it.
public struct WebAddress: Sendable {
  public let text: String
  let scheme: String
  /// With the port.
  let host: String
  let path: String
  let query: String

  struct Fault: Error {
    let message: String
  }

  /// - Parameter isRequest: whether it must be a whole address or a path from the root, without a fragment.
  init(_ text: String, isRequest: Bool) throws(Fault) {
    self.text = text
    do throws(Fault) {
      (scheme, host, path, query) = try Self.parts(text, isRequest: isRequest)
    } catch {
      throw Fault(message: "parse \(GoText.quoted(text)): \(error.message)")
    }
  }

  private static func parts(
    _ text: String, isRequest: Bool
  ) throws(Fault) -> (scheme: String, host: String, path: String, query: String) {
    var rest = Substring(text)
    if !isRequest, let mark = rest.firstIndex(of: "#") {
      _ = try unescaped(rest[rest.index(after: mark)...], .fragment)
      rest = rest[..<mark]
    }
    if rest.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw Fault(message: "net/url: invalid control character in URL")
    }
    if rest.isEmpty, isRequest { throw Fault(message: "empty url") }
    if rest == "*" { return ("", "", "*", "") }
    let scheme = try self.scheme(&rest)
    var query = ""
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if !rest.hasPrefix("/") {
      if !scheme.isEmpty { return (scheme, "", "", query) }
      if isRequest { throw Fault(message: "invalid URI for request") }
      if rest.prefix(while: { $0 != "/" }).contains(":") {
        throw Fault(message: "first path segment in URL cannot contain colon")
      }
    }
    var host = ""
    if rest.hasPrefix("//"), !scheme.isEmpty || !isRequest && !rest.hasPrefix("///") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2 + authority.count)
      host = try self.host(authority)
    }
    let path = try unescaped(rest, .path)
    let usual = escaped(path)
    let isValid = rest.utf8.allSatisfy {
      Self.mayStay($0) || [UInt8(ascii: "%"), UInt8(ascii: "["), UInt8(ascii: "]")].contains($0)
    }
    return (scheme, host, usual == rest || !isValid ? usual : String(rest), query)
  }

  private static func scheme(_ rest: inout Substring) throws(Fault) -> String {
    for (place, byte) in rest.utf8.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if place == 0 { return "" }
      case UInt8(ascii: ":"):
        if place == 0 { throw Fault(message: "missing protocol scheme") }
        let scheme = rest.prefix(place).lowercased()
        rest = rest.dropFirst(place + 1)
        return scheme
      default: return ""
      }
    }
    return ""
  }

  private static func host(_ authority: Substring) throws(Fault) -> String {
    var host = authority
    if let mark = authority.lastIndex(of: "@") {
      let user = authority[..<mark]
      let marks = Set("-._:~!$&'()*+,;=%@".utf8)
      if !user.utf8.allSatisfy({ Self.isPlain($0) || marks.contains($0) }) {
        throw Fault(message: "net/url: invalid userinfo")
      }
      _ = try unescaped(user, .user)
      host = authority[authority.index(after: mark)...]
    }
    var port: Substring?
    if host.hasPrefix("[") {
      guard let end = host.lastIndex(of: "]") else { throw Fault(message: "missing ']' in host") }
      port = host[host.index(after: end)...]
    } else if let colon = host.lastIndex(of: ":") {
      port = host[colon...]
    }
    if let port, !port.isEmpty,
      !port.hasPrefix(":") || !port.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      throw Fault(message: "invalid port \(GoText.quoted(String(port))) after host")
    }
    return try unescaped(host, .host)
  }

  private enum Part {
    case path, host, user, query, fragment
  }

  private static func unescaped(_ text: Substring, _ part: Part) throws(Fault) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let allowedInHost = Set("!$&'()*+,;=:[]<>\"-_.~".utf8)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), !digits.hasPrefix("+") else {
          throw Fault(message: "invalid URL escape \(GoText.quoted("%\(digits)"))")
        }
        if part == .host, value < 0x80, value != 0x25 {
          throw Fault(message: "invalid URL escape \(GoText.quoted("%\(digits)"))")
        }
        rest = rest.dropFirst(2)
        bytes.append(value)
      } else if byte == UInt8(ascii: "+"), part == .query {
        bytes.append(0x20)
      } else {
        if part == .host, byte < 0x80, !isPlain(byte), !allowedInHost.contains(byte) {
          throw Fault(
            message: "invalid character \(GoText.quoted(String(decoding: [byte], as: UTF8.self))) in host name")
        }
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether a character of a path stands for itself, even where it could be written otherwise.
  private static func mayStay(_ byte: UInt8) -> Bool { isPlain(byte) || "-_.~!$&'()*+,;=:@/".utf8.contains(byte) }

  private static func escaped(_ path: String) -> String {
    var made: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) || "-_.~$&+,/:;=@".utf8.contains(byte) {
        made.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        made += Array("%\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
      }
    }
    return String(decoding: made, as: UTF8.self)
  }

  var hostname: String {
    var host = Substring(self.host)
    if let colon = host.lastIndex(of: ":"),
      host[host.index(after: colon)...].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      host = host[..<colon]
    }
    return host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
  }

  var port: String {
    guard let colon = host.lastIndex(of: ":") else { return "" }
    let port = host[host.index(after: colon)...]
    return port.utf8.allSatisfy { (0x30...0x39).contains($0) } ? String(port) : ""
  }

  /// The values of each name, in their order; what cannot be read is left out.
  var queryValues: [String: [String]] {
    var values: [String: [String]] = [:]
    for part in query.split(separator: "&") where !part.contains(";") {
      let name = part.prefix { $0 != "=" }
      guard let key = try? Self.unescaped(name, .query),
        let value = try? Self.unescaped(part.dropFirst(name.count + 1), .query)
      else { continue }
      values[key, default: []].append(value)
    }
    return values
  }
}
