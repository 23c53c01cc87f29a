import Kubernetes
import Store
import Symbols

/// The workload that an autoscaler scales.
struct ScaleTarget {
  let object: StoredObject
  let specReplicas: Int64
  let statusReplicas: Int64
  /// Its pods; nil if it does not say.
  let selector: LabelSelector?

  init?(_ reference: Value, in namespace: String, _ cluster: ClusterView) {
    let key = ObjectKey(namespace: namespace, name: reference["name"].text)
    guard let object = cluster.object(reference["kind"].symbol, key) else { return nil }
    self.object = object
    specReplicas = object.spec["replicas"].int ?? 0
    statusReplicas = object.status["replicas"].int ?? 0
    let selector = object.spec["selector"]
    // A ReplicationController has labels where others have a selector.
    self.selector = object.kind == "ReplicationController" ? selector.equalities : selector.selector
  }

  /// What the API server says if it is not there.
  static func notFound(_ reference: Value) -> String {
    let group = reference["apiVersion"].text.split(separator: "/").dropLast().joined()
    let resource = ResourceName.of(reference["kind"].symbol)
    return "\(group.isEmpty ? resource : "\(resource).\(group)") \"\(reference["name"].text)\" not found"
  }
}
