import Kubernetes
import SourceText

/// What may be written into statuses, as far as it is simple: who writes there are programs.
extension RuleSet {
  mutating func statusUpdate(_ object: Field, from old: Field, _ kind: ValidatedKind) {
    metadataUpdate(object["metadata"], from: old["metadata"])
    let status = object["status"]
    let counts: [StaticString]
    switch kind {
    case .deployment, .replicaSet, .replicationController, .statefulSet:
      counts = [
        "replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas", "observedGeneration",
      ]
      replicaCounts(status)
    case .daemonSet:
      counts = [
        "currentNumberScheduled", "numberMisscheduled", "desiredNumberScheduled", "numberReady", "observedGeneration",
        "updatedNumberScheduled", "numberAvailable", "numberUnavailable",
      ]
    case .horizontalPodAutoscaler: counts = ["currentReplicas", "desiredReplicas"]
    case .podDisruptionBudget:
      counts = ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"]
    case .job: counts = ["active", "succeeded", "failed", "ready", "terminating"]
    default: counts = []
    }
    for name in counts { nonNegative(status[name]) }
    switch kind {
    case .pod: immutable(status["qosClass"], old["status"]["qosClass"])
    case .resourceQuota:
      for list: StaticString in ["hard", "used"] {
        for amount in ResourceAmounts(status[list]).amounts {
          resourceName(amount)
          quantity(amount)
        }
      }
    case .persistentVolumeClaim:
      for amount in ResourceAmounts(status["capacity"]).amounts where amount.quantity.isNegative {
        invalid(amount.field, GoText.quoted(amount.quantity.canonicalText), "must be greater than or equal to 0")
      }
    default: break
    }
  }

  private mutating func replicaCounts(_ status: Field) {
    let all = status["replicas"].integer ?? 0
    for name: StaticString in ["readyReplicas", "updatedReplicas", "availableReplicas"] {
      if let count = status[name].integer, count > all {
        invalid(status[name], String(count), "cannot be greater than status.replicas")
      }
    }
    if let available = status["availableReplicas"].integer, let ready = status["readyReplicas"].integer,
      available > ready
    {
      invalid(status["availableReplicas"], String(available), "cannot be greater than readyReplicas")
    }
  }
}
