import SourceText

/// An address of the Internet Protocol, of either version.
public struct IPAddress: Hashable, Sendable {
  /// 4 or 16.
  public let bytes: [UInt8]
  /// Of version 6, behind a `%`; empty without.
  public let zone: String

  init(_ bytes: [UInt8], zone: String = "") {
    self.bytes = bytes
    self.zone = zone
  }

  /// Why a text is none, in the words of Go's `net/netip`.
  public struct AddressFault: Error {
    public let message: String
  }

  /// - Throws: why the text is none.
  public static func read(_ text: String) throws(AddressFault) -> IPAddress {
    for scalar in text.unicodeScalars {
      switch scalar {
      case ".": return IPAddress(try four(text[...]))
      case ":": return try six(text)
      case "%": throw AddressFault(message: "missing IPv6 address")
      default: continue
      }
    }
    throw AddressFault(message: "unable to parse IP")
  }

  private static func four(_ text: Substring) throws(AddressFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var value = 0
    var digits = 0
    let characters = Array(text.utf8)
    for (place, byte) in characters.enumerated() {
      if (0x30...0x39).contains(byte) {
        if digits == 1, value == 0 { throw AddressFault(message: "IPv4 field has octet with leading zero") }
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if value > 255 { throw AddressFault(message: "IPv4 field has value >255") }
      } else if byte == UInt8(ascii: ".") {
        if place == 0 || place == characters.count - 1 || characters[place - 1] == UInt8(ascii: ".") {
          let at = String(decoding: characters[place...], as: UTF8.self)
          throw AddressFault(message: "IPv4 field must have at least one digit (at \(GoText.quoted(at)))")
        }
        if bytes.count == 3 { throw AddressFault(message: "IPv4 address too long") }
        bytes.append(UInt8(value))
        value = 0
        digits = 0
      } else {
        let at = String(decoding: characters[place...], as: UTF8.self)
        throw AddressFault(message: "unexpected character (at \(GoText.quoted(at)))")
      }
    }
    if bytes.count < 3 { throw AddressFault(message: "IPv4 address too short") }
    return bytes + [UInt8(value)]
  }

  private static func six(_ text: String) throws(AddressFault) -> IPAddress {
    var rest = Substring(text)
    var zone = ""
    if let mark = rest.firstIndex(of: "%") {
      zone = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
      if zone.isEmpty { throw AddressFault(message: "zone must be a non-empty string") }
    }
    func at(_ rest: Substring) -> String { "(at \(GoText.quoted(String(rest))))" }
    var bytes: [UInt8] = []
    var gap: Int?
    if rest.hasPrefix("::") {
      gap = 0
      rest = rest.dropFirst(2)
      if rest.isEmpty { return IPAddress([UInt8](repeating: 0, count: 16), zone: zone) }
    }
    while bytes.count < 16 {
      let digits = rest.prefix { $0.isHexDigit && $0.isASCII }
      if digits.isEmpty {
        throw AddressFault(message: "each colon-separated field must have at least one digit \(at(rest))")
      }
      if digits.utf8.count > 4 {
        throw AddressFault(message: "each group must have 4 or less digits \(at(rest))")
      }
      guard let value = UInt16(digits, radix: 16) else { throw AddressFault(message: "unable to parse IP") }
      if rest.dropFirst(digits.count).hasPrefix(".") {
        if gap == nil, bytes.count != 12 {
          throw AddressFault(
            message: "embedded IPv4 address must replace the final 2 fields of the address \(at(rest))")
        }
        if bytes.count + 4 > 16 {
          throw AddressFault(
            message: "too many hex fields to fit an embedded IPv4 at the end of the address \(at(rest))")
        }
        bytes += try four(rest)
        rest = ""
        break
      }
      bytes += [UInt8(value >> 8), UInt8(truncatingIfNeeded: value)]
      rest = rest.dropFirst(digits.count)
      if rest.isEmpty { break }
      guard rest.hasPrefix(":") else { throw AddressFault(message: "unexpected character, want colon \(at(rest))") }
      if rest.utf8.count == 1 { throw AddressFault(message: "colon must be followed by more characters \(at(rest))") }
      rest = rest.dropFirst()
      if rest.hasPrefix(":") {
        if gap != nil { throw AddressFault(message: "multiple :: in address \(at(rest))") }
        gap = bytes.count
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw AddressFault(message: "trailing garbage after address \(at(rest))") }
    if bytes.count < 16 {
      guard let gap else { throw AddressFault(message: "address string too short") }
      bytes.insert(contentsOf: [UInt8](repeating: 0, count: 16 - bytes.count), at: gap)
    } else if gap != nil {
      throw AddressFault(message: "the :: must expand to at least one field of zeros")
    }
    return IPAddress(bytes, zone: zone)
  }

  public var isFour: Bool { bytes.count == 4 }

  /// Version 4, written as version 6.
  public var isMapped: Bool {
    bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  }

  public var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

  public var isLoopback: Bool { isFour ? bytes[0] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1 }

  public var isMulticast: Bool { isFour ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }

  public var isLinkLocalMulticast: Bool {
    isFour ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 0x0F == 0x02
  }

  public var isLinkLocalUnicast: Bool {
    isFour ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }

  public var isGlobalUnicast: Bool {
    if isFour, bytes.allSatisfy({ $0 == 255 }) { return false }
    return !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }

  /// In the shortest form.
  public var text: String {
    if isFour { return bytes.map { String($0) }.joined(separator: ".") }
    let fields = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    var best = 0..<0
    var place = 0
    while place < 8 {
      var end = place
      while end < 8, fields[end] == 0 { end += 1 }
      if end - place > max(1, best.count) { best = place..<end }
      place = max(end, place + 1)
    }
    func shown(_ range: Range<Int>) -> String {
      fields[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    return best.isEmpty ? shown(0..<8) : "\(shown(0..<best.lowerBound))::\(shown(best.upperBound..<8))"
  }

  /// With zeros behind the first bits.
  public func masked(_ bits: Int) -> IPAddress {
    IPAddress(
      bytes.enumerated().map { place, byte in
        let kept = min(8, max(0, bits - place * 8))
        return kept == 8 ? byte : byte & ~(0xFF >> UInt8(kept))
      })
  }
}
