import Kubernetes
import Symbols

/// Preferred terms of the incoming pod, and the terms of running pods that mean it.
final class InterPodAffinityScorer: NodeScorer {
  /// Weight by domain, one entry a topology key.
  private var sums: [(topology: TopologyColumn, weights: ContiguousArray<Int64>)] = []
  let normalization = ScoreNormalization.own

  /// - Parameter terms: caught up with the cluster.
  init(_ terms: AffinityTerms, hardWeight: Int64) {
    for (pods, weight) in terms.preferred { add(pods, weight) }
    for (pods, role) in terms.attracting {
      switch role {
      case .requiredAntiAffinity: continue
      case .requiredAffinity: if hardWeight > 0 { add(pods, hardWeight) }
      case .preferred(let weight): add(pods, weight)
      }
    }
  }

  private func add(_ pods: CarriedCounts, _ weight: Int64) {
    if pods.total == 0 { return }
    pods.add(to: &sums[slot(of: pods.topology)].weights, weight: weight)
  }

  /// No term of anybody concerns any node.
  var isIdle: Bool { sums.isEmpty }

  private func add(_ pods: DomainCounts, _ weight: Int64) {
    if pods.total == 0 { return }
    let slot = slot(of: pods.topology)
    let counts = pods.counts.values
    sums[slot].weights.withUnsafeMutableBufferPointer { weights in
      for domain in counts.indices { weights[domain] &+= counts[domain] &* weight }
    }
  }

  private func slot(of topology: TopologyColumn) -> Int {
    if let slot = sums.firstIndex(where: { $0.topology === topology }) { return slot }
    sums.append((topology, ContiguousArray(repeating: 0, count: topology.domainCount)))
    return sums.count - 1
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    sums.reduce(0) { sum, entry in
      let domain = Int(entry.topology.domainOfRow[row])
      return domain < 0 ? sum : sum &+ entry.weights[domain]
    }
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    scores.initialize(repeating: 0)
    for (topology, weights) in sums {
      let domainOfRow = topology.domainOfRow.values
      weights.withUnsafeBufferPointer { weights in
        for (place, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
          scores[place] &+= weights[Int(domainOfRow[row])]
        }
      }
    }
  }

  /// From the lowest to the highest score; the quotient is taken first, in floating point, as kube-scheduler does.
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    raw.withUnsafeBufferPointer { raw in
      var lowest = Int64.max
      var highest = Int64.min
      for value in raw {
        lowest = min(lowest, value)
        highest = max(highest, value)
      }
      if highest <= lowest { return ContiguousArray(repeating: 0, count: raw.count) }
      let width = Double(highest &- lowest)
      return ContiguousArray(unsafeUninitializedCapacity: raw.count) { scores, count in
        for place in raw.indices {
          scores[place] = Int64(
            saturating: Double(maximumNodeScore) * (Double(raw[place] &- lowest) / width))
        }
        count = raw.count
      }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let parts = sums.compactMap { entry -> String? in
      let value = entry.topology.domainOfRow[row]
      if value < 0 { return nil }
      return "\(entry.weights[Int(value)]) in \(entry.topology.key.text)=\(entry.topology.values[Int(value)].text)"
    }
    return parts.isEmpty ? "no term concerns the node" : parts.joined(separator: ", ")
  }
}
