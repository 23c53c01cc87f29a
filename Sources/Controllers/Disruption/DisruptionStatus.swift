import Store
import Symbols

/// The status of a PodDisruptionBudget.
struct DisruptionStatus {
  private let budget: StoredObject
  private var status: Value
  private let now: Moment
  private let isFailure: Bool

  init(
    expected: Int, desired: Int, healthy: Int, disrupted: Value, of budget: StoredObject, at now: Moment
  ) {
    self.budget = budget
    self.now = now
    isFailure = false
    // Pods that appear after a budget without any must not be taken before somebody looks again.
    let allowed = expected > 0 ? max(0, healthy - desired) : 0
    status = budget.status
    status["expectedPods"] = .integer(Int64(expected))
    status["desiredHealthy"] = .integer(Int64(desired))
    status["currentHealthy"] = .integer(Int64(healthy))
    status["disruptionsAllowed"] = .integer(Int64(allowed))
    status["disruptedPods"] = disrupted
    status["observedGeneration"] = budget.generation == 0 ? .null : .integer(budget.generation)
    setCondition(isAllowed: allowed > 0, reason: allowed > 0 ? "SufficientPods" : "InsufficientPods")
  }

  /// Nothing is known, so nothing may go.
  init(failed message: String, of budget: StoredObject, at now: Moment) {
    self.budget = budget
    self.now = now
    isFailure = true
    status = budget.status
    status["disruptionsAllowed"] = 0
    setCondition(isAllowed: false, reason: "SyncFailed", message)
  }

  private mutating func setCondition(isAllowed: Bool, reason: String, _ message: String = "") {
    let word = isAllowed ? "True" : "False"
    var conditions = status["conditions"].items
    let place = conditions.firstIndex { $0["type"].string == "DisruptionAllowed" }
    var condition: Value = place.map { conditions[$0] } ?? ["type": "DisruptionAllowed"]
    if condition["status"].string != word {
      condition["status"] = .text(word)
      condition["lastTransitionTime"] = now.value
    }
    condition["reason"] = .text(reason)
    condition["message"] = .text(message)
    condition["observedGeneration"] = status["observedGeneration"]
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    status["conditions"] = .list(conditions)
  }

  /// Writes it if it says something new; a failure always.
  func write(_ step: inout ControllerStep) {
    if !isFailure, isUpToDate { return }
    var body = budget.body
    body["status"] = status
    step.update(budget, to: body, subresource: "status")
  }

  /// Whether the numbers are the same, and the condition agrees with them; its reason is not looked at.
  private var isUpToDate: Bool {
    let old = budget.status
    let isSame = ["expectedPods", "desiredHealthy", "currentHealthy", "disruptionsAllowed", "observedGeneration"]
      .allSatisfy { (field: Symbol) in old[field] == status[field] }
    guard isSame, old["disruptedPods"].entries == status["disruptedPods"].entries,
      let condition = budget.condition("DisruptionAllowed")
    else { return false }
    return (condition["status"].string == "True") == ((old["disruptionsAllowed"].int ?? 0) > 0)
  }
}
