public import Symbols

/// Source: "Specifying a Disruption Budget for your Application", Kubernetes documentation.
extension PodDisruptionBudget {
  /// What it sets, with the field's name; nil when neither is given.
  public var bound: (field: Symbol, value: CountOrPercent)? {
    if let minAvailable { return ("minAvailable", minAvailable) }
    return maxUnavailable.map { ("maxUnavailable", $0) }
  }

  /// Whether the number of pods that there should be must be known: the controller asks the pods' owners for it.
  public var needsScale: Bool {
    if case .count = minAvailable { return false }
    return true
  }

  /// How many of that many healthy pods may go at once; below zero when there are too few already.
  public func allowedDisruptions(of total: Int) -> Int {
    if let minAvailable { return total - Int(clamping: minAvailable.of(Int64(total), roundsUp: true)) }
    return maxUnavailable.map { min(total, Int(clamping: $0.of(Int64(total), roundsUp: true))) } ?? total
  }
}
