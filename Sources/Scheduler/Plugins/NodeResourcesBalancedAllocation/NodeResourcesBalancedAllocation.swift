import Kubernetes
import Symbols

/// Prefers nodes whose resources would be used evenly.
///
/// Source: plugin NodeResourcesBalancedAllocation.
struct NodeResourcesBalancedAllocation: ScorePlugin {
  let name = PluginName.nodeResourcesBalancedAllocation
  let lifetime = Lifetime.row
  let hasPreScore = true
  let arguments: NodeResourcesBalancedAllocationArgs

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    let requests = pod.info.requests
    if arguments.resources.allSatisfy({ requests[$0.name] == 0 }) { return .skip }
    return .score(
      BalancedAllocationScorer(
        comparesBeforeAndAfter: context.version.has(.balancedAllocationComparesBeforeAndAfter),
        shares: arguments.resources.compactMap {
          ResourceShare($0, requested: requests, nonZero: false, context.cluster)
        }))
  }
}

private final class BalancedAllocationScorer: NodeScorer {
  private let shares: [ResourceShare]
  private let comparesBeforeAndAfter: Bool
  /// Room to work in, so that a row costs no memory.
  private var fractions: ContiguousArray<Double> = []
  let normalization = ScoreNormalization.none

  init(comparesBeforeAndAfter: Bool, shares: [ResourceShare]) {
    self.comparesBeforeAndAfter = comparesBeforeAndAfter
    self.shares = shares
  }

  func rawScore(at row: Int, in cluster: Cluster) -> Int64 {
    let after = balance { $0.amounts(at: row) }
    guard comparesBeforeAndAfter else { return after }
    let before = balance { $0.amountsBefore(at: row) }
    return 50 + (50 + after - before) / 2
  }

  /// 100 less the standard deviation of the fractions in use, in percent, truncated.
  @inline(__always)
  private func balance(_ amounts: (ResourceShare) -> (allocatable: Int64, requested: Int64)?) -> Int64 {
    fractions.removeAll(keepingCapacity: true)
    for index in shares.indices {
      guard let (allocatable, requested) = amounts(shares[index]) else { continue }
      fractions.append(min(1, Double(requested) / Double(allocatable)))
    }
    let deviation: Double
    switch fractions.count {
    case 0, 1:
      deviation = 0
    case 2:
      deviation = abs((fractions[0] - fractions[1]) / 2)
    default:
      let count = Double(fractions.count)
      let mean = fractions.reduce(0, +) / count
      deviation = (fractions.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    }
    return Int64(saturating: (1 - deviation) * Double(maximumNodeScore))
  }

  func explain(_ row: Int, in cluster: Cluster) -> String {
    let parts = shares.compactMap { share -> String? in
      guard let (allocatable, requested) = share.amounts(at: row) else { return nil }
      let percent = Int64(saturating: min(1, Double(requested) / Double(allocatable)) * 100)
      return "\(share.resource.text) \(percent)%"
    }
    return parts.isEmpty ? "no resource to compare" : "in use with the pod: " + parts.joined(separator: ", ")
  }
}
