public import Symbols

/// A PersistentVolumeClaim.
public struct PersistentVolumeClaim: Sendable {
  public var metadata: ObjectMeta
  public var spec: PersistentVolumeClaimSpec
  /// `status.phase`.
  public var phase: Symbol = .none

  public init(metadata: ObjectMeta, spec: PersistentVolumeClaimSpec) {
    self.metadata = metadata
    self.spec = spec
  }
}

extension PersistentVolumeClaim {
  private static let betaClass: Symbol = "volume.beta.kubernetes.io/storage-class"

  /// The class's name, empty without one; the cluster's default class is not looked at.
  public var className: Symbol { metadata.annotations[Self.betaClass] ?? spec.storageClassName ?? .none }
}

/// What a claim asks for.
public struct PersistentVolumeClaimSpec: Sendable {
  public var accessModes: [Symbol] = []
  /// nil when absent; the empty name is a class of its own ("no class").
  public var storageClassName: Symbol?
  /// Empty when the claim is not bound.
  public var volumeName: Symbol = .none
  /// `Filesystem` when absent.
  public var volumeMode: Symbol = "Filesystem"
  public var selector: LabelSelector?
  /// `resources.requests`.
  public var requests = ResourceList()

  public init() {}
}
