import Symbols

/// One of the ways in which a user may be let speak for others.
///
/// Source: KEP-5284, constrained impersonation, on by default since 1.36.
enum ImpersonationMode: String, CaseIterable, Sendable {
  case node = "arbitrary-node"
  case serviceAccount = "serviceaccount"
  case user = "user-info"
  /// The verb `impersonate`, which holds for every action.
  case legacy = ""

  /// Whether it can let somebody be that one.
  func fits(_ other: User) -> Bool {
    switch self {
    case .node: other.name.hasPrefix("system:node:")
    case .serviceAccount: other.serviceAccountNamespace != nil
    case .user: other.serviceAccountNamespace == nil && !other.name.hasPrefix("system:node:")
    case .legacy: true
    }
  }

  private var verb: Symbol { self == .legacy ? "impersonate" : Symbol("impersonate:\(rawValue)") }

  /// All that has to be allowed, in the order in which it is asked.
  func wanted(_ other: User, for access: Access) -> [Access] {
    let identity = "authentication.k8s.io"
    let group = self == .legacy ? "" : identity
    var wanted: [Access] = []
    if self != .legacy {
      var action = access
      action.verb = Symbol("impersonate-on:\(rawValue):\(access.verb.text)")
      wanted.append(action)
    }
    if let namespace = other.serviceAccountNamespace, self != .user {
      let name = other.name.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      wanted.append(Access(verb, group: group, resource: "serviceaccounts", namespace: namespace, name: name))
    } else if self == .node {
      let name = String(other.name.dropFirst("system:node:".count))
      wanted.append(Access(verb, group: group, resource: "nodes", name: name))
    } else {
      wanted.append(Access(verb, group: group, resource: "users", name: other.name))
    }
    wanted += other.groups.map { Access(verb, group: group, resource: "groups", name: $0) }
    for (key, values) in other.extra.sorted(by: { $0.key < $1.key }) {
      wanted += values.map {
        Access(verb, group: identity, resource: "userextras", subresource: key, name: $0)
      }
    }
    if !other.uid.isEmpty { wanted.append(Access(verb, group: identity, resource: "uids", name: other.uid)) }
    return wanted
  }
}
