import Kinds
import Kubernetes
import SourceText

/// Addresses and blocks of them, in fields that were once read more leniently: since 1.36 new values are held to the letter.
extension RuleSet {
  private var isStrict: Bool { release >= Release(minor: 36) }

  mutating func legacyAddress(_ field: Field) {
    let text = field.text
    if let address = IPAddress(text) {
      if isStrict, address.isMapped { invalid(field, nil, "must not be an IPv4-mapped IPv6 address") }
    } else if LenientAddress.isOne(text) {
      if isStrict { invalid(field, nil, "must not have leading 0s") }
    } else {
      ipAddress(field)
    }
  }

  mutating func legacyBlock(_ field: Field, _ text: String) {
    guard let block = LenientAddress.block(text) else {
      return invalid(
        field, GoText.quoted(text), "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")
    }
    guard isStrict else { return }
    if block.hasZeros {
      invalid(field, GoText.quoted(text), "must not have leading 0s in IP or prefix length")
    } else if block.network.address.isMapped {
      invalid(field, GoText.quoted(text), "must not have an IPv4-mapped IPv6 address")
    } else if block.hasHostBits {
      invalid(field, GoText.quoted(text), "must not have bits set beyond the prefix length")
    }
  }

  /// One that traffic may be sent to.
  mutating func endpointAddress(_ field: Field) {
    guard let address = IPAddress(field.text) ?? LenientAddress.address(field.text) else {
      return invalid(field, nil, "must be a valid IP address")
    }
    if address.isUnspecified {
      invalid(field, nil, "may not be unspecified (\(field.text))")
    } else if address.isLoopback {
      invalid(field, nil, "may not be in the loopback range (127.0.0.0/8, ::1/128)")
    } else if address.isLinkLocalUnicast {
      invalid(field, nil, "may not be in the link-local range (169.254.0.0/16, fe80::/10)")
    } else if address.isLinkLocalMulticast {
      invalid(field, nil, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
    }
  }
}

/// Addresses whose numbers begin with zeros, as `010.1.2.3`, which is read as 10.1.2.3.
enum LenientAddress {
  static func isOne(_ text: String) -> Bool { address(text) != nil }

  static func address(_ text: String) -> IPAddress? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, !text.contains(":") else { return nil }
    let numbers = parts.compactMap { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    return numbers.count == 4 ? IPAddress(numbers.map(String.init).joined(separator: ".")) : nil
  }

  /// A block, whether something in it begins with a zero, and whether there are bits behind the prefix.
  static func block(_ text: String) -> (network: IPNetwork, hasZeros: Bool, hasHostBits: Bool)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let address = IPAddress(parts[0]) ?? address(parts[0]), !parts[1].isEmpty,
      parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(parts[1])
    else { return nil }
    if bits > address.bytes.count * 8 { return nil }
    let network = IPNetwork(address: address, prefixLength: bits)
    let hasZeros = IPAddress(parts[0]) == nil || parts[1].utf8.count > 1 && parts[1].hasPrefix("0")
    return (network, hasZeros, network.masked.address.bytes != address.bytes)
  }
}
