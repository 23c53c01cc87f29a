import Store
import Symbols

/// The class that claims without a class get.
enum DefaultStorageClass {
  private static let marks: [Symbol] = [
    "storageclass.kubernetes.io/is-default-class", "storageclass.beta.kubernetes.io/is-default-class",
  ]

  /// Gives it to a claim that says nothing of a class; a claim may also want none.
  ///
  /// - Returns: whether there is one.
  static func assign(to claim: StoredObject, in cluster: ClusterView, _ step: inout ControllerStep) -> Bool {
    guard claim.spec["storageClassName"].isNull,
      claim.annotation("volume.beta.kubernetes.io/storage-class") == nil, let storageClass = find(in: cluster)
    else { return false }
    var body = claim.body
    body["spec"]["storageClassName"] = .text(storageClass.name)
    step.update(claim, to: body, because: "\(storageClass.name) is the default class")
    return true
  }

  /// The newest of those that say so, the first by name among equals.
  private static func find(in cluster: ClusterView) -> StoredObject? {
    let all = cluster.objects("StorageClass").filter { object in marks.contains { object.annotation($0) == "true" } }
    let made = { (object: StoredObject) in object.creation?.seconds ?? .min }
    return all.min { a, b in made(a) == made(b) ? a.key < b.key : made(a) > made(b) }
  }
}
