import Store
import Symbols

/// How many pods something that controls pods asks for.
struct ControllerScale {
  let uid: String
  let replicas: Int64

  private static let scalable: Set<Symbol> = ["ReplicationController", "Deployment", "ReplicaSet", "StatefulSet"]

  /// A ReplicaSet of a Deployment has the Deployment's scale, anything else its own; nil if there is no such object.
  init?(of owner: OwnerReference, in namespace: String, _ cluster: ClusterView) throws(ScaleUnknown) {
    let object = Self.find(owner, in: namespace, cluster)
    let isBuiltIn = Self.isBuiltIn(owner.group)
    // Of kinds that are not Kubernetes' own only the objects can tell.
    let isScalable =
      isBuiltIn ? Self.scalable.contains(owner.kind) : object.map { $0.spec["replicas"].int != nil } ?? true
    guard isScalable else {
      let resource = ResourceName.of(owner.kind)
      let name = owner.group.isEmpty ? resource : "\(resource).\(owner.group)"
      throw ScaleUnknown(message: "\(name) does not implement the scale subresource")
    }
    guard let object else { return nil }
    if owner.kind == "ReplicaSet", let above = object.controller, above.kind == "Deployment",
      let deployment = Self.find(above, in: namespace, cluster)
    {
      self.init(deployment)
    } else {
      self.init(object)
    }
  }

  private init(_ object: StoredObject) {
    uid = object.uid
    replicas = object.spec["replicas"].int ?? 1
  }

  private static func find(_ owner: OwnerReference, in namespace: String, _ cluster: ClusterView) -> StoredObject? {
    guard let object = cluster.object(owner.kind, ObjectKey(namespace: namespace, name: owner.name)) else { return nil }
    return object.uid == owner.uid && object.body["apiVersion"].text.apiGroup == owner.group ? object : nil
  }

  private static func isBuiltIn(_ group: String) -> Bool { !group.contains(".") || group.hasSuffix(".k8s.io") }
}

extension OwnerReference {
  fileprivate var group: String { apiVersion.apiGroup }
}

extension String {
  /// The group of an `apiVersion`, empty for the first API.
  fileprivate var apiGroup: String {
    guard let slash = firstIndex(of: "/") else { return "" }
    return String(self[..<slash])
  }
}
