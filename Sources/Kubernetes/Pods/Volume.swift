public import SourceText
public import Symbols

/// One entry of `spec.volumes`: the sources that a scheduler plugin looks at, the others by kind alone.
public struct Volume: Sendable {
  public enum Source: Sendable {
    /// `persistentVolumeClaim`.
    case claim(name: Symbol, readOnly: Bool)
    /// `ephemeral`: a claim named `<pod>-<volume>`, made for the pod.
    case ephemeral(PersistentVolumeClaimSpec)
    case gcePersistentDisk(pdName: Symbol, readOnly: Bool)
    case awsElasticBlockStore(volumeID: Symbol, readOnly: Bool)
    case azureDisk(diskName: Symbol)
    case cinder(volumeID: Symbol)
    case portworx(volumeID: Symbol)
    case iscsi(iqn: Symbol, lun: Int32, targetPortal: Symbol, readOnly: Bool)
    case rbd(monitors: [Symbol], pool: Symbol, image: Symbol, readOnly: Bool)
    /// An inline CSI volume.
    case csi(driver: Symbol)
    /// An image volume (`image.reference`).
    case image(reference: Symbol)
    /// No plugin looks at it (`configMap`, `emptyDir`, `hostPath` ...); the source's field name.
    case other(Symbol)
  }

  public var name: Symbol
  public var source: Source
  public var origin: SourcePosition

  public init(name: Symbol, source: Source, origin: SourcePosition = .none) {
    self.name = name
    self.source = source
    self.origin = origin
  }
}
