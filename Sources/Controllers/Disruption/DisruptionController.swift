import Kubernetes
public import Store
public import Symbols

/// Keeps the status of a PodDisruptionBudget: how many of its pods there should be, are healthy, must be, and may go.
///
/// Source: "Specifying a Disruption Budget for your Application", Kubernetes documentation.
public enum DisruptionController: Controller {
  public static let name = "disruption"
  public static let kind: Symbol? = "PodDisruptionBudget"

  public static func step(_ key: ObjectKey, _ context: ControllerContext) -> ControllerStep {
    var step = ControllerStep()
    guard let budget = context.cluster.object("PodDisruptionBudget", key) else { return step }
    let spec = budget.disruptionSpec
    let pods = spec.selector.map { context.cluster.selected("Pod", in: key.namespace, by: $0) } ?? []
    if pods.isEmpty { step.event("NoPods", "No matching pods found", on: budget) }

    let expected: ExpectedPods
    do {
      expected = try ExpectedPods(of: spec, pods, in: context.cluster)
    } catch {
      step.event(
        "CalculateExpectedPodCountFailed", "Failed to calculate the number of expected pods: \(error.message)",
        on: budget, isWarning: true)
      step.note("the number of pods that there should be is not known, so none may go")
      DisruptionStatus(failed: error.message, of: budget, at: context.now).write(&step)
      return step
    }
    if expected.hasUnmanaged { step.event("UnmanagedPods", unmanaged(budget), on: budget, isWarning: true) }

    let disrupted = DisruptedPods(of: budget, pods, at: context.now, &step)
    let healthy = pods.count { !$0.isBeingDeleted && !disrupted.areGoing($0) && $0.isReady }
    let desired = expected.count - spec.allowedDisruptions(of: expected.count)
    step.note("\(healthy) of \(expected.count) expected pods are healthy, \(desired) must be")
    DisruptionStatus(
      expected: expected.count, desired: desired, healthy: healthy, disrupted: disrupted.kept, of: budget,
      at: context.now
    ).write(&step)
    return step
  }

  private static func unmanaged(_ budget: StoredObject) -> String {
    let selector = SelectorDump.text(budget.spec["selector"])
    return """
      Pods selected by this PodDisruptionBudget (selector: \(selector)) were found to be unmanaged. As a result, the status \
      of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please \
      set ".spec.minAvailable" field of the PDB to an integer value.
      """
  }
}

extension StoredObject {
  /// A PodDisruptionBudget as its arithmetic knows it.
  fileprivate var disruptionSpec: PodDisruptionBudget {
    var budget = PodDisruptionBudget(metadata: ObjectMeta(), selector: spec["selector"].selector, disruptionsAllowed: 0)
    budget.minAvailable = spec["minAvailable"].countOrPercent
    budget.maxUnavailable = spec["maxUnavailable"].countOrPercent
    return budget
  }
}
