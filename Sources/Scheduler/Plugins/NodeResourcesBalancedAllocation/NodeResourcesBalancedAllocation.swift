import Kubernetes
import Symbols
import Versions

/// Prefers nodes whose resources would be used evenly.
///
/// Source: plugin NodeResourcesBalancedAllocation.
struct NodeResourcesBalancedAllocation: ScorePlugin {
  let name = PluginName.nodeResourcesBalancedAllocation
  let lifetime = Lifetime.row
  let hasPreScore = true
  let scoreStateError: String? = nil
  let arguments: NodeResourcesBalancedAllocationArgs

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    let requests = pod.info.requests
    if arguments.resources.allSatisfy({ requests[$0.name] == 0 }) { return .skip }
    return .score(
      BalancedAllocationScorer(
        comparesBeforeAndAfter: context.version.has(.balancedAllocationComparesBeforeAndAfter),
        shares: arguments.resources.compactMap {
          ResourceShare($0, requested: requests, nonZero: false, context.cluster, context.devices)
        }))
  }

  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    ResourceShare.dependOnDevices(arguments.resources, pod, context.devices) ? .attempt : .row
  }
}

private final class BalancedAllocationScorer: NodeScorer {
  private let shares: [ResourceShare]
  private let comparesBeforeAndAfter: Bool
  let normalization = ScoreNormalization.none

  init(comparesBeforeAndAfter: Bool, shares: [ResourceShare]) {
    self.comparesBeforeAndAfter = comparesBeforeAndAfter
    self.shares = shares
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    let after = balance { $0.amounts(at: row, in: cluster) }
    guard comparesBeforeAndAfter else { return after }
    let before = balance { $0.amountsBefore(at: row, in: cluster) }
    return 50 + (50 + after - before) / 2
  }

  /// 100 less the standard deviation of the fractions in use, in percent, truncated.
  @inline(__always)
  private func balance(_ amounts: (ResourceShare) -> (allocatable: Int64, requested: Int64)?) -> Int64 {
    var count = 0.0
    var sum = 0.0
    var first = 0.0
    var second = 0.0
    for index in shares.indices {
      guard let fraction = Self.fraction(amounts(shares[index])) else { continue }
      if count == 0 { first = fraction } else { second = fraction }
      count += 1
      sum += fraction
    }
    let deviation: Double
    switch count {
    case 0, 1:
      deviation = 0
    case 2:
      deviation = abs((first - second) / 2)
    default:
      let mean = sum / count
      var squares = 0.0
      for index in shares.indices {
        guard let fraction = Self.fraction(amounts(shares[index])) else { continue }
        squares += (fraction - mean) * (fraction - mean)
      }
      deviation = (squares / count).squareRoot()
    }
    return Int64(saturating: (1 - deviation) * Double(maximumNodeScore))
  }

  /// nil where the node has none of the resource.
  private static func fraction(_ amounts: (allocatable: Int64, requested: Int64)?) -> Double? {
    amounts.map { min(1, Double($0.requested) / Double($0.allocatable)) }
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let parts = shares.compactMap { share -> String? in
      guard let (allocatable, requested) = share.amounts(at: row, in: cluster) else { return nil }
      let percent = Int64(saturating: min(1, Double(requested) / Double(allocatable)) * 100)
      return "\(share.resource.text) \(percent)%"
    }
    return parts.isEmpty ? "no resource to compare" : "in use with the pod: " + parts.joined(separator: ", ")
  }
}
