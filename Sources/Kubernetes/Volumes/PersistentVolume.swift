public import Symbols

/// A PersistentVolume.
public struct PersistentVolume: Sendable {
  /// The claim that a volume is reserved for or bound to.
  public struct ClaimReference: Sendable {
    public var namespace: Symbol
    public var name: Symbol
    public var uid: Symbol

    public init(namespace: Symbol, name: Symbol, uid: Symbol) {
      self.namespace = namespace
      self.name = name
      self.uid = uid
    }
  }

  public var metadata = ObjectMeta()
  public var capacity = ResourceList()
  public var accessModes: [Symbol] = []
  public var storageClassName: Symbol = .none
  /// `Filesystem` when absent.
  public var volumeMode: Symbol = "Filesystem"
  public var claimRef: ClaimReference?
  /// `spec.nodeAffinity.required`.
  public var nodeAffinity: NodeSelector?
  public var source: Source = .other(.none)
  /// `status.phase`.
  public var phase: Symbol = .none

  public init() {}

  /// What the volume really is, as far as volume limits and zones look at it.
  public enum Source: Sendable {
    case csi(driver: Symbol, volumeHandle: Symbol)
    case gcePersistentDisk(pdName: Symbol)
    case awsElasticBlockStore(volumeID: Symbol)
    case azureDisk(diskName: Symbol)
    case cinder(volumeID: Symbol)
    case portworx(volumeID: Symbol)
    case other(Symbol)
  }
}
