import Kubernetes
import Symbols

/// Scores each configured resource by the profile's strategy and takes the weighted mean.
final class NodeResourcesFitScorer: NodeScorer {
  private let strategy: NodeResourcesFitArgs.Strategy
  private let shares: [ResourceShare]

  init(_ info: PodInfo, _ arguments: NodeResourcesFitArgs, _ cluster: Cluster) {
    strategy = arguments.strategy
    shares = arguments.resources.compactMap {
      ResourceShare($0, requested: info.scoringRequests, nonZero: true, cluster)
    }
  }

  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
    ContiguousArray(
      feasible.map { row in
        var sum: Int64 = 0
        var weights: Int64 = 0
        for share in shares {
          guard let (allocatable, requested) = share.amounts(at: row, in: cluster) else { continue }
          let score = score(allocatable: allocatable, requested: requested)
          if case .requestedToCapacityRatio = strategy, score == 0 { continue }
          sum &+= score &* share.weight
          weights &+= share.weight
        }
        if weights == 0 { return 0 }
        if case .requestedToCapacityRatio = strategy {
          return Int64(saturating: (Double(sum) / Double(weights)).rounded(.toNearestOrAwayFromZero))
        }
        return sum / weights
      })
  }

  /// - Parameter requested: with the pod.
  private func score(allocatable: Int64, requested: Int64) -> Int64 {
    switch strategy {
    case .leastAllocated:
      requested > allocatable ? 0 : ((allocatable &- requested) &* maximumNodeScore) / allocatable
    case .mostAllocated:
      (min(requested, allocatable) &* maximumNodeScore) / allocatable
    case .requestedToCapacityRatio(let shape):
      Self.interpolate(
        shape, at: requested > allocatable ? maximumNodeScore : (requested &* maximumNodeScore) / allocatable)
    }
  }

  /// Between the shape's points, in integers; a score of 10 counts as 100.
  private static func interpolate(_ shape: [NodeResourcesFitArgs.ShapePoint], at utilization: Int64) -> Int64 {
    func value(_ point: NodeResourcesFitArgs.ShapePoint) -> Int64 { Int64(point.score) * 10 }
    for (index, point) in shape.enumerated() where utilization <= Int64(point.utilization) {
      guard index > 0 else { return value(point) }
      let before = shape[index - 1]
      let width = Int64(point.utilization) - Int64(before.utilization)
      guard width > 0 else { return value(point) }
      return value(before)
        + (value(point) - value(before)) * (utilization - Int64(before.utilization)) / width
    }
    return shape.last.map(value) ?? 0
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let parts = shares.compactMap { share -> String? in
      guard let (allocatable, requested) = share.amounts(at: row, in: cluster) else { return nil }
      let unit = ResourceUnit(share.resource)
      let points = score(allocatable: allocatable, requested: requested)
      return "\(share.resource.text) \(unit.text(requested)) of \(unit.text(allocatable)) gives \(points)"
    }
    return parts.isEmpty ? "no resource to score" : "\(name): " + parts.joined(separator: ", ")
  }

  private var name: String {
    switch strategy {
    case .leastAllocated: "LeastAllocated"
    case .mostAllocated: "MostAllocated"
    case .requestedToCapacityRatio: "RequestedToCapacityRatio"
    }
  }
}
