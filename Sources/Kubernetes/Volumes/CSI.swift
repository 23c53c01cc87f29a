public import Symbols

/// A CSINode (`storage.k8s.io`): the drivers on a node and how many volumes each can attach.
public struct CSINode: Sendable {
  public struct Driver: Sendable {
    public var name: Symbol
    public var nodeID: Symbol
    public var topologyKeys: [Symbol]
    /// `allocatable.count`, nil when absent (no limit).
    public var count: Int32?

    public init(name: Symbol, nodeID: Symbol, topologyKeys: [Symbol], count: Int32?) {
      self.name = name
      self.nodeID = nodeID
      self.topologyKeys = topologyKeys
      self.count = count
    }
  }

  /// Annotations are kept: migrated in-tree plugins are named there.
  public var metadata: ObjectMeta
  public var drivers: [Driver]

  public init(metadata: ObjectMeta, drivers: [Driver]) {
    self.metadata = metadata
    self.drivers = drivers
  }
}

/// A CSIDriver (`storage.k8s.io`).
public struct CSIDriver: Sendable {
  public var metadata: ObjectMeta
  /// `spec.storageCapacity`: the scheduler looks at CSIStorageCapacity objects for this driver.
  public var hasStorageCapacity: Bool
  /// `spec.attachRequired`, true when absent.
  public var attachRequired: Bool
  /// `spec.preventPodSchedulingIfMissing`: a node without the driver takes no pod with a volume of it.
  public var preventsSchedulingIfMissing = false

  public init(metadata: ObjectMeta, hasStorageCapacity: Bool, attachRequired: Bool) {
    self.metadata = metadata
    self.hasStorageCapacity = hasStorageCapacity
    self.attachRequired = attachRequired
  }
}

/// A CSIStorageCapacity (`storage.k8s.io`): how much a storage class can still provision where.
public struct CSIStorageCapacity: Sendable {
  public var metadata: ObjectMeta
  public var storageClassName: Symbol
  /// nil matches no node.
  public var nodeTopology: LabelSelector?
  public var capacity: Quantity?
  public var maximumVolumeSize: Quantity?

  public init(
    metadata: ObjectMeta, storageClassName: Symbol, nodeTopology: LabelSelector?, capacity: Quantity?,
    maximumVolumeSize: Quantity?
  ) {
    self.metadata = metadata
    self.storageClassName = storageClassName
    self.nodeTopology = nodeTopology
    self.capacity = capacity
    self.maximumVolumeSize = maximumVolumeSize
  }
}

/// A VolumeAttachment (`storage.k8s.io`): a volume that a driver has attached, or is to attach, to a node.
public struct VolumeAttachment: Sendable {
  public var metadata: ObjectMeta
  /// The driver.
  public var attacher: Symbol = .none
  public var nodeName: Symbol = .none
  /// `spec.source.persistentVolumeName`; empty for an inline volume.
  public var persistentVolumeName: Symbol = .none

  public init(metadata: ObjectMeta) {
    self.metadata = metadata
  }
}
