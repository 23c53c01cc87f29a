import SourceText

/// A part of the addresses of the Internet Protocol.
public struct IPNetwork: Hashable, Sendable {
  public let address: IPAddress
  public let prefixLength: Int

  /// - Parameter prefixLength: in bits.
  public init(address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  /// - Throws: why the text is none, with what stands before it in the words of Go's `net/netip`.
  public static func read(_ text: String) throws(IPAddress.AddressFault) -> IPNetwork {
    guard let slash = text.lastIndex(of: "/") else { throw IPAddress.AddressFault(message: "no '/'") }
    let written = String(text[..<slash])
    let address: IPAddress
    do throws(IPAddress.AddressFault) {
      address = try IPAddress.read(written)
    } catch {
      throw IPAddress.AddressFault(message: "ParseAddr(\(GoText.quoted(written))): \(error.message)")
    }
    if !address.zone.isEmpty {
      throw IPAddress.AddressFault(message: "IPv6 zones cannot be present in a prefix")
    }
    let digits = text[text.index(after: slash)...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let bits = Int(digits), digits.utf8.count == 1 || !digits.hasPrefix("0") else {
      throw IPAddress.AddressFault(message: "bad bits after slash: \(GoText.quoted(String(digits)))")
    }
    if bits > address.bytes.count * 8 { throw IPAddress.AddressFault(message: "prefix length out of range") }
    return IPNetwork(address: address, prefixLength: bits)
  }

  public var masked: IPNetwork { IPNetwork(address: address.masked(prefixLength), prefixLength: prefixLength) }

  public func contains(_ other: IPAddress) -> Bool {
    other.bytes.count == address.bytes.count && other.masked(prefixLength) == address.masked(prefixLength)
  }

  public var text: String { "\(address.text)/\(prefixLength)" }
}
