import Store
import Symbols

extension Rollout {
  /// Whether all replicas are of the new template, available, and nothing else is there.
  func isComplete(_ status: Value) -> Bool {
    ["updatedReplicas", "replicas", "availableReplicas"].allSatisfy { (field: Symbol) in
      status[field].int ?? 0 == spec.replicas
    } && status["observedGeneration"].int ?? 0 >= deployment.generation
  }

  /// Writes the status if it says something new.
  func writeStatus(_ sets: RolloutSets, _ step: inout ControllerStep) {
    write(status(of: sets), &step)
  }

  private func write(_ status: Value, _ step: inout ControllerStep) {
    if status == deployment.status { return }
    var body = deployment.body
    body["status"] = status
    step.update(deployment, to: body, subresource: "status")
  }

  private func status(of sets: RolloutSets) -> Value {
    let all = sets.all
    let sum = { (field: Symbol) in all.reduce(0) { $0 + ($1.status[field].int ?? 0) } }
    let number = { (count: Int64) -> Value in count == 0 ? .null : .integer(count) }
    let available = sum("availableReplicas")
    var status = deployment.status
    status["observedGeneration"] = number(deployment.generation)
    status["replicas"] = number(sum("replicas"))
    status["updatedReplicas"] = number(sets.new?.status["replicas"].int ?? 0)
    status["readyReplicas"] = number(sum("readyReplicas"))
    status["availableReplicas"] = number(available)
    status["unavailableReplicas"] = number(max(0, all.reduce(0) { $0 + $1.replicas } - available))
    // Nobody knows the sum while a ReplicaSet whose controller has looked at it does not say.
    let isTold = all.allSatisfy {
      !$0.status["terminatingReplicas"].isNull || $0.status["observedGeneration"].int ?? 0 == 0
    }
    status["terminatingReplicas"] = isTold ? .integer(sum("terminatingReplicas")) : .null
    status.setCondition(
      available >= spec.fewestAvailable
        ? DeploymentCondition(
          "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", at: context.now)
        : DeploymentCondition(
          "Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.",
          at: context.now))
    return status
  }

  /// Writes the status with how the rollout goes on.
  func writeRolloutStatus(_ sets: RolloutSets, _ step: inout ControllerStep) {
    var status = status(of: sets)
    let current = deployment.status.condition("Progressing")
    if spec.deadline == nil { status.removeCondition("Progressing") }
    let isOver = status["replicas"] == status["updatedReplicas"] && current["reason"].string == "NewReplicaSetAvailable"
    if spec.deadline != nil, !isOver { noteProgress(sets, current, &status, &step) }
    if let failure = failure(sets) {
      status.setCondition(failure)
    } else {
      status.removeCondition("ReplicaFailure")
    }
    write(status, &step)
  }

  private func noteProgress(
    _ sets: RolloutSets, _ current: Value, _ status: inout Value, _ step: inout ControllerStep
  ) {
    let who = sets.new.map { "ReplicaSet \"\($0.name)\"" } ?? "Deployment \"\(deployment.name)\""
    if isComplete(status) {
      status.setCondition(
        DeploymentCondition(
          "Progressing", "True", "NewReplicaSetAvailable", "\(who) has successfully progressed.", at: context.now))
    } else if isProgressing(status) {
      var condition = DeploymentCondition(
        "Progressing", "True", "ReplicaSetUpdated", "\(who) is progressing.", at: context.now)
      if !current.isNull {
        // The time of the last progress is told even if nothing else changed.
        if current["status"].string == "True", let changed = current["lastTransitionTime"].moment {
          condition.changed = changed
        }
        status.removeCondition("Progressing")
      }
      status.setCondition(condition)
    } else if isTooLate(status.condition("Progressing")) {
      step.note("no progress for longer than progressDeadlineSeconds: nothing is rolled back")
      status.setCondition(
        DeploymentCondition(
          "Progressing", "False", "ProgressDeadlineExceeded", "\(who) has timed out progressing.", at: context.now))
    }
  }

  private func isProgressing(_ status: Value) -> Bool {
    let number = { (status: Value, field: Symbol) in status[field].int ?? 0 }
    let before = deployment.status
    let old = { (status: Value) in number(status, "replicas") - number(status, "updatedReplicas") }
    return number(status, "updatedReplicas") > number(before, "updatedReplicas") || old(status) < old(before)
      || number(status, "readyReplicas") > number(before, "readyReplicas")
      || number(status, "availableReplicas") > number(before, "availableReplicas")
  }

  private func isTooLate(_ progressing: Value) -> Bool {
    guard let deadline = spec.deadline, !progressing.isNull else { return false }
    switch progressing["reason"].text {
    case "NewReplicaSetAvailable": return false
    case "ProgressDeadlineExceeded": return true
    default:
      guard let updated = progressing["lastUpdateTime"].moment else { return true }
      // Clocks of a cluster run on within a second, so the second itself counts.
      return context.now >= updated.adding(deadline)
    }
  }

  /// Why pods could not be made or deleted: what the new ReplicaSet says, else the first of the old.
  private func failure(_ sets: RolloutSets) -> DeploymentCondition? {
    let told = { (set: StoredObject) in set.condition("ReplicaFailure") }
    guard let found = sets.new.flatMap(told) ?? sets.all.lazy.compactMap(told).first else { return nil }
    let time = found["lastTransitionTime"].moment ?? context.now
    return DeploymentCondition(
      "ReplicaFailure", found["status"].text, found["reason"].text, found["message"].text, at: time)
  }
}
