import Kubernetes

/// A class's `DoNotSchedule` constraints against the cluster: what stays the same from attempt to attempt, and the counts
/// that placements keep up to date.
final class HardConstraints {
  let constraints: [SpreadConstraint]
  /// Matching pods by domain, constraint by constraint.
  let counts: [DomainCounts]
  /// By row: the node has the topology keys of all constraints; others count for none of them.
  let hasAllKeys: Column<Bool>
  /// By constraint and domain: whether a node that counts is in the domain.
  let exists: [ContiguousArray<Bool>]
  /// By constraint: how many domains exist.
  let domainNumbers: [Int]

  init(_ constraints: [SpreadConstraint], _ cluster: Cluster) {
    self.constraints = constraints
    let hasAllKeys = cluster.matches.all(of: constraints.map { cluster.matches.label($0.topology) })
    self.hasAllKeys = hasAllKeys
    counts = constraints.map { $0.podsByDomain(hasAllKeys, cluster) }
    exists = constraints.map { constraint in
      var exists = ContiguousArray(repeating: false, count: constraint.topology.domainCount)
      for row in 0..<cluster.count where hasAllKeys[row] && constraint.isIncluded[row] {
        exists[Int(constraint.topology.domainOfRow[row])] = true
      }
      return exists
    }
    domainNumbers = exists.map { $0.count(where: \.self) }
  }
}
