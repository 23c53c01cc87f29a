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
  private let soft: SoftConstraints
  /// By constraint: the more domains there are, the more a pod in one of them weighs.
  private let weights: [Double]
  let normalization = ScoreNormalization.own

  init(_ soft: SoftConstraints, feasible: [Int]) {
    self.soft = soft
    let taking = soft.allTakePart ? feasible : feasible.filter { soft.takesPart[$0] }
    weights = soft.constraints.map { constraint in
      let domains = constraint.topologyKey == .hostname ? taking.count : Self.domains(of: taking, constraint.topology)
      return log(Double(domains + 2))
    }
  }

  /// How many domains the rows are in. A missing label counts as the empty value.
  private static func domains(of rows: [Int], _ topology: TopologyColumn) -> Int {
    let domainOfRow = topology.domainOfRow.values
    let missing = topology.emptyDomain >= 0 ? Int(topology.emptyDomain) : topology.domainCount
    var isMet = ContiguousArray(repeating: false, count: topology.domainCount + 1)
    var number = 0
    for row in rows {
      let slot = domainOfRow[row] < 0 ? missing : Int(domainOfRow[row])
      if isMet[slot] { continue }
      isMet[slot] = true
      number += 1
      if number == isMet.count { break }
    }
    return number
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 { rawScores([row], in: cluster)[0] }

  func rawScores(_ feasible: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    if soft.constraints.count == 1, case .domains(let domains) = soft.counts[0] {
      return rawScores(feasible, by: domains, into: scores)
    }
    var sums = ContiguousArray<Double>(repeating: 0, count: feasible.count)
    for (index, constraint) in soft.constraints.enumerated() {
      let domainOfRow = constraint.topology.domainOfRow.values
      let offset = Double(constraint.maxSkew - 1)
      let weight = weights[index]
      switch soft.counts[index] {
      case .rows(let column):
        let counts = column.values
        for (place, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
          sums[place] += Double(counts[row]) * weight + offset
        }
      case .domains(let domains):
        let parts = ContiguousArray(domains.counts.values.map { Double($0) * weight + offset })
        for (place, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
          sums[place] += parts[Int(domainOfRow[row])]
        }
      }
    }
    sums.withUnsafeBufferPointer { sums in
      for (place, row) in feasible.enumerated() {
        scores[place] = soft.allTakePart || soft.takesPart[row] ? Int64(rounding: sums[place]) : 0
      }
    }
  }

  /// With one constraint the nodes of a domain score alike.
  private func rawScores(
    _ feasible: [Int], by domains: DomainCounts, into scores: UnsafeMutableBufferPointer<Int64>
  ) {
    let offset = Double(soft.constraints[0].maxSkew - 1)
    let scoreOfDomain = ContiguousArray(
      domains.counts.values.map { Int64(rounding: Double($0) * weights[0] + offset) })
    let domainOfRow = soft.constraints[0].topology.domainOfRow.values
    let takesPart = soft.takesPart.values
    scoreOfDomain.withUnsafeBufferPointer { scoreOfDomain in
      for (place, row) in feasible.enumerated() {
        let domain = Int(domainOfRow[row])
        scores[place] = domain < 0 || !takesPart[row] ? 0 : scoreOfDomain[domain]
      }
    }
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    let takesPart = soft.takesPart.values
    return raw.withUnsafeBufferPointer { raw in
      var lowest = Int64.max
      var highest: Int64 = 0
      for (place, row) in feasible.enumerated() where takesPart[row] {
        lowest = min(lowest, raw[place])
        highest = max(highest, raw[place])
      }
      let most = highest + lowest
      return ContiguousArray(unsafeUninitializedCapacity: raw.count) { scores, count in
        // Many nodes have the same score.
        var last = (raw: Int64.min, score: Int64(0))
        for (place, row) in feasible.enumerated() {
          if raw[place] != last.raw {
            last.raw = raw[place]
            last.score = highest == 0 ? maximumNodeScore : (most &- raw[place]).percent(of: highest)
          }
          scores[place] = takesPart[row] ? last.score : 0
        }
        count = raw.count
      }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    if !soft.takesPart[row] { return "lacks a topology label of the constraints" }
    let parts = zip(soft.constraints, soft.counts).map { constraint, counts -> String in
      let value = Int(constraint.topology.domainOfRow[row])
      if value < 0 { return "no label \(constraint.topologyKey.text)" }
      let count =
        switch counts {
        case .rows(let column): Int64(column[row])
        case .domains(let domains): domains.counts[value]
        }
      return "\(count) matching in \(constraint.topologyKey.text)=\(constraint.topology.values[value].text)"
    }
    return parts.joined(separator: ", ")
  }
}
