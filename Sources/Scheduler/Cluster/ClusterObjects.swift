public import Kubernetes
public import Symbols

/// The objects of a cluster beside nodes and pods, ready to be looked up.
public struct ClusterObjects: Sendable {
  /// Namespace and name.
  public struct Key: Hashable, Sendable {
    public var namespace: Symbol
    public var name: Symbol

    public init(_ namespace: Symbol, _ name: Symbol) {
      self.namespace = namespace
      self.name = name
    }
  }

  /// By namespace, in input order.
  public var services: [Symbol: [Service]] = [:]
  public var replicationControllers: [Key: LabelSelector] = [:]
  public var replicaSets: [Key: LabelSelector] = [:]
  public var statefulSets: [Key: LabelSelector] = [:]
  public var podDisruptionBudgets: [PodDisruptionBudget] = []
  public var persistentVolumes: [PersistentVolume] = []
  public var persistentVolumeClaims: [PersistentVolumeClaim] = []
  public var storageClasses: [StorageClass] = []
  public var csiNodes: [CSINode] = []
  public var csiDrivers: [CSIDriver] = []
  public var csiStorageCapacities: [CSIStorageCapacity] = []
  public var volumeAttachments: [VolumeAttachment] = []
  public var deviceClasses: [DeviceClass] = []
  public var resourceClaims: [ResourceClaim] = []
  public var resourceSlices: [ResourceSlice] = []
  public var deviceTaintRules: [DeviceTaintRule] = []

  public init() {}
}
