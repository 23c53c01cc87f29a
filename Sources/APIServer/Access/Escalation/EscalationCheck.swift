import SourceText
import Store
import Symbols
import YAML

/// Keeps users from giving away rights that they do not have.
struct EscalationCheck {
  let control: AccessControl
  let user: User
  let resource: ServedResource
  /// Where the role or binding is; empty for the cluster.
  let namespace: String

  private static let group = "rbac.authorization.k8s.io"

  /// - Parameters:
  ///   - object: a role or binding, as it would be stored.
  ///   - old: what is there; nil for a new one.
  ///   - name: of the request, which does not know it where it creates.
  func check(_ object: YAMLDraft, from old: YAMLDraft?, name: String) throws(RequestError) {
    guard resource.group == Self.group, !user.isMaster else { return }
    if let old, Self.withoutOwners(object).says(Self.withoutOwners(old)) { return }
    switch resource.kind {
    case "Role", "ClusterRole": try checkRole(object, old, name)
    case "RoleBinding", "ClusterRoleBinding": try checkBinding(object)
    default: return
    }
  }

  /// What garbage collection needs to change is nobody's gain.
  private static func withoutOwners(_ object: YAMLDraft) -> YAMLDraft {
    var object = object
    object.edit("metadata") { metadata in
      for key: Symbol in ["ownerReferences", "finalizers", "resourceVersion", "managedFields", "generation"] {
        metadata[key] = nil
      }
    }
    return object
  }

  private func checkRole(_ role: YAMLDraft, _ old: YAMLDraft?, _ name: String) throws(RequestError) {
    let escalate = Access("escalate", group: Self.group, resource: resource.name, namespace: namespace, name: name)
    if control.decide(escalate, by: user).isAllowed { return }
    let shown = role.at("metadata", "name")?.text ?? ""
    let node = role.node()
    try confirm(RoleRule.rules(of: node), shown, at: role["rules"] ?? role)
    guard resource.kind == "ClusterRole" else { return }
    guard role.at("aggregationRule") != nil || old?.at("aggregationRule") != nil else { return }
    var everything = RoleRule()
    everything.verbs = [RoleRule.all]
    everything.groups = [RoleRule.all]
    everything.resources = [RoleRule.all]
    var everywhere = RoleRule()
    everywhere.verbs = [RoleRule.all]
    everywhere.paths = [RoleRule.all]
    guard RoleRule.missing(of: [everything, everywhere], in: held.rules).isEmpty else {
      throw .forbidden(
        resource, shown, "must have cluster-admin privileges to use the aggregationRule",
        by: RequestError.Station.authorization, at: role["aggregationRule"]?.range.position)
    }
  }

  private func checkBinding(_ binding: YAMLDraft) throws(RequestError) {
    let kind = binding.at("roleRef", "kind")?.text ?? ""
    let role = binding.at("roleRef", "name")?.text ?? ""
    let roles: String
    switch kind {
    case "ClusterRole": roles = "clusterroles"
    case "Role": roles = "roles"
    // Validation refuses it.
    default: return
    }
    let bind = Access("bind", group: Self.group, resource: roles, namespace: namespace, name: role)
    if control.decide(bind, by: user).isAllowed { return }
    guard let rules = control.index.rules(ofRole: role, kind: kind, in: namespace) else {
      // The server looks the role up in the name of the request's resource, and says so.
      var error = RequestError.notFound(resource, role)
      error.station = RequestError.Station.authorization
      error.position = binding["roleRef"]?.range.position
      throw error
    }
    try confirm(rules, binding.at("metadata", "name")?.text ?? "", at: binding["roleRef"] ?? binding)
  }

  /// The rules that the user has here, and what of their roles is not there.
  private var held: (rules: [RoleRule], missing: [String]) {
    var rules: [RoleRule] = []
    var missing: [String] = []
    for grant in control.index.grants(to: user, in: namespace) {
      if let more = control.index.rules(of: grant) {
        rules += more
      } else {
        missing.append("\(resource.qualified) \(GoText.quoted(grant.role)) not found")
      }
    }
    return (rules, missing)
  }

  private func confirm(_ rules: [RoleRule], _ name: String, at place: YAMLDraft) throws(RequestError) {
    let held = held
    let missing = RoleRule.missing(of: rules, in: held.rules)
    if missing.isEmpty { return }
    let shown = Set(RoleRule.compact(missing).map(\.shown)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var text =
      "user \(GoText.quoted(user.name)) (groups=\(RoleRule.shown(user.groups))) is attempting to grant RBAC permissions "
      + "not currently held:\n" + shown.joined(separator: "\n")
    if !held.missing.isEmpty { text += "; resolution errors: [\(AccessIndex.aggregate(held.missing))]" }
    throw .forbidden(resource, name, text, by: RequestError.Station.authorization, at: place.range.position)
  }
}
