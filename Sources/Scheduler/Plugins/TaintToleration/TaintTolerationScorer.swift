import Kubernetes
import Symbols

final class TaintTolerationScorer: NodeScorer {
  /// Those that could meet a `PreferNoSchedule` taint.
  private let tolerations: [Toleration]
  /// By list of taints: how many `PreferNoSchedule` taints are not tolerated.
  private let untolerated: [Int64]
  let normalization = ScoreNormalization.inProportion(reversed: true)

  init(_ tolerations: [Toleration], _ cluster: Cluster) {
    let preferring = tolerations.filter { $0.effect == nil || $0.effect == .preferNoSchedule }
    self.tolerations = preferring
    untolerated = cluster.taints.lists.map { Int64(Self.untolerated($0, by: preferring).count) }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 { untolerated[Int(cluster.taints.listOfRow[row])] }

  func rawScores(_ rows: [Int], in cluster: Cluster, into scores: UnsafeMutableBufferPointer<Int64>) {
    let listOfRow = cluster.taints.listOfRow.values
    untolerated.withUnsafeBufferPointer { untolerated in
      for (place, row) in rows.enumerated() { scores[place] = untolerated[Int(listOfRow[row])] }
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let taints = Self.untolerated(cluster.nodes[row].taints, by: tolerations)
    if taints.isEmpty { return "no untolerated PreferNoSchedule taint" }
    return "untolerated " + taints.map(\.text).joined(separator: ", ")
  }

  private static func untolerated(_ taints: [Taint], by tolerations: [Toleration]) -> [Taint] {
    taints.filter { $0.effect == .preferNoSchedule && !tolerations.tolerate($0) }
  }
}
