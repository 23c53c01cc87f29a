import Kubernetes

/// A node with the pods that would have to go.
struct PreemptionCandidate {
  let row: Int
  /// By falling importance.
  let victims: [ScheduledPod]
  /// Victims whose eviction breaks a PodDisruptionBudget.
  let violations: Int

  /// The candidate that kube-scheduler takes: fewest violations, then the least important victims, then the fewest,
  /// then the ones that started last; what is left of a tie goes to the first node in name order.
  static func best(of candidates: [PreemptionCandidate]) -> PreemptionCandidate? {
    var left = candidates
    func keep<Value: Comparable>(least value: (PreemptionCandidate) -> Value) {
      guard let least = left.map(value).min() else { return }
      left = left.filter { value($0) == least }
    }
    keep { $0.violations }
    keep { $0.victims.first?.priority ?? .min }
    // The offset makes every victim weigh, whatever its priority's sign.
    keep { $0.victims.reduce(Int64(0)) { $0 + Int64($1.priority) + Int64(Int32.max) + 1 } }
    keep { $0.victims.count }
    keep { -$0.earliestStartOfHighest }
    return left.min { $0.row < $1.row }
  }

  /// Of the victims with the highest priority, when the first started; a pod that has not started counts as new.
  private var earliestStartOfHighest: Int64 {
    let highest = victims.map(\.priority).max()
    let starts = victims.filter { $0.priority == highest }.map { $0.pod.status.startTime ?? Int64.max }
    return starts.min() ?? Int64.max
  }
}
