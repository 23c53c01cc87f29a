import Kubernetes
import Symbols

/// `DoNotSchedule` constraints: a domain may not have too many more matching pods than the emptiest one.
final class PodTopologySpreadFilter: NodeFilter {
  private let constraints: [SpreadConstraint]
  private let namespace: Symbol
  /// By row: the node has the topology keys of all constraints; others count for none of them.
  private let hasAllKeys: ContiguousArray<Bool>
  private var domains: [Domains]

  /// Matching pods by domain of one constraint.
  private struct Domains {
    var counts: ContiguousArray<Int64>
    var exists: ContiguousArray<Bool>
    var number = 0
    /// Least count of any domain that exists; nil after a change.
    var minimum: Int64?
  }

  init(_ constraints: [SpreadConstraint], _ info: PodInfo, _ cluster: Cluster) {
    self.constraints = constraints
    namespace = info.namespace
    hasAllKeys = ContiguousArray(
      (0..<cluster.count).map { row in constraints.allSatisfy { $0.topology.domainOfRow[row] >= 0 } })
    domains = []
    for constraint in constraints {
      let size = constraint.topology.domainCount
      var domain = Domains(
        counts: ContiguousArray(repeating: 0, count: size), exists: ContiguousArray(repeating: false, count: size))
      for row in 0..<cluster.count where hasAllKeys[row] && constraint.isIncluded[row] {
        let value = Int(constraint.topology.domainOfRow[row])
        domain.counts[value] += Int64(constraint.counts[row])
        if !domain.exists[value] {
          domain.exists[value] = true
          domain.number += 1
        }
      }
      domains.append(domain)
    }
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    for (index, constraint) in constraints.enumerated() {
      let value = constraint.topology.domainOfRow[row]
      if value < 0 { return .unresolvable(UInt64(index)) }
      if skew(index, Int(value)) > constraint.maxSkew { return .unschedulable(UInt64(index)) }
    }
    return .pass
  }

  /// Constraint by constraint over all rows: a row's first rejection is the same as row by row.
  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    for (index, constraint) in constraints.enumerated() {
      let domainOfRow = constraint.topology.domainOfRow
      let limit = constraint.maxSkew + minimum(index) - constraint.selfMatch
      let counts = domains[index].counts
      for row in column.rows where column.filter[row] == VerdictColumn.passed {
        let value = Int(domainOfRow[row])
        if value < 0 {
          column.reject(row, by: filter, .unresolvable(UInt64(index)))
        } else if counts[value] > limit {
          column.reject(row, by: filter, .unschedulable(UInt64(index)))
        }
      }
    }
  }

  /// How many more matching pods the domain would have than the emptiest.
  private func skew(_ index: Int, _ value: Int) -> Int64 {
    (domains[index].exists[value] ? domains[index].counts[value] : 0) + constraints[index].selfMatch - minimum(index)
  }

  private func minimum(_ index: Int) -> Int64 {
    if domains[index].number < constraints[index].minDomains { return 0 }
    if let known = domains[index].minimum { return known }
    var least = Int64.max
    for (count, exists) in zip(domains[index].counts, domains[index].exists) where exists { least = min(least, count) }
    let minimum = domains[index].number == 0 ? 0 : least
    domains[index].minimum = minimum
    return minimum
  }

  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {
    guard pod.namespace == namespace, hasAllKeys[row] else { return }
    for (index, constraint) in constraints.enumerated() where constraint.isIncluded[row] && constraint.counts(pod) {
      domains[index].counts[Int(constraint.topology.domainOfRow[row])] += sign
      domains[index].minimum = nil
    }
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    switch verdict.code {
    case .unschedulable: ["node(s) didn't match pod topology spread constraints"]
    case .unschedulableAndUnresolvable:
      ["node(s) didn't match pod topology spread constraints (missing required label)"]
    }
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    constraints.indices.compactMap { index in
      let constraint = constraints[index]
      let key = constraint.topologyKey.text
      let value = constraint.topology.domainOfRow[row]
      if value < 0 {
        return ExplanationDetail("label \(key) is missing, and the pod spreads over it", at: constraint.origin)
      }
      let skew = skew(index, Int(value))
      if skew <= constraint.maxSkew { return nil }
      let count = domains[index].exists[Int(value)] ? domains[index].counts[Int(value)] : 0
      let name = constraint.topology.values[Int(value)].text
      return ExplanationDetail(
        "\(key) \(name) has \(count == 1 ? "1 pod" : "\(count) pods") matching \(constraint.selectorText), \(least(index)); one more is a skew of \(skew), "
          + "maxSkew is \(constraint.maxSkew)", at: constraint.origin)
    }
  }

  private func least(_ index: Int) -> String {
    if domains[index].number < constraints[index].minDomains {
      return "fewer than \(constraints[index].minDomains) domains (minDomains) count as 0 at the least"
    }
    let minimum = minimum(index)
    let domain = domains[index].counts.indices
      .filter { domains[index].exists[$0] && domains[index].counts[$0] == minimum }
      .map { constraints[index].topology.values[$0] }
      .min { $0.precedes($1) }
    return "the least is \(minimum)" + (domain.map { " in \($0.text)" } ?? "")
  }
}
