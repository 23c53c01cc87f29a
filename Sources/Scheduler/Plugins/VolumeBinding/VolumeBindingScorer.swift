import Kubernetes
import Symbols

/// Scores a node by how much of its storage would be in use: of the volumes that the pod's claims would be bound to or,
/// where there are none, of what is left to make volumes from, each class by itself.
final class VolumeBindingScorer: NodeScorer {
  private let filter: VolumeBindingFilter
  private let shape: [ShapePoint]
  let normalization = ScoreNormalization.none

  init(_ filter: VolumeBindingFilter, _ shape: [ShapePoint]) {
    self.filter = filter
    self.shape = shape
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    let classes = filter.plan(at: row)?.usage ?? []
    if classes.isEmpty { return 0 }
    let sum = classes.reduce(Int64(0)) { $0 &+ shape.score(at: $1.utilization) }
    return Int64(rounding: Double(sum) / Double(classes.count))
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let classes = filter.plan(at: row)?.usage ?? []
    if classes.isEmpty { return "no claim waits for a volume whose capacity is known" }
    let unit = ResourceUnit(.memory)
    return classes.map { usage in
      "class \(usage.className.text) \(unit.text(usage.requested)) of \(unit.text(usage.capacity)) gives "
        + "\(shape.score(at: usage.utilization))"
    }.joined(separator: ", ")
  }
}

extension VolumePlan.Usage {
  /// In percent; what is not there or too small is full.
  fileprivate var utilization: Int64 {
    capacity <= 0 || requested > capacity ? 100 : requested.percent(of: capacity)
  }
}
