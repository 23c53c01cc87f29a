import Kubernetes
import Symbols

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `ScheduleAnyway` constraints: the fewer matching pods a node's domains have, the better.
final class PodTopologySpreadScorer: NodeScorer {
  private let constraints: [SpreadConstraint]
  /// By row: a feasible node that lacks a key, where all keys are required; it scores 0.
  private var isIgnored: ContiguousArray<Bool>
  private var terms: [Term] = []

  private enum Term {
    /// Counts by domain, with one more slot at the end for nodes without the label.
    case domains(ContiguousArray<Int64>, weight: Double)
    /// `kubernetes.io/hostname`: each node is a domain of its own.
    case hostname(weight: Double)
  }

  init(_ constraints: [SpreadConstraint], feasible: [Int], requiresAllKeys: Bool, _ cluster: Cluster) {
    self.constraints = constraints
    isIgnored = ContiguousArray(repeating: false, count: cluster.count)
    func lacksKey(_ row: Int) -> Bool {
      requiresAllKeys && constraints.contains { $0.topology.domainOfRow[row] < 0 }
    }
    var taking: [Int] = []
    for row in feasible {
      if lacksKey(row) { isIgnored[row] = true } else { taking.append(row) }
    }
    for constraint in constraints {
      if constraint.topologyKey == .hostname {
        terms.append(.hostname(weight: Self.weight(domains: taking.count)))
        continue
      }
      let missing = Self.missingSlot(constraint)
      func slot(_ row: Int) -> Int {
        let value = constraint.topology.domainOfRow[row]
        return value < 0 ? missing : Int(value)
      }
      var counts = ContiguousArray<Int64>(repeating: -1, count: constraint.topology.domainCount + 1)
      for row in taking { counts[slot(row)] = 0 }
      let size = counts.reduce(0) { $0 + ($1 < 0 ? 0 : 1) }
      for row in 0..<cluster.count where constraint.isIncluded[row] && counts[slot(row)] >= 0 && !lacksKey(row) {
        counts[slot(row)] += Int64(constraint.counts[row])
      }
      terms.append(.domains(counts, weight: Self.weight(domains: size)))
    }
  }

  /// A missing label counts as the empty value, should some node have that one.
  private static func missingSlot(_ constraint: SpreadConstraint) -> Int {
    constraint.topology.values.firstIndex(of: .none) ?? constraint.topology.domainCount
  }

  /// The more domains there are, the more a pod in one of them weighs.
  private static func weight(domains: Int) -> Double { log(Double(domains + 2)) }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    var sums = ContiguousArray<Double>(repeating: 0, count: feasible.count)
    for (constraint, term) in zip(constraints, terms) {
      let domainOfRow = constraint.topology.domainOfRow
      let offset = Double(constraint.maxSkew - 1)
      switch term {
      case .hostname(let weight):
        for (index, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
          sums[index] += Double(constraint.counts[row]) * weight + offset
        }
      case .domains(let counts, let weight):
        for (index, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
          sums[index] += Double(max(0, counts[Int(domainOfRow[row])])) * weight + offset
        }
      }
    }
    return ContiguousArray(zip(sums, feasible).map { isIgnored[$1] ? 0 : Int64(saturating: $0.rounded()) })
  }

  private func count(_ term: Term, _ constraint: SpreadConstraint, _ row: Int, _ value: Int) -> Int64 {
    switch term {
    case .hostname: Int64(constraint.counts[row])
    case .domains(let counts, _): max(0, counts[value])
    }
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    var lowest = Int64.max
    var highest: Int64 = 0
    for (value, row) in zip(raw, feasible) where !isIgnored[row] {
      lowest = min(lowest, value)
      highest = max(highest, value)
    }
    return ContiguousArray(
      zip(raw, feasible).map { value, row in
        if isIgnored[row] { return 0 }
        if highest == 0 { return maximumNodeScore }
        return maximumNodeScore * (highest + lowest - value) / highest
      })
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    if isIgnored[row] { return "lacks a topology label of the constraints" }
    let parts = zip(constraints, terms).compactMap { constraint, term -> String? in
      let value = constraint.topology.domainOfRow[row]
      if value < 0 { return "no label \(constraint.topologyKey.text)" }
      let count = count(term, constraint, row, Int(value))
      return "\(count) matching in \(constraint.topologyKey.text)=\(constraint.topology.values[Int(value)].text)"
    }
    return parts.joined(separator: ", ")
  }
}
