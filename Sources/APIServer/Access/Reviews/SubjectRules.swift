import SourceText
import Symbols
import YAML

/// All that a user may in a namespace.
struct SubjectRules {
  let control: AccessControl
  let user: User

  func status(in namespace: String, asked: YAMLDraft) -> YAMLDraft {
    let place = YAMLDraft.nowhere
    var rules: [RoleRule] = []
    var missing: [String] = []
    for grant in control.index.grants(to: user, in: namespace) {
      if let more = control.index.rules(of: grant) {
        rules += more
      } else {
        let kind = grant.roleKind == "ClusterRole" ? "clusterrole" : "role"
        missing.append("\(kind).rbac.authorization.k8s.io \(GoText.quoted(grant.role)) not found")
      }
    }
    if user.isMaster {
      var all = RoleRule()
      all.verbs = [RoleRule.all]
      var paths = all
      all.groups = [RoleRule.all]
      all.resources = [RoleRule.all]
      paths.paths = [RoleRule.all]
      rules = [all, paths]
    }
    // The server's order is that of a hash table.
    let sorted = rules.sorted { $0.sortKey.utf8.lexicographicallyPrecedes($1.sortKey.utf8) }
    let isNode = user.node != nil
    if isNode { missing.insert("node authorizer does not support user rule resolution", at: 0) }
    return .mapping(
      [
        "resourceRules": .list(sorted.filter { !$0.resources.isEmpty }.map { $0.draft(at: place) }, at: place),
        "nonResourceRules": .list(sorted.filter { !$0.paths.isEmpty }.map { $0.draft(at: place) }, at: place),
        "incomplete": .bool(isNode || !missing.isEmpty, at: place),
        "evaluationError": missing.isEmpty ? nil : .text(AccessIndex.aggregate(missing), at: place),
      ], at: place)
  }
}

extension RoleRule {
  /// The rule as JSON with its keys in order.
  fileprivate var sortKey: String {
    let parts = [
      ("apiGroups", groups), ("nonResourceURLs", paths), ("resourceNames", names), ("resources", resources),
      ("verbs", verbs),
    ]
    return parts.filter { !$0.1.isEmpty }
      .map { "\"\($0.0)\": [\($0.1.map { GoText.json($0.text) }.joined(separator: ", "))]" }.joined(separator: ", ")
  }
}
