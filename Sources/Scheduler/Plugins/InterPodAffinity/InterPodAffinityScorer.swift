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

  /// No term of anybody concerns any node.
  var isIdle: Bool { sums.isEmpty }

  private func add(_ pods: DomainCounts, _ weight: Int64) {
    if pods.total == 0 { return }
    let slot = sums.firstIndex { $0.topology === pods.topology } ?? sums.count
    if slot == sums.count {
      sums.append((pods.topology, ContiguousArray(pods.counts.values.map { $0 &* weight })))
      return
    }
    for (domain, count) in pods.counts.values.enumerated() { sums[slot].weights[domain] &+= count &* weight }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 { rawScores([row], in: cluster)[0] }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    var scores = ContiguousArray<Int64>(repeating: 0, count: feasible.count)
    for (topology, weights) in sums {
      let domainOfRow = topology.domainOfRow.values
      for (place, row) in feasible.enumerated() where domainOfRow[row] >= 0 {
        scores[place] &+= weights[Int(domainOfRow[row])]
      }
    }
    return scores
  }

  /// From the lowest to the highest score; the quotient is taken first, in floating point, as kube-scheduler does.
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    guard let lowest = raw.min(), let highest = raw.max(), highest > lowest else {
      return ContiguousArray(repeating: 0, count: raw.count)
    }
    let width = Double(highest &- lowest)
    var last = (raw: lowest, score: Int64(0))
    return ContiguousArray(
      raw.map { value in
        // Many nodes have the same score.
        if value != last.raw {
          last = (value, Int64(saturating: Double(maximumNodeScore) * (Double(value &- lowest) / width)))
        }
        return last.score
      })
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
