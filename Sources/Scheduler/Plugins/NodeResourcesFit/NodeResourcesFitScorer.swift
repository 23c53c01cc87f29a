import Kubernetes
import Symbols

/// Scores each configured resource by the profile's strategy and takes the weighted mean.
final class NodeResourcesFitScorer: NodeScorer {
  private let strategy: NodeResourcesFitArgs.Strategy
  private let shares: [ResourceShare]
  let normalization = ScoreNormalization.none

  init(_ info: PodInfo, _ arguments: NodeResourcesFitArgs, _ cluster: Cluster) {
    strategy = arguments.strategy
    shares = arguments.resources.compactMap {
      ResourceShare($0, requested: info.scoringRequests, nonZero: true, cluster)
    }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    switch strategy {
    case .leastAllocated: mean(row, Self.leastAllocated)
    case .mostAllocated: mean(row, Self.mostAllocated)
    case .requestedToCapacityRatio(let shape): meanOfNonZero(row, shape)
    }
  }

  @inline(__always)
  private func mean(_ row: Int, _ score: (Int64, Int64) -> Int64) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for index in shares.indices {
      guard let (allocatable, requested) = shares[index].amounts(at: row) else { continue }
      sum &+= score(allocatable, requested) &* shares[index].weight
      weights &+= shares[index].weight
    }
    return weights == 0 ? 0 : sum.quotient(by: weights)
  }

  /// This strategy leaves resources that score 0 out of the mean, and rounds it.
  private func meanOfNonZero(_ row: Int, _ shape: [NodeResourcesFitArgs.ShapePoint]) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for share in shares {
      guard let (allocatable, requested) = share.amounts(at: row) else { continue }
      let score = Self.shaped(shape, allocatable, requested)
      if score == 0 { continue }
      sum &+= score &* share.weight
      weights &+= share.weight
    }
    if weights == 0 { return 0 }
    return Int64(saturating: (Double(sum) / Double(weights)).rounded(.toNearestOrAwayFromZero))
  }

  /// The three rules take what the node has and what would be requested of it with the pod.
  private static func leastAllocated(_ allocatable: Int64, _ requested: Int64) -> Int64 {
    requested > allocatable ? 0 : (allocatable &- requested).percent(of: allocatable)
  }

  private static func mostAllocated(_ allocatable: Int64, _ requested: Int64) -> Int64 {
    min(requested, allocatable).percent(of: allocatable)
  }

  private static func shaped(
    _ shape: [NodeResourcesFitArgs.ShapePoint], _ allocatable: Int64, _ requested: Int64
  ) -> Int64 {
    interpolate(shape, at: requested > allocatable ? maximumNodeScore : (requested &* maximumNodeScore) / allocatable)
  }

  private func score(_ allocatable: Int64, _ requested: Int64) -> Int64 {
    switch strategy {
    case .leastAllocated: Self.leastAllocated(allocatable, requested)
    case .mostAllocated: Self.mostAllocated(allocatable, requested)
    case .requestedToCapacityRatio(let shape): Self.shaped(shape, allocatable, requested)
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
      guard let (allocatable, requested) = share.amounts(at: row) else { return nil }
      let unit = ResourceUnit(share.resource)
      let points = score(allocatable, requested)
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
