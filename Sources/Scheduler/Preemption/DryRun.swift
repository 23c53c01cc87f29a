import Kubernetes
import Symbols

/// The what-if question for one node: without its less important pods, would the pod fit, and which of them could stay?
struct DryRun {
  private let preemption: Preemption
  private let row: Int
  private var phase: FilterPhase { preemption.phase }
  private var cluster: Cluster { preemption.cluster }

  enum Failure: Error {
    /// Evictions do not help, for these reasons.
    case noWay([String])
    /// A filter failed, or nobody would have to go.
    case error(String)
  }

  init(_ preemption: Preemption, _ row: Int) {
    self.preemption = preemption
    self.row = row
  }

  /// Leaves the cluster and the filters as they were.
  func run() -> Result<PreemptionCandidate, Failure> {
    let removable = cluster.pods[row].filter { $0.priority < preemption.pod.priority }
    if removable.isEmpty {
      return .failure(.noWay(["No preemption victims found for incoming pod"]))
    }
    let saved = cluster.saveRow(row)
    for pod in removable { phase.take(pod, from: row) }
    var victims: [ScheduledPod] = removable
    defer {
      for pod in victims { phase.put(pod, on: row) }
      cluster.restoreRow(row, saved)
    }
    if let failing = firstFailure { return .failure(failing) }

    let ordered = Importance.sorted(removable)
    let (violating, others) = DisruptionBudgets(preemption.scheduler.objects.podDisruptionBudgets).split(ordered)
    victims = []
    var violations = 0
    // Pods guarded by a budget get the first chance to stay, then the others, the most important first.
    for pod in violating where !canStay(pod) {
      victims.append(pod)
      violations += 1
    }
    for pod in others where !canStay(pod) { victims.append(pod) }
    let listed = violating.isEmpty || others.isEmpty ? victims : Importance.sorted(victims)
    if listed.isEmpty {
      let name = cluster.nodes[row].metadata.name.text
      return .failure(.error("expected at least one victim pod on node \"\(name)\""))
    }
    return .success(PreemptionCandidate(row: row, victims: listed, violations: violations))
  }

  /// Puts a pod back if the incoming one still fits beside it.
  private func canStay(_ pod: ScheduledPod) -> Bool {
    phase.put(pod, on: row)
    if firstFailure == nil { return true }
    phase.take(pod, from: row)
    return false
  }

  private var firstFailure: Failure? {
    phase.rejection(at: row, preemption.scheduler.nominated).map { filter, verdict in
      verdict.isFailure ? .error(phase.errorText(filter, verdict)) : .noWay(phase.reasons(filter, verdict))
    }
  }
}
