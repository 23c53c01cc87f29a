import Store
import Symbols
import YAML

/// Gives claims that name no class the cluster's default one. A class that is named stands, even the empty one.
struct DefaultStorageClass: AdmissionPlugin {
  static let name = "DefaultStorageClass"
  static let kinds: Set<Symbol>? = ["PersistentVolumeClaim"]

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    guard request.isOf("PersistentVolumeClaim"), request.operation == .create,
      request.object.at("spec", "storageClassName") == nil,
      request.object.at("metadata", "annotations", "volume.beta.kubernetes.io/storage-class") == nil,
      let standard = DefaultObject.of(
        "StorageClass", marked: "storageclass.kubernetes.io/is-default-class",
        "storageclass.beta.kubernetes.io/is-default-class", in: context.store)
    else { return }
    request.object.edit("spec") { $0["storageClassName"] = .text(standard.name, at: standard.draft) }
  }
}

/// The object of a kind that is marked as the default one.
enum DefaultObject {
  /// - Parameter marks: the annotations, one of which is `true`.
  /// - Returns: of several the newest, of equally old ones the first by name.
  static func of(_ kind: Symbol, marked marks: Symbol..., in store: ObjectStore) -> ObjectRecord? {
    store.objects(kind).filter { record in marks.contains { record.annotation($0) == "true" } }
      .max { a, b in
        guard let (before, after) = a.creation.flatMap({ a in b.creation.map { (a, $0) } }), before != after else {
          return a.name > b.name
        }
        return before < after
      }
  }
}
