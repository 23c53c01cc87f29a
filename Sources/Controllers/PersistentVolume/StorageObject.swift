import Kubernetes
import Store
import Symbols

/// What is asked of claims and volumes.
extension StoredObject {
  static let boundByController: Symbol = "pv.kubernetes.io/bound-by-controller"
  static let bindCompleted: Symbol = "pv.kubernetes.io/bind-completed"

  /// Of a claim or a volume; empty if it has none.
  var storageClass: String { annotation("volume.beta.kubernetes.io/storage-class") ?? spec["storageClassName"].text }

  /// What a claim asks for.
  var requestedStorage: Quantity { spec["resources"]["requests"]["storage"].quantity ?? .zero }

  /// What a volume has.
  var storageCapacity: Quantity { spec["capacity"]["storage"].quantity ?? .zero }

  var volumeMode: String { spec["volumeMode"].string ?? "Filesystem" }

  /// Of a claim or a volume; empty if it has none.
  var attributesClass: String { spec["volumeAttributesClassName"].text }

  /// Those of a claim or a volume, each once.
  var accessModes: Set<String> { Set(spec["accessModes"].items.map(\.text)) }

  /// Whether a volume is reserved for a claim or bound to it.
  func isReserved(for claim: StoredObject) -> Bool {
    let reference = spec["claimRef"]
    let uid = reference["uid"].text
    return reference["name"].string == claim.name && reference["namespace"].string == claim.namespace
      && (uid.isEmpty || uid == claim.uid)
  }
}
