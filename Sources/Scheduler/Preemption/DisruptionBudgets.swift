import Kubernetes
import Symbols

/// The PodDisruptionBudgets as preemption reads them: how many of the pods it selects each one still lets go.
///
/// Source: plugin DefaultPreemption; "Specifying a Disruption Budget for your Application", Kubernetes documentation.
struct DisruptionBudgets {
  private let budgets: [PodDisruptionBudget]

  init(_ budgets: [PodDisruptionBudget]) {
    self.budgets = budgets
  }

  /// Walks the pods from the most important on and tells those apart for which a budget has nothing left.
  func split(_ pods: [ScheduledPod]) -> (violating: [ScheduledPod], others: [ScheduledPod]) {
    var allowed = budgets.map { Int64($0.disruptionsAllowed) }
    var violating: [ScheduledPod] = []
    var others: [ScheduledPod] = []
    for pod in pods {
      var isViolating = false
      for (index, budget) in budgets.enumerated() where Self.guards(budget, pod) {
        allowed[index] -= 1
        if allowed[index] < 0 { isViolating = true }
      }
      if isViolating { violating.append(pod) } else { others.append(pod) }
    }
    return (violating, others)
  }

  /// An empty selector guards nothing here, although the API has it mean every pod; nor is a pod without labels guarded.
  private static func guards(_ budget: PodDisruptionBudget, _ pod: ScheduledPod) -> Bool {
    guard !pod.info.labels.isEmpty, budget.metadata.namespace == pod.namespace, let selector = budget.selector,
      !selector.isEmpty, selector.conversionError() == nil, selector.matches(pod.info.labels)
    else { return false }
    return !budget.disruptedPods.contains(pod.name)
  }
}
