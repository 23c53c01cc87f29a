import Kubernetes
import Symbols

final class NodeAffinityScorer: NodeScorer {
  private let terms: [(term: PreferredSchedulingTerm, matches: Column<Bool>)]
  let normalization = ScoreNormalization.inProportion(reversed: false)

  init(terms: [PreferredSchedulingTerm], _ cluster: Cluster) {
    self.terms = terms.map { ($0, cluster.matches.term($0.preference)) }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    var sum: Int64 = 0
    for index in terms.indices where terms[index].matches[row] { sum &+= Int64(terms[index].term.weight) }
    return sum
  }

  func rawScores(_ rows: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    scores.initialize(repeating: 0)
    for (term, matches) in terms {
      let matches = matches.values
      let weight = Int64(term.weight)
      for (place, row) in rows.enumerated() where matches[row] { scores[place] &+= weight }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let matching = terms.filter { $0.matches[row] }
    if matching.isEmpty { return "no preferred term matches" }
    return matching.map { term, _ in
      let text = (term.preference.matchExpressions + term.preference.matchFields).map(\.text).joined(separator: ",")
      return "weight \(term.weight) for \(text)"
    }.joined(separator: " + ")
  }
}
