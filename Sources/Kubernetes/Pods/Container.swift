public import SourceText
public import Symbols

/// The part of a container that placement needs.
public struct Container: Sendable {
  public var name: Symbol = .none
  public var image: Symbol = .none
  public var resources = ResourceRequirements()
  public var ports: [ContainerPort] = []
  /// An init container with `restartPolicy: Always` (a sidecar), which keeps running beside the containers.
  public var restartsAlways = false
  /// Has a `restartPolicyRules` entry with action `RestartAllContainers`.
  public var restartsAllContainers = false
  public var origin: SourcePosition = .none

  public init() {}
}

/// `resources` of a container or a pod.
public struct ResourceRequirements: Sendable {
  public var requests = ResourceList()
  public var limits = ResourceList()

  public init() {}
}

/// A port of a container; only those with a host port matter to placement.
public struct ContainerPort: Hashable, Sendable {
  public var containerPort: Int32
  /// 0 when absent.
  public var hostPort: Int32
  /// Empty when absent, which is every address.
  public var hostIP: Symbol
  /// `TCP` when absent.
  public var `protocol`: Symbol
  public var origin: SourcePosition

  public init(
    containerPort: Int32, hostPort: Int32, hostIP: Symbol, protocol: Symbol, origin: SourcePosition = .none
  ) {
    self.containerPort = containerPort
    self.hostPort = hostPort
    self.hostIP = hostIP
    self.protocol = `protocol`
    self.origin = origin
  }
}
