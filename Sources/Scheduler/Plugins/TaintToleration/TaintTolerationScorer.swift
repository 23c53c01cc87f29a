import Kubernetes
import Symbols

final class TaintTolerationScorer: NodeScorer {
  /// Those that could meet a `PreferNoSchedule` taint.
  private let tolerations: [Toleration]
  /// By list of taints: how many `PreferNoSchedule` taints are not tolerated.
  private let untolerated: [Int64]

  init(_ tolerations: [Toleration], _ cluster: Cluster) {
    let preferring = tolerations.filter { $0.effect == nil || $0.effect == .preferNoSchedule }
    self.tolerations = preferring
    untolerated = cluster.taints.lists.map { Int64(Self.untolerated($0, by: preferring).count) }
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    ContiguousArray(feasible.map { untolerated[Int(cluster.taints.listOfRow[$0])] })
  }

  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> {
    normalizeInProportion(raw, reversed: true)
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
