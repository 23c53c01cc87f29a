public import SourceText
public import Symbols

/// How a workload replaces its pods by new ones: `strategy` of a Deployment, `updateStrategy` of a StatefulSet or a
/// DaemonSet.
public struct UpdateStrategy: Sendable {
  /// `RollingUpdate` when absent; else `Recreate` (Deployment) or `OnDelete` (the others).
  public var type: Symbol = "RollingUpdate"
  /// As written, nil when absent.
  public var maxSurge: CountOrPercent?
  /// As written, nil when absent.
  public var maxUnavailable: CountOrPercent?
  /// Where it stands.
  public var origin: SourcePosition = .none

  public init() {}

  public var isRolling: Bool { type == "RollingUpdate" }

  /// How many pods a Deployment's update may add and take out at a time, with the API server's defaults of 25%.
  ///
  /// Source: "Deployments", sections "Max Unavailable" and "Max Surge", Kubernetes documentation.
  public func bounds(ofDeploymentWith replicas: Int64) -> (surge: Int64, unavailable: Int64) {
    let surge = (maxSurge ?? .percent(25)).of(replicas, roundsUp: true)
    let unavailable = (maxUnavailable ?? .percent(25)).of(replicas, roundsUp: false)
    // With neither an update could not begin.
    return surge == 0 && unavailable == 0 ? (0, 1) : (surge, unavailable)
  }
}

/// A number of pods, or a share of them: `3`, `25%`.
public enum CountOrPercent: Hashable, Sendable {
  case count(Int64)
  case percent(Int64)

  /// How many of `total` it is, never below 0.
  public func of(_ total: Int64, roundsUp: Bool) -> Int64 {
    switch self {
    case .count(let count): return max(count, 0)
    case .percent(let percent):
      let (product, overflow) = max(percent, 0).multipliedReportingOverflow(by: max(total, 0))
      if overflow { return .max }
      return product / 100 + (roundsUp && product % 100 > 0 ? 1 : 0)
    }
  }

  /// As it is written: `3`, `25%`.
  public var text: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}
