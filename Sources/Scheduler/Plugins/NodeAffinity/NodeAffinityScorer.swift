import Kubernetes
import Symbols

final class NodeAffinityScorer: NodeScorer {
  private let terms: [PreferredSchedulingTerm]

  init(terms: [PreferredSchedulingTerm]) {
    self.terms = terms
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    ContiguousArray(
      feasible.map { row in matching(cluster.nodes[row]).reduce(0) { $0 &+ Int64($1.weight) } })
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    normalizeInProportion(raw, reversed: false)
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let matching = matching(cluster.nodes[row])
    if matching.isEmpty { return "no preferred term matches" }
    return matching.map { term in
      let text = (term.preference.matchExpressions + term.preference.matchFields).map(\.text).joined(separator: ",")
      return "weight \(term.weight) for \(text)"
    }.joined(separator: " + ")
  }

  private func matching(_ node: Node) -> [PreferredSchedulingTerm] {
    terms.filter { $0.preference.matches(name: node.metadata.name, labels: node.metadata.labels) }
  }
}
