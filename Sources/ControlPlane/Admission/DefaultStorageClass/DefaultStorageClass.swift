import Kubernetes
import Symbols

/// Gives claims that name no class the cluster's default one.
///
/// Source: "Default StorageClass", Kubernetes documentation.
struct DefaultStorageClass: Sendable {
  /// The newest of the default classes, or the first by name among equally old ones; nil when there is none.
  let name: Symbol?

  init(_ classes: [StorageClass]) {
    let newest = classes.filter(\.isDefault).min { a, b in
      let (older, newer) = (a.metadata.creationTimestamp ?? 0, b.metadata.creationTimestamp ?? 0)
      return older == newer ? a.metadata.name.precedes(b.metadata.name) : older > newer
    }
    name = newest?.metadata.name
  }

  /// A class that is named stands, even the empty one ("no class").
  func admit(_ claim: inout PersistentVolumeClaim) {
    guard claim.leavesClassOpen else { return }
    claim.spec.storageClassName = name
  }

  /// Where old claims name their class.
  static let betaAnnotation: Symbol = "volume.beta.kubernetes.io/storage-class"
}

extension PersistentVolumeClaim {
  /// Whether the class is the cluster's to choose.
  var leavesClassOpen: Bool {
    spec.storageClassName == nil && metadata.annotations[DefaultStorageClass.betaAnnotation] == nil
  }
}
