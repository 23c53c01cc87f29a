import Kubernetes
import SourceText
import Store
import Symbols
import YAML

/// Whether the disruption budget of a pod lets it go.
struct EvictionBudget {
  private let pod: ObjectRecord
  private let store: ObjectStore

  init(_ pod: ObjectRecord, _ store: ObjectStore) {
    self.pod = pod
    self.store = store
  }

  /// The budget with the pod taken off; nil where no budget has a say.
  ///
  /// - Throws: the refusal.
  func taken() throws(RequestError) -> YAMLDraft? {
    let phase = pod.status?["phase"]?.text ?? ""
    if phase == "Succeeded" || phase == "Failed" || phase == "Pending" || pod.isBeingDeleted { return nil }
    let labels = pod.labels
    let budgets = store.objects("PodDisruptionBudget", in: pod.namespace).filter { budget in
      Value(budget.body)["spec"]["selector"].selector?.matches(labels) ?? false
    }
    if budgets.count > 1 {
      throw .internalError(
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
        by: RequestError.Station.eviction)
    }
    guard let budget = budgets.first else { return nil }
    let object = Value(budget.body)
    let status = object["status"]
    if !isReady, !mustBeReady(object, status) { return nil }
    if status["observedGeneration"].int ?? 0 < object["metadata"]["generation"].int ?? 0 {
      throw refusal(
        budget, "The disruption budget \(budget.name) is still being processed by the server.", retryAfter: 10)
    }
    let allowed = status["disruptionsAllowed"].int ?? 0
    if allowed < 0 {
      throw RequestError(
        403, "Forbidden",
        "poddisruptionbudgets.policy \(GoText.quoted(budget.name)) is forbidden: pdb disruptions allowed is negative",
        by: RequestError.Station.eviction, at: budget.origin.position)
    }
    let known = status["disruptedPods"].entries.count
    if known > 2000 {
      throw RequestError(
        403, "Forbidden",
        "poddisruptionbudgets.policy \(GoText.quoted(budget.name)) is forbidden: DisruptedPods map too big - too many evictions not confirmed by PDB controller",
        by: RequestError.Station.eviction, at: budget.origin.position)
    }
    if allowed == 0 {
      let desired = status["desiredHealthy"].int ?? 0
      let current = status["currentHealthy"].int ?? 0
      throw refusal(
        budget, "The disruption budget \(budget.name) needs \(desired) healthy pods and has \(current) currently",
        retryAfter: 0)
    }
    var draft = budget.draft
    draft.edit("status") { status in
      status["disruptionsAllowed"] = .number(allowed - 1, at: status)
      status.edit("disruptedPods") { $0[Symbol(pod.name)] = .text(pod.creation?.text ?? "", at: $0) }
    }
    return draft
  }

  private var isReady: Bool {
    Value(pod.body)["status"]["conditions"].items.contains {
      $0["type"].string == "Ready" && $0["status"].string == "True"
    }
  }

  /// A pod that is not ready may go if its policy says so, or if as many are healthy as have to be.
  private func mustBeReady(_ budget: Value, _ status: Value) -> Bool {
    if budget["spec"]["unhealthyPodEvictionPolicy"].string == "AlwaysAllow" { return false }
    let current = status["currentHealthy"].int ?? 0
    let desired = status["desiredHealthy"].int ?? 0
    return !(current >= desired && desired > 0)
  }

  private func refusal(_ budget: ObjectRecord, _ text: String, retryAfter: Int64) -> RequestError {
    RequestError(
      429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.",
      details: StatusDetails(
        retryAfterSeconds: retryAfter,
        causes: [.init(reason: "DisruptionBudget", message: text, position: budget.origin.position)]),
      by: RequestError.Station.eviction, at: budget.origin.position)
  }
}
