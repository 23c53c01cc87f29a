import Store
import Symbols

/// A kind of address; each has slices of its own.
enum AddressFamily: String {
  case ipv4 = "IPv4"
  case ipv6 = "IPv6"

  /// Those that a Service has.
  static func all(of service: StoredObject) -> [AddressFamily] {
    let named = service.spec["ipFamilies"].items.compactMap { AddressFamily(rawValue: $0.text) }
    return named.isEmpty ? [AddressFamily(of: service.spec["clusterIP"].text)] : named
  }

  init(of address: String) { self = address.contains(":") ? .ipv6 : .ipv4 }

  /// A pod's addresses of it.
  func addresses(of pod: StoredObject) -> [String] {
    let listed = pod.status["podIPs"].items.map { $0["ip"].text }
    let all = listed.isEmpty ? [pod.status["podIP"].text] : listed
    return all.filter { !$0.isEmpty && AddressFamily(of: $0) == self }
  }
}
