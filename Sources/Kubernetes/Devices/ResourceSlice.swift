public import Symbols

/// A ResourceSlice (`resource.k8s.io`): devices of one pool that a driver offers, and the nodes that can reach them.
public struct ResourceSlice: Sendable {
  public struct Pool: Hashable, Sendable {
    public var name: Symbol = .none
    public var generation: Int64 = 0
    public var resourceSliceCount: Int64 = 0

    public init() {}
  }

  public var metadata: ObjectMeta
  public var driver: Symbol = .none
  public var pool = Pool()
  public var reach = DeviceReach()
  /// Each device says for itself which nodes reach it; nil when absent.
  public var perDeviceNodeSelection: Bool?
  public var devices: [Device] = []
  public var sharedCounters: [CounterSet] = []

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}

/// Which nodes reach a slice, or a device.
public struct DeviceReach: Sendable {
  /// Empty when absent.
  public var nodeName: Symbol = .none
  public var allNodes = false
  public var nodeSelector: NodeSelector?

  public init() {}
}

/// Amounts that several devices of a pool draw on.
public struct CounterSet: Sendable {
  public var name: Symbol
  public var counters: ResourceList

  public init(name: Symbol, counters: ResourceList) {
    self.name = name
    self.counters = counters
  }
}
