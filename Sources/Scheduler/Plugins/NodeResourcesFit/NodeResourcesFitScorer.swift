import Kubernetes
import Symbols

/// Scores each configured resource by the profile's strategy and takes the weighted mean.
final class NodeResourcesFitScorer: NodeScorer {
  private let strategy: NodeResourcesFitArgs.Strategy
  private let shares: [ResourceShare]
  let normalization = ScoreNormalization.none

  init(_ info: PodInfo, _ arguments: NodeResourcesFitArgs, _ cluster: Cluster, _ devices: DeviceTable) {
    strategy = arguments.strategy
    shares = arguments.resources.compactMap {
      ResourceShare($0, requested: info.scoringRequests, nonZero: true, cluster, devices)
    }
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    switch strategy {
    case .leastAllocated: mean(row, cluster, Self.leastAllocated)
    case .mostAllocated: mean(row, cluster, Self.mostAllocated)
    case .requestedToCapacityRatio(let shape): meanOfNonZero(row, cluster, shape)
    }
  }

  @inline(__always)
  private func mean(_ row: Int, _ cluster: Cluster, _ score: (Int64, Int64) -> Int64) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for index in shares.indices {
      guard let (allocatable, requested) = shares[index].amounts(at: row, in: cluster) else { continue }
      sum &+= score(allocatable, requested) &* shares[index].weight
      weights &+= shares[index].weight
    }
    return weights == 0 ? 0 : sum.quotient(by: weights)
  }

  /// This strategy leaves resources that score 0 out of the mean, and rounds it.
  private func meanOfNonZero(_ row: Int, _ cluster: Cluster, _ shape: [ShapePoint]) -> Int64 {
    var sum: Int64 = 0
    var weights: Int64 = 0
    for share in shares {
      guard let (allocatable, requested) = share.amounts(at: row, in: cluster) else { continue }
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
    _ shape: [ShapePoint], _ allocatable: Int64, _ requested: Int64
  ) -> Int64 {
    shape.score(
      at: requested > allocatable ? maximumNodeScore : (requested &* maximumNodeScore).quotient(by: allocatable))
  }

  private func score(_ allocatable: Int64, _ requested: Int64) -> Int64 {
    switch strategy {
    case .leastAllocated: Self.leastAllocated(allocatable, requested)
    case .mostAllocated: Self.mostAllocated(allocatable, requested)
    case .requestedToCapacityRatio(let shape): Self.shaped(shape, allocatable, requested)
    }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let parts = shares.compactMap { share -> String? in
      guard let (allocatable, requested) = share.amounts(at: row, in: cluster) else { return nil }
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
