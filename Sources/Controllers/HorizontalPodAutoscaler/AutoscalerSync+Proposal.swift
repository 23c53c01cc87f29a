import Store
import Symbols

/// What the metrics ask for.
extension AutoscalerSync {
  struct Proposal {
    /// nil if nothing may be concluded.
    var replicas: Int64?
    /// Which metric asks for the most.
    var metric = ""
    var statuses = Value.null
    /// What went wrong with a metric; empty if nothing did.
    var error = ""
  }

  /// The most that any metric asks for. With a metric that is missing nothing is scaled down.
  mutating func propose(_ target: ScaleTarget, _ step: inout ControllerStep) -> Proposal {
    var proposal = Proposal()
    guard let selector = target.selector else {
      proposal.error = "selector is required"
      step.event("SelectorRequired", proposal.error, on: autoscaler, isWarning: true)
      setCondition("ScalingActive", false, "InvalidSelector", "the HPA target's scale is missing a selector")
      return proposal
    }
    let pods = context.cluster.selected("Pod", in: autoscaler.namespace, by: selector)
    let metrics = spec["metrics"].items
    var statuses: [Value] = []
    var failures: [AutoscalerMetric.Failure] = []
    for spec in metrics {
      let metric = AutoscalerMetric(
        spec: spec, target: target, pods: pods, tolerance: Tolerance(of: self.spec), context: context)
      do {
        let result = try metric.measure()
        statuses.append(result.status)
        if proposal.replicas == nil || proposal.replicas == 0 || result.replicas > proposal.replicas ?? 0 {
          proposal.replicas = result.replicas
          proposal.metric = result.name
        }
      } catch {
        statuses.append(["type": ""])
        step.event(error.reason, error.message, on: autoscaler, isWarning: true)
        failures.append(error)
      }
    }
    proposal.statuses = statuses.isEmpty ? .null : .list(statuses)
    if let first = failures.first {
      let count = "\(failures.count) invalid out of \(metrics.count)"
      proposal.error = "invalid metrics (\(count)), first error is: \(first.error)"
      if failures.count == metrics.count || proposal.replicas ?? 0 < target.specReplicas {
        let message = "the HPA was unable to compute the replica count: \(first.message)"
        setCondition("ScalingActive", false, first.reason, message)
        proposal.replicas = nil
        return proposal
      }
    }
    let message = "the HPA was able to successfully calculate a replica count from \(proposal.metric)"
    setCondition("ScalingActive", true, "ValidMetricFound", message)
    return proposal
  }
}
