import SourceText
import Store
import Symbols
import YAML

extension Kubelet {
  /// A kubelet makes mirror pods of itself, and ends, evicts and tells of the pods on its node.
  func checkPod(_ request: AdmissionRequest) throws(RequestError) {
    switch request.subresource {
    case "":
      switch request.operation {
      case .create: try checkMirror(request)
      case .delete:
        if nodeName(request.old) == node { return }
        throw refuse(request, "node \(quoted) can only delete pods with spec.nodeName set to itself")
      default:
        throw refuse(
          request,
          "unexpected operation \(GoText.quoted(request.operation.rawValue)), node \(quoted) can only create and delete mirror pods"
        )
      }
    case "status": try checkStatus(request)
    case "eviction":
      if nodeName(request.old) == node { return }
      throw refuse(request, "node \(node) can only evict pods with spec.nodeName set to itself")
    default:
      throw refuse(
        request,
        "unexpected pod subresource \(GoText.quoted(request.subresource)), only 'status' and 'eviction' are allowed")
    }
  }

  private func nodeName(_ pod: ObjectRecord?) -> String { pod?.spec?["nodeName"]?.text ?? "" }

  private func checkStatus(_ request: AdmissionRequest) throws(RequestError) {
    guard let old = request.old else { return }
    if nodeName(old) != node {
      throw refuse(request, "node \(quoted) can only update pod status for pods with spec.nodeName set to itself")
    }
    let labels = request.object.at("metadata", "labels")
    let before = old.metadata?["labels"].map { YAMLDraft($0) }
    let isSame = (labels ?? .nowhere).says(before ?? .nowhere)
    if !isSame { throw refuse(request, "node \(quoted) cannot update labels through pod status", at: labels) }
    let statuses = request.object.at("status", "resourceClaimStatuses")
    let known = old.status?["resourceClaimStatuses"].map { YAMLDraft($0) }
    if !(statuses ?? .nowhere).says(known ?? .nowhere) {
      throw refuse(request, "node \(quoted) cannot update resource claim statues", at: statuses)
    }
  }

  private func checkMirror(_ request: AdmissionRequest) throws(RequestError) {
    let pod = request.object
    if pod.at("metadata", "annotations", "kubernetes.io/config.mirror") == nil {
      throw refuse(
        request,
        "pod does not have \"kubernetes.io/config.mirror\" annotation, node \(quoted) can only create mirror pods")
    }
    let place = pod.at("spec", "nodeName")
    if place?.text ?? "" != node {
      throw refuse(request, "node \(quoted) can only create pods with spec.nodeName set to itself", at: place)
    }
    try checkOwner(request)
    if let account = pod.at("spec", "serviceAccountName"), account.text != "" {
      throw refuse(request, "node \(quoted) can not create pods that reference a service account", at: account)
    }
    for kind in PodReferences.Kind.allCases {
      guard let reference = PodReferences.first(kind, in: pod) else { continue }
      throw refuse(request, "node \(quoted) can not create pods that reference \(kind.rawValue)", at: reference)
    }
  }

  private func checkOwner(_ request: AdmissionRequest) throws(RequestError) {
    let owners = request.object.at("metadata", "ownerReferences")?.items ?? []
    guard let owner = owners.first else {
      throw refuse(request, "node \(quoted) can only create pods with an owner reference set to itself")
    }
    if owners.count > 1 {
      throw refuse(
        request, "node \(quoted) can only create pods with a single owner reference set to itself", at: owners[1])
    }
    if owner["apiVersion"]?.text != "v1" || owner["kind"]?.text != "Node" || owner["name"]?.text != node {
      throw refuse(request, "node \(quoted) can only create pods with an owner reference set to itself", at: owner)
    }
    if owner["controller"]?.isTrue != true {
      throw refuse(
        request, "node \(quoted) can only create pods with a controller owner reference set to itself", at: owner)
    }
    if owner["blockOwnerDeletion"]?.isTrue == true {
      throw refuse(
        request, "node \(quoted) must not set blockOwnerDeletion on an owner reference",
        at: owner["blockOwnerDeletion"])
    }
    guard let found = context.store.object("Node", named: node) else {
      guard let nodes = context.resources.resource(kind: "Node") else { return }
      var error = RequestError.notFound(nodes, node)
      error.station = NodeRestriction.name
      throw error
    }
    let uid = owner["uid"]?.text ?? ""
    if uid == found.uid { return }
    throw refuse(
      request, "node \(node) UID mismatch: expected \(uid) got \(found.uid)", at: owner["uid"])
  }
}

/// The objects that a pod names.
enum PodReferences {
  enum Kind: String, CaseIterable {
    case secrets, configmaps, clustertrustbundles, persistentvolumeclaims
  }

  /// The first place that names an object of that kind; nil where none does.
  static func first(_ kind: Kind, in pod: YAMLDraft) -> YAMLDraft? {
    let volumes = pod.at("spec", "volumes")?.items ?? []
    let sources = volumes.flatMap { $0.at("projected", "sources")?.items ?? [] }
    let containers = (["initContainers", "containers", "ephemeralContainers"] as [Symbol]).flatMap {
      pod.at("spec", $0)?.items ?? []
    }
    let variables = containers.flatMap { $0["env"]?.items ?? [] }
    let sets = containers.flatMap { $0["envFrom"]?.items ?? [] }
    switch kind {
    case .secrets:
      if let pull = pod.at("spec", "imagePullSecrets")?.items.first { return pull }
      if let mounted = volumes.lazy.compactMap(secret).first { return mounted }
      if let projected = sources.lazy.compactMap({ $0.at("secret") }).first { return projected }
      if let variable = variables.lazy.compactMap({ $0.at("valueFrom", "secretKeyRef") }).first { return variable }
      return sets.lazy.compactMap { $0.at("secretRef") }.first
    case .configmaps:
      if let mounted = volumes.lazy.compactMap({ $0.at("configMap") }).first { return mounted }
      if let projected = sources.lazy.compactMap({ $0.at("configMap") }).first { return projected }
      if let variable = variables.lazy.compactMap({ $0.at("valueFrom", "configMapKeyRef") }).first { return variable }
      return sets.lazy.compactMap { $0.at("configMapRef") }.first
    case .clustertrustbundles: return sources.lazy.compactMap { $0.at("clusterTrustBundle") }.first
    case .persistentvolumeclaims: return volumes.lazy.compactMap { $0.at("persistentVolumeClaim") }.first
    }
  }

  /// Where a volume names a secret.
  private static func secret(_ volume: YAMLDraft) -> YAMLDraft? {
    if let own = volume.at("secret") { return own }
    if let secret = volume.at("csi", "nodePublishSecretRef") { return secret }
    if let secret = volume.at("azureFile", "secretName") { return secret }
    for kind: Symbol in ["cephfs", "rbd", "flexVolume", "scaleIO", "iscsi", "storageos"] {
      if let secret = volume.at(kind, "secretRef") { return secret }
    }
    return nil
  }
}
