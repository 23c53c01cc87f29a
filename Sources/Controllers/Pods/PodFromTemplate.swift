import Store
import Symbols

/// The pod that a controller makes of a template.
enum PodFromTemplate {
  /// Labels, annotations and finalizers of the template, its spec, and the controller as owner; the API server makes the
  /// name.
  static func pod(_ template: Value, of owner: StoredObject) -> Value {
    var metadata: Value = [
      "generateName": .text(prefix(owner.name)),
      "ownerReferences": [OwnerReference(controller: owner).value],
    ]
    for field: Symbol in ["labels", "annotations", "finalizers"] where !template["metadata"][field].isEmpty {
      metadata[field] = template["metadata"][field]
    }
    return ["metadata": metadata, "spec": template["spec"], "status": .mapping(Mapping())]
  }

  /// `web-`, or without the dash where no name could begin so.
  static func prefix(_ name: String) -> String {
    // A dash may stand inside a name only, and names of 253 characters have no room for it.
    name.utf8.count < 253 ? "\(name)-" : name
  }
}
