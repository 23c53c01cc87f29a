import Store
import Symbols
import Versions

/// One look of the autoscaler at a workload.
struct AutoscalerSync {
  let autoscaler: StoredObject
  let context: ControllerContext
  let minReplicas: Int64
  let maxReplicas: Int64
  var spec: Value
  var status: Value

  init(_ autoscaler: StoredObject, _ context: ControllerContext) {
    self.autoscaler = autoscaler
    self.context = context
    spec = autoscaler.spec
    status = autoscaler.status
    minReplicas = spec["minReplicas"].int ?? 1
    maxReplicas = spec["maxReplicas"].int ?? 0
  }

  mutating func run(_ step: inout ControllerStep) {
    let reference = spec["scaleTargetRef"]
    let place = "\(reference["kind"].text)/\(autoscaler.namespace)/\(reference["name"].text)"
    guard let target = ScaleTarget(reference, in: autoscaler.namespace, context.cluster) else {
      let error = ScaleTarget.notFound(reference)
      step.event("FailedGetScale", error, on: autoscaler, isWarning: true)
      let message = "the HPA controller was unable to get the target's current scale: \(error)"
      setCondition("AbleToScale", false, "FailedGetScale", message)
      write(&step)
      step.error = "failed to query scale subresource for \(place): \(error)"
      return
    }
    setCondition(
      "AbleToScale", true, "SucceededGetScale", "the HPA controller was able to get the target's current scale")
    let current = target.specReplicas
    var desired = current
    var reason = ""
    var metrics = Value.null
    if current == 0, !mayStart {
      let message = "scaling is disabled since the replica count of the target is zero"
      setCondition("ScalingActive", false, "ScalingDisabled", message)
      step.note(message)
    } else if current > maxReplicas {
      desired = maxReplicas
      reason = "Current number of replicas above Spec.MaxReplicas"
    } else if current < minReplicas {
      desired = minReplicas
      reason = "Current number of replicas below Spec.MinReplicas"
    } else {
      let proposal = propose(target, &step)
      metrics = proposal.statuses
      guard let replicas = proposal.replicas else {
        tell(replicas: current, desired: nil, metrics)
        write(&step)
        step.event("FailedComputeMetricsReplicas", proposal.error, on: autoscaler, isWarning: true)
        step.error =
          "failed to compute desired number of replicas based on listed metrics for \(place): \(proposal.error)"
        return
      }
      step.error = proposal.error
      step.note("\(proposal.metric) asks for \(replicas) replicas, \(current) are set")
      if replicas > current { reason = "\(proposal.metric) above target" }
      if replicas < current { reason = "All metrics below target" }
      desired = spec["behavior"].isNull ? normalize(replicas, current) : normalizeByBehavior(replicas, current)
    }
    let rescales = desired != current
    if rescales { rescale(target, to: desired, reason, &step) }
    tell(replicas: current, desired: desired, metrics)
    if rescales { status["lastScaleTime"] = context.now.value }
    write(&step)
  }

  /// Whether a workload without replicas is scaled up: only if it was an autoscaler that took them all.
  private var mayStart: Bool {
    minReplicas == 0 && context.version.has(.autoscalersTellMore) && status.hasTrueCondition("ScaledToZero")
  }

  private mutating func rescale(
    _ target: ScaleTarget, to replicas: Int64, _ reason: String, _ step: inout ControllerStep
  ) {
    var body = target.object.body
    body["spec"]["replicas"] = .integer(replicas)
    step.update(target.object, to: body, subresource: "scale", because: reason)
    let message = "the HPA controller was able to update the target scale to \(replicas)"
    setCondition("AbleToScale", true, "SucceededRescale", message)
    if context.version.has(.autoscalersTellMore) {
      if replicas == 0 {
        setCondition("ScaledToZero", true, "ScaledToZero", "the HPA controller scaled the workload to zero")
      } else {
        setCondition(
          "ScaledToZero", false, "NotScaledToZero", "the HPA controller did not scale the workload to zero")
      }
    }
    step.event("SuccessfulRescale", "New size: \(replicas); reason: \(reason)", on: autoscaler)
  }

  /// Says how many there are and shall be, and what was measured.
  private mutating func tell(replicas: Int64, desired: Int64?, _ metrics: Value) {
    status["currentReplicas"] = replicas == 0 ? .null : .integer(replicas)
    if let desired { status["desiredReplicas"] = .integer(desired) }
    status["currentMetrics"] = metrics
    status["observedGeneration"] =
      context.version.has(.autoscalersTellMore) ? .integer(autoscaler.generation) : .null
  }

  /// Sets a condition; the time when its status changed stays.
  mutating func setCondition(_ type: String, _ isTrue: Bool, _ reason: String, _ message: String) {
    var conditions = status["conditions"].items
    let place = conditions.firstIndex { $0["type"].string == type }
    var condition = place.map { conditions[$0] } ?? ["type": .text(type)]
    let state = Value.text(isTrue ? "True" : "False")
    if condition["status"] != state { condition["lastTransitionTime"] = context.now.value }
    condition["status"] = state
    condition["reason"] = .text(reason)
    condition["message"] = .text(message)
    if let place { conditions[place] = condition } else { conditions.append(condition) }
    status["conditions"] = .list(conditions)
  }

  private func write(_ step: inout ControllerStep) {
    if status == autoscaler.status { return }
    var body = autoscaler.body
    body["spec"] = spec
    body["status"] = status
    step.update(autoscaler, to: body, subresource: "status")
  }
}
