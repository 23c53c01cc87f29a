public import Symbols

/// A DeviceTaintRule (`resource.k8s.io`): a taint that an administrator puts on devices from outside.
public struct DeviceTaintRule: Sendable {
  public var metadata: ObjectMeta
  /// nil when absent, which taints nothing.
  public var selector: Selector?
  public var taint: Taint?

  /// Which devices are tainted; an empty name stands for any.
  public struct Selector: Hashable, Sendable {
    public var driver: Symbol = .none
    public var pool: Symbol = .none
    public var device: Symbol = .none

    public init() {}
  }

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
