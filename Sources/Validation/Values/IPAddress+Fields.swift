import Kubernetes

extension IPAddress {
  /// As the API server takes it in a field: no zone.
  init?(_ text: String) {
    guard let address = try? IPAddress.read(text), address.zone.isEmpty else { return nil }
    self = address
  }
}

extension IPNetwork {
  /// As the API server takes it in a field: the length may begin with zeros.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(String(parts[0])), let bits = UInt8(parts[1]),
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), bits <= address.bytes.count * 8
    else { return nil }
    self.init(address: address, prefixLength: Int(bits))
  }
}
