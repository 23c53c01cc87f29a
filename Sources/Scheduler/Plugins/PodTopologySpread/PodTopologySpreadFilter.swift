import Kubernetes
import Symbols

/// `DoNotSchedule` constraints: a domain may not have too many more matching pods than the emptiest one.
final class PodTopologySpreadFilter: NodeFilter {
  private let hard: HardConstraints
  private let namespace: Symbol
  /// Matching pods by domain, constraint by constraint.
  private var counts: [AdjustableCounts]
  /// By constraint: the least count of any domain; nil until asked for, and after a change.
  private var minimums: [Int64?]

  private var constraints: [SpreadConstraint] { hard.constraints }

  init(_ hard: HardConstraints, _ namespace: Symbol) {
    self.hard = hard
    self.namespace = namespace
    counts = hard.counts.map(AdjustableCounts.init)
    minimums = Array(repeating: nil, count: hard.constraints.count)
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
      let domainOfRow = constraint.topology.domainOfRow.values
      let limit = constraint.maxSkew + minimum(index) - constraint.selfMatch
      let isPlain = counts[index].isPlain
      let shared = counts[index].shared.counts.values
      column.reject(as: filter) { row in
        let value = Int(domainOfRow[row])
        if value < 0 { return .unresolvable(UInt64(index)) }
        let count = isPlain ? shared[value] : counts[index][value]
        return count > limit ? .unschedulable(UInt64(index)) : .pass
      }
    }
  }

  /// How many more matching pods the domain would have than the emptiest. Where no node counts there are none.
  private func skew(_ index: Int, _ value: Int) -> Int64 {
    counts[index][value] + constraints[index].selfMatch - minimum(index)
  }

  private func minimum(_ index: Int) -> Int64 {
    if hard.domainNumbers[index] < constraints[index].minDomains || hard.domainNumbers[index] == 0 { return 0 }
    if let known = minimums[index] { return known }
    var least = Int64.max
    for (value, exists) in hard.exists[index].enumerated() where exists { least = min(least, counts[index][value]) }
    minimums[index] = least
    return least
  }

  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {
    guard pod.namespace == namespace, hard.hasAllKeys[row] else { return }
    for (index, constraint) in constraints.enumerated() where constraint.isIncluded[row] && constraint.counts(pod) {
      counts[index].adjust(at: row, by: sign)
      minimums[index] = nil
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
        return ExplanationDetail(
          "label \(key) is missing, and the pod spreads over it", at: constraint.origin,
          about: .label(constraint.topologyKey))
      }
      let skew = skew(index, Int(value))
      if skew <= constraint.maxSkew { return nil }
      let count = counts[index][Int(value)]
      let name = constraint.topology.values[Int(value)].text
      return ExplanationDetail(
        "\(key) \(name) has \(count == 1 ? "1 pod" : "\(count) pods") matching \(constraint.selectorText), \(least(index)); one more is a skew of \(skew), "
          + "maxSkew is \(constraint.maxSkew)", at: constraint.origin)
    }
  }

  private func least(_ index: Int) -> String {
    if hard.domainNumbers[index] < constraints[index].minDomains {
      return "fewer than \(constraints[index].minDomains) domains (minDomains) count as 0 at the least"
    }
    let minimum = minimum(index)
    let domain = hard.exists[index].indices
      .filter { hard.exists[index][$0] && counts[index][$0] == minimum }
      .map { constraints[index].topology.values[$0] }
      .min { $0.precedes($1) }
    return "the least is \(minimum)" + (domain.map { " in \($0.text)" } ?? "")
  }
}
