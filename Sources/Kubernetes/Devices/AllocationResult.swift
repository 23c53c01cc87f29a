public import Symbols

/// The devices that a claim has been given, and the nodes that can reach them.
public struct AllocationResult: Sendable {
  public var devices: [AllocatedDevice]
  /// nil for every node.
  public var nodeSelector: NodeSelector?
  /// Seconds since 1970, nil when absent.
  public var timestamp: Int64?

  public init(devices: [AllocatedDevice] = [], nodeSelector: NodeSelector? = nil) {
    self.devices = devices
    self.nodeSelector = nodeSelector
  }
}

/// One entry of `allocation.devices.results`.
public struct AllocatedDevice: Sendable {
  /// The request's name, or `request/alternative`.
  public var request: Symbol = .none
  public var driver: Symbol = .none
  public var pool: Symbol = .none
  public var device: Symbol = .none
  /// Looks on without keeping others away.
  public var hasAdminAccess = false
  /// One of several shares of the device.
  public var isShared = false
  /// What a share takes of the device's capacity.
  public var consumedCapacity = ResourceList()
  /// Conditions of the device's status that must hold before the pod is bound.
  public var bindingConditions: [Symbol] = []
  /// Conditions any of which means that it never will be.
  public var bindingFailureConditions: [Symbol] = []

  public init() {}
}
