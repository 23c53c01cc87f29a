import Symbols
import YAML

/// Lets volumes, claims and attribute classes outlive their deletion while somebody uses them.
struct StorageObjectInUseProtection: AdmissionPlugin {
  static let name = "StorageObjectInUseProtection"
  static let kinds: Set<Symbol>? = Set(finalizers.keys)

  private static let finalizers: [Symbol: String] = [
    "PersistentVolume": "kubernetes.io/pv-protection", "PersistentVolumeClaim": "kubernetes.io/pvc-protection",
    "VolumeAttributesClass": "kubernetes.io/vac-protection",
  ]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.subresource.isEmpty, request.operation == .create, let finalizer = Self.finalizers[request.kind]
    else { return }
    let written = request.object.at("metadata", "finalizers")
    if written?.items.contains(where: { $0.text == finalizer }) == true { return }
    request.object.edit("metadata") { metadata in
      let place = written ?? metadata
      metadata["finalizers"] = .list((written?.items ?? []) + [.text(finalizer, at: place)], at: place)
    }
  }
}
