import SourceText
import Store
import Symbols
import YAML

/// Keeps kubelets to their own node and its pods.
struct NodeRestriction: AdmissionPlugin {
  static let name = "NodeRestriction"

  func mutate(_ request: inout AdmissionRequest, _ context: AdmissionContext) throws(RequestError) {
    let prefix = "system:node:"
    guard request.user.groups.contains("system:nodes"), request.user.name.hasPrefix(prefix) else { return }
    let node = String(request.user.name.dropFirst(prefix.count))
    if node.isEmpty {
      throw request.forbidden(
        "could not determine node from user \(GoText.quoted(request.user.name))", by: Self.name)
    }
    let kubelet = Kubelet(node: node, context: context)
    switch request.kind {
    case "Pod": try kubelet.checkPod(request)
    case "Node": try kubelet.checkNode(request)
    case "PersistentVolumeClaim": try kubelet.checkClaim(request)
    case "Lease": try kubelet.checkLease(request)
    case "CSINode": try kubelet.checkCSINode(request)
    case "ResourceSlice": try kubelet.checkResourceSlice(request)
    default: break
    }
  }
}

/// A kubelet that asks.
struct Kubelet {
  let node: String
  let context: AdmissionContext

  var quoted: String { GoText.quoted(node) }

  func refuse(_ request: AdmissionRequest, _ text: String, at place: YAMLDraft? = nil) -> RequestError {
    request.forbidden(text, by: NodeRestriction.name, at: place?.range.position)
  }

  func checkClaim(_ request: AdmissionRequest) throws(RequestError) {
    guard request.subresource == "status", request.operation == .update, let old = request.old else {
      throw refuse(request, "may only update PVC status")
    }
    if Self.withoutSizes(request.object).says(Self.withoutSizes(old.draft)) { return }
    throw refuse(
      request, "node \(quoted) is not allowed to update fields other than status.capacity and status.conditions")
  }

  private static func withoutSizes(_ claim: YAMLDraft) -> YAMLDraft {
    var claim = claim
    claim.edit("metadata") { metadata in
      for key: Symbol in ["resourceVersion", "managedFields"] { metadata[key] = nil }
    }
    claim.edit("status") { status in
      for key: Symbol in ["capacity", "conditions", "allocatedResources", "allocatedResourceStatuses"] {
        status[key] = nil
      }
    }
    return claim
  }

  func checkLease(_ request: AdmissionRequest) throws(RequestError) {
    if request.namespace != "kube-node-lease" {
      throw refuse(request, "can only access leases in the \"kube-node-lease\" system namespace")
    }
    if request.name != node {
      throw refuse(request, "can only access node lease with the same name as the requesting node")
    }
  }

  func checkCSINode(_ request: AdmissionRequest) throws(RequestError) {
    if request.name == node { return }
    throw refuse(request, "can only access CSINode with the same name as the requesting node")
  }

  func checkResourceSlice(_ request: AdmissionRequest) throws(RequestError) {
    let name: String? =
      switch request.operation {
      case .create: request.object.at("spec", "nodeName")?.text
      case .delete: request.old?.spec?["nodeName"]?.text
      default: node
      }
    if name == node { return }
    let verb = request.operation == .create ? "create" : "delete"
    throw refuse(
      request, "can only \(verb) ResourceSlice with the same NodeName as the requesting node",
      at: request.object.at("spec", "nodeName"))
  }
}
