import SourceText
public import Store
import Symbols
import YAML

/// What roles and bindings grant, found by who asks: kept up to date with a store, so that an answer looks at the asker's bindings alone.
public struct AccessIndex: Sendable {
  /// A role; an empty namespace: a cluster role.
  private struct RoleKey: Hashable, Sendable {
    var namespace: String
    var name: String
  }

  private struct Grants: Sendable {
    var users: [String: [AccessGrant]] = [:]
    var groups: [String: [AccessGrant]] = [:]

    mutating func change(_ grant: AccessGrant, _ change: (inout [AccessGrant]) -> Void) {
      switch grant.subjectKind {
      case "Group": change(&groups[grant.subject, default: []])
      case "User": change(&users[grant.subject, default: []])
      default:
        change(&users["system:serviceaccount:\(grant.subjectNamespace):\(grant.subject)", default: []])
      }
    }
  }

  private var roles: [RoleKey: [RoleRule]] = [:]
  /// By the namespace in which they hold; the empty one: everywhere.
  private var grants: [String: Grants] = [:]
  /// The last change that was looked at.
  private var revision: UInt64 = 0

  public init() {}

  // MARK: Keeping up

  /// Takes in what was changed since the last time.
  public mutating func follow(_ store: ObjectStore) {
    guard store.revision > revision else { return }
    for change in store.changes(after: revision) {
      switch (change.new ?? change.old)?.kind {
      case "Role", "ClusterRole":
        if let old = change.old { roles[RoleKey(namespace: old.namespace, name: old.name)] = nil }
        if let new = change.new {
          roles[RoleKey(namespace: new.namespace, name: new.name)] = RoleRule.rules(of: new.body)
        }
      case "RoleBinding", "ClusterRoleBinding":
        for grant in change.old.map(Self.grants) ?? [] {
          grants[grant.namespace]?.change(grant) { list in list.removeAll { $0 == grant } }
        }
        for grant in change.new.map(Self.grants) ?? [] {
          grants[grant.namespace, default: Grants()].change(grant) { $0.append(grant) }
        }
      default: break
      }
    }
    revision = store.revision
  }

  /// What a binding gives to each of its subjects.
  public static func grants(of binding: ObjectRecord) -> [AccessGrant] {
    let body = binding.body
    return (body["subjects"]?.items.map { $0 } ?? []).map { subject in
      let namespace = subject["namespace"]?.text ?? ""
      return AccessGrant(
        namespace: binding.namespace, binding: binding.name, roleKind: body["roleRef"]?["kind"]?.text ?? "",
        role: body["roleRef"]?["name"]?.text ?? "", subjectKind: subject["kind"]?.text ?? "",
        subject: subject["name"]?.text ?? "", subjectNamespace: namespace.isEmpty ? binding.namespace : namespace,
        position: binding.origin.position)
    }
  }

  // MARK: Asking

  /// What a user is given in a namespace, those of the whole cluster first.
  public func grants(to user: User, in namespace: String) -> [AccessGrant] {
    var result: [AccessGrant] = []
    visit(user, in: namespace) { grant in
      result.append(grant)
      return false
    }
    return result
  }

  /// The rules of the role of a grant; nil where there is no such role.
  public func rules(of grant: AccessGrant) -> [RoleRule]? {
    rules(ofRole: grant.role, kind: grant.roleKind, in: grant.namespace)
  }

  /// The rules of a role that a binding in a namespace refers to; nil where there is no such role.
  func rules(ofRole name: String, kind: String, in namespace: String) -> [RoleRule]? {
    roles[RoleKey(namespace: kind == "ClusterRole" ? "" : namespace, name: name)]
  }

  /// Whether a user is allowed what they ask, by which binding; or which roles of their bindings are not there.
  ///
  /// - Complexity: O(*n*) in the rules that the user has.
  public func decide(_ access: Access, by user: User) -> AccessDecision {
    var missing: [String] = []
    var found: AccessGrant?
    visit(user, in: access.namespace) { grant in
      guard let rules = rules(of: grant) else {
        let kind = grant.roleKind == "ClusterRole" ? "clusterrole" : "role"
        missing.append("\(kind).rbac.authorization.k8s.io \(GoText.quoted(grant.role)) not found")
        return false
      }
      guard rules.contains(where: { $0.allows(access) }) else { return false }
      found = grant
      return true
    }
    if let found { return .allowed("RBAC: allowed by \(found.shown)", by: found) }
    return .unsettled(missing.isEmpty ? "" : "RBAC: \(Self.aggregate(missing))")
  }

  /// Several errors as Go tells them: each once, in brackets.
  static func aggregate(_ errors: [String]) -> String {
    var seen: Set<String> = []
    let unique = errors.filter { seen.insert($0).inserted }
    return unique.count == 1 ? unique[0] : "[\(unique.joined(separator: ", "))]"
  }

  /// - Parameter body: whether that was enough.
  private func visit(_ user: User, in namespace: String, _ body: (AccessGrant) -> Bool) {
    for place in namespace.isEmpty ? [""] : ["", namespace] {
      guard let grants = grants[place] else { continue }
      for grant in grants.users[user.name] ?? [] where isWhole(grant) && body(grant) { return }
      for group in user.groups {
        for grant in grants.groups[group] ?? [] where isWhole(grant) && body(grant) { return }
      }
    }
  }

  /// A service account without a namespace is nobody where the binding has none either.
  private func isWhole(_ grant: AccessGrant) -> Bool {
    grant.subjectKind != "ServiceAccount" || !grant.subjectNamespace.isEmpty
  }
}
