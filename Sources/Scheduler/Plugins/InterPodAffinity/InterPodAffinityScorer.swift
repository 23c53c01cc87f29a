import Kubernetes
import Symbols

/// Preferred terms of the incoming pod, and the terms of running pods that mean it.
final class InterPodAffinityScorer: NodeScorer {
  /// Weight by domain, one entry a topology key.
  private var sums: [(topology: TopologyColumn, weights: ContiguousArray<Int64>)] = []
  /// No term of anybody concerns any node.
  private(set) var isIdle = true

  init(_ info: PodInfo, hardWeight: Int64, _ cluster: Cluster) {
    for preferred in info.affinity.preferred {
      let matcher = preferred.term.expanded(over: cluster.namespaces)
      add(cluster.counts.column(for: matcher), cluster.topology(preferred.term.topologyKey), preferred.weight)
    }
    let namespaceLabels = cluster.namespaces[info.namespace] ?? LabelSet()
    for (index, carried) in cluster.counts.carriedTerms.enumerated() {
      let weight: Int64
      switch carried.role {
      case .requiredAntiAffinity: continue
      case .requiredAffinity:
        if hardWeight <= 0 { continue }
        weight = hardWeight
      case .preferred(let preferred): weight = preferred
      }
      if carried.term.matches(namespace: info.namespace, namespaceLabels: namespaceLabels, labels: info.labels) {
        add(cluster.counts.carried[index], cluster.topology(carried.term.topologyKey), weight)
      }
    }
  }

  private func add(_ column: Column<Int32>, _ topology: TopologyColumn, _ weight: Int64) {
    let slot = sums.firstIndex { $0.topology === topology } ?? sums.count
    if slot == sums.count { sums.append((topology, ContiguousArray(repeating: 0, count: topology.domainCount))) }
    for row in 0..<column.count where column[row] != 0 {
      let value = topology.domainOfRow[row]
      if value < 0 { continue }
      sums[slot].weights[Int(value)] &+= Int64(column[row]) &* weight
      isIdle = false
    }
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    ContiguousArray(
      feasible.map { row in
        sums.reduce(0) { sum, entry in
          let value = entry.topology.domainOfRow[row]
          return value < 0 ? sum : sum &+ entry.weights[Int(value)]
        }
      })
  }

  /// From the lowest to the highest score; the quotient is taken first, in floating point, as kube-scheduler does.
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    guard let lowest = raw.min(), let highest = raw.max(), highest > lowest else {
      return ContiguousArray(repeating: 0, count: raw.count)
    }
    let width = Double(highest &- lowest)
    return ContiguousArray(
      raw.map { Int64(saturating: Double(maximumNodeScore) * (Double($0 &- lowest) / width)) })
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
