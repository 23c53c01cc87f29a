import Store
import Symbols
import YAML

/// Lets a kubelet read what its pods use, and write what is its own.
struct NodeAuthorizer {
  let store: ObjectStore

  func decide(_ access: Access, by user: User) -> AccessDecision {
    guard let node = user.node, access.path == nil else { return .unsettled() }
    let (resource, subresource) = access.parts
    let reach = NodeReach(node: node, store: store)
    switch (access.group.text, resource) {
    case ("", "secrets"), ("", "configmaps"):
      guard ["get", "list", "watch"].contains(access.verb) else {
        return .unsettled("can only read resources of this type")
      }
      guard subresource.isEmpty else { return .unsettled("cannot read subresource") }
      guard !access.namespace.isEmpty else { return .unsettled("can only read namespaced object of this type") }
      return related(reach, resource, access, node)
    case ("", "persistentvolumeclaims"):
      guard subresource == "status" else { return read(reach, resource, access, node) }
      guard ["get", "update", "patch"].contains(access.verb) else {
        return .unsettled("can only get/update/patch this type")
      }
      return related(reach, resource, access, node)
    case ("", "persistentvolumes"), ("resource.k8s.io", "resourceclaims"), ("storage.k8s.io", "volumeattachments"):
      return read(reach, resource, access, node)
    case ("", "serviceaccounts"):
      guard subresource == "token" else { return read(reach, resource, access, node) }
      guard access.verb == "create" else { return .unsettled("can only create token for individual service account") }
      return related(reach, resource, access, node)
    case ("coordination.k8s.io", "leases"):
      guard ["get", "create", "update", "patch", "delete"].contains(access.verb) else {
        return .unsettled("can only get, create, update, patch, or delete a node lease")
      }
      guard access.namespace == "kube-node-lease" else {
        return .unsettled("can only access leases in the \"kube-node-lease\" system namespace")
      }
      guard access.verb == "create" || access.name.text == node else {
        return .unsettled("can only access node lease with the same name as the requesting node")
      }
      return .allowed()
    case ("storage.k8s.io", "csinodes"):
      guard subresource.isEmpty else { return .unsettled("cannot authorize CSINode subresources") }
      guard ["get", "create", "update", "patch", "delete"].contains(access.verb) else {
        return .unsettled("can only get, create, update, patch, or delete a CSINode")
      }
      guard access.verb == "create" || access.name.text == node else {
        return .unsettled("can only access CSINode with the same name as the requesting node")
      }
      return .allowed()
    case ("", "nodes"): return ownNode(access, subresource, node)
    case ("", "pods"): return pod(reach, access, subresource, node)
    default: return BuiltInRoles.nodeRules.contains { $0.allows(access) } ? .allowed() : .unsettled()
    }
  }

  private func read(_ reach: NodeReach, _ resource: String, _ access: Access, _ node: String) -> AccessDecision {
    guard access.verb == "get" else { return .unsettled("can only get individual resources of this type") }
    guard access.parts.subresource.isEmpty else { return .unsettled("cannot get subresource") }
    return related(reach, resource, access, node)
  }

  private func related(_ reach: NodeReach, _ resource: String, _ access: Access, _ node: String) -> AccessDecision {
    guard !access.name.isEmpty else { return .unsettled("No Object name found") }
    return reach.reaches(resource, access.namespace, access.name.text)
      ? .allowed() : .unsettled("no relationship found between node '\(node)' and this object")
  }

  private func ownNode(_ access: Access, _ subresource: String, _ node: String) -> AccessDecision {
    switch (subresource, access.verb) {
    case ("", "create"), ("", "update"), ("", "patch"), ("status", "update"), ("status", "patch"): return .allowed()
    case ("", "get"), ("", "list"), ("", "watch"):
      if access.name.text == node { return .allowed() }
      return .unsettled(
        access.name.isEmpty
          ? "node '\(node)' cannot read all nodes, only its own Node object"
          : "node '\(node)' cannot read '\(access.name.text)', only its own Node object")
    default: return .unsettled()
    }
  }

  private func pod(_ reach: NodeReach, _ access: Access, _ subresource: String, _ node: String) -> AccessDecision {
    switch (subresource, access.verb) {
    case ("", "get"): return related(reach, "pods", access, node)
    case ("", "list"), ("", "watch"):
      if access.selectedNode == node { return .allowed() }
      return .unsettled("can only list/watch pods with spec.nodeName field selector")
    case ("", "create"), ("", "delete"), ("status", "update"), ("status", "patch"), ("eviction", "create"):
      return .allowed()
    default: return .unsettled()
    }
  }
}

extension User {
  /// The node whose kubelet this is; nil for anybody else.
  var node: String? {
    let prefix = "system:node:"
    guard groups.contains("system:nodes"), name.hasPrefix(prefix), name != prefix else { return nil }
    return String(name.dropFirst(prefix.count))
  }

  /// Whether everything is allowed.
  var isMaster: Bool { groups.contains("system:masters") }
}
