/// An address as Go's net package reads it; no leading zeros, no zone.
struct IPAddress {
  let isIPv6: Bool

  init?(_ text: String) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      guard Self.isIPv6(text) else { return nil }
      isIPv6 = true
    } else {
      guard Self.isIPv4(text[...]) else { return nil }
      isIPv6 = false
    }
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil
          && (part.utf8.count == 1 || part.utf8.first != 0x30)
      }
  }

  private static func isIPv6(_ text: String) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.contains(":::") else { return false }
    var groups = 0
    for (i, half) in halves.enumerated() where !half.isEmpty {
      let parts = half.split(separator: ":", omittingEmptySubsequences: false)
      for (j, part) in parts.enumerated() {
        if j == parts.count - 1, i == halves.count - 1, part.contains(".") {
          guard isIPv4(part) else { return false }
          groups += 2
        } else {
          guard (1...4).contains(part.utf8.count), UInt16(part, radix: 16) != nil, !part.hasPrefix("+") else {
            return false
          }
          groups += 1
        }
      }
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }
}

/// A block of addresses: `10.0.0.0/8`.
struct AddressBlock {
  let isIPv6: Bool

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(String(parts[0])), let bits = UInt8(parts[1]),
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), bits <= (address.isIPv6 ? 128 : 32)
    else { return nil }
    isIPv6 = address.isIPv6
  }
}
