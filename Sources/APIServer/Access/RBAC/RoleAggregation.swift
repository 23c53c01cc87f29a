import Kubernetes
import Store
import Symbols
import YAML

/// Fills in the rules of cluster roles that are sums of others, as the clusterrole-aggregation-controller does.
enum RoleAggregation {
  /// Sums of sums need one more round each; more than these have a ring among them, which the controller settles just the same.
  private static let mostRounds = 100

  static func settle(_ store: inout ObjectStore) {
    for _ in 0..<mostRounds {
      let roles = store.objects("ClusterRole")
      let sums = roles.filter { isSum($0) }
      var isSettled = true
      for role in sums {
        let rules = rules(of: role, among: roles)
        if rules == RoleRule.rules(of: role.body) { continue }
        var draft = role.draft
        let place = draft["aggregationRule"] ?? draft
        draft["rules"] = .list(rules.map { $0.draft(at: place) }, at: place)
        store.put(draft, kind: "ClusterRole")
        isSettled = false
      }
      if isSettled { return }
    }
  }

  static func isSum(_ role: ObjectRecord) -> Bool { role.body["aggregationRule"]?.isNull == false }

  private static func rules(of sum: ObjectRecord, among roles: [ObjectRecord]) -> [RoleRule] {
    let selectors = (sum.body["aggregationRule"]?["clusterRoleSelectors"]?.items.map { $0 } ?? []).compactMap {
      Value($0).selector
    }
    var result: [RoleRule] = []
    for selector in selectors {
      for role in roles where role.name != sum.name && selector.matches(role.labels) {
        for rule in RoleRule.rules(of: role.body) where !result.contains(rule) { result.append(rule) }
      }
    }
    return result
  }
}
