import Store
import Symbols

/// The pod of an ordinal of a StatefulSet.
enum StatefulPod {
  static let nameLabel: Symbol = "statefulset.kubernetes.io/pod-name"

  /// A pod that is not there yet: of the current revision below the partition, else of the one that is updated to.
  static func pod(_ ordinal: Int64, of set: StoredObject, _ revisions: StatefulSetRevisions) -> StoredObject {
    let start = set.spec["ordinals"]["start"].int ?? 0
    let strategy = set.spec["updateStrategy"]
    let isRolling = strategy["type"].string != "OnDelete"
    let partition = strategy["rollingUpdate"]["partition"].int ?? 0
    let revision = isRolling && ordinal < start + partition ? revisions.current : revisions.update
    var template = revision.body["data"]["spec"]["template"]
    template["$patch"] = .null
    var body = PodFromTemplate.pod(template, of: set)
    let name = "\(set.name)-\(ordinal)"
    body["kind"] = "Pod"
    body["metadata"]["name"] = .text(name)
    body["metadata"]["namespace"] = .text(set.namespace)
    body["metadata"]["labels"][nameLabel] = .text(name)
    body["metadata"]["labels"]["apps.kubernetes.io/pod-index"] = .text(String(ordinal))
    body["metadata"]["labels"]["controller-revision-hash"] = .text(revision.name)
    body["spec"]["hostname"] = .text(name)
    body["spec"]["subdomain"] = set.spec["serviceName"].isEmpty ? .null : set.spec["serviceName"]
    addClaims(to: &body, of: set, ordinal)
    return StoredObject(body)
  }

  /// A pod as it is sent.
  static func sent(_ pod: StoredObject) -> Value {
    var body = pod.body
    body["kind"] = .null
    return body
  }

  /// A pod with the label of its name and the volumes of its claims, if they are missing.
  static func mended(_ pod: StoredObject, of set: StoredObject) -> Value {
    var body = pod.body
    guard let ordinal = StatefulPodName(pod.name)?.ordinal else { return body }
    if body["metadata"]["labels"][nameLabel].string != pod.name {
      body["metadata"]["labels"][nameLabel] = .text(pod.name)
      body["metadata"]["labels"]["apps.kubernetes.io/pod-index"] = .text(String(ordinal))
    }
    let volumes = body["spec"]["volumes"].items
    let hasClaims = set.spec["volumeClaimTemplates"].items.allSatisfy { template in
      let name = template["metadata"]["name"]
      let claim = StatefulClaims.name(name.text, of: set, ordinal)
      return volumes.contains { $0["name"] == name && $0["persistentVolumeClaim"]["claimName"].string == claim }
    }
    if !hasClaims { addClaims(to: &body, of: set, ordinal) }
    return body
  }

  /// Volumes of the claims, in place of those of the same names.
  private static func addClaims(to body: inout Value, of set: StoredObject, _ ordinal: Int64) {
    let templates = set.spec["volumeClaimTemplates"].items
    if templates.isEmpty { return }
    let names = templates.map { $0["metadata"]["name"] }
    let own: [Value] = names.map { name in
      let claim = StatefulClaims.name(name.text, of: set, ordinal)
      return ["name": name, "persistentVolumeClaim": ["claimName": .text(claim)]]
    }
    let others = body["spec"]["volumes"].items.filter { !names.contains($0["name"]) }
    body["spec"]["volumes"] = .list(own + others)
  }
}
