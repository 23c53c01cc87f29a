import Kubernetes
import Symbols

/// A port that a pod takes on its node's own address.
struct HostPort: Hashable, Sendable {
  var ip: Symbol
  var `protocol`: Symbol
  var port: Int32

  static let anyAddress = Symbol("0.0.0.0")

  /// Only `0.0.0.0` stands for every address; `::` is an ordinary one here.
  func conflicts(with used: HostPort) -> Bool {
    port == used.port && `protocol` == used.protocol
      && (ip == used.ip || ip == Self.anyAddress || used.ip == Self.anyAddress)
  }
}

extension PodSpec {
  /// The host ports of containers and sidecars, with where they stand (source: NodePorts plugin).
  var hostPorts: [(port: HostPort, origin: ContainerPort)] {
    (containers + initContainers.filter(\.restartsAlways)).flatMap(\.ports).compactMap { port in
      guard port.hostPort > 0 else { return nil }
      let ip = port.hostIP.isEmpty ? HostPort.anyAddress : port.hostIP
      let name = port.protocol.isEmpty ? Symbol("TCP") : port.protocol
      return (HostPort(ip: ip, protocol: name, port: port.hostPort), port)
    }
  }
}
