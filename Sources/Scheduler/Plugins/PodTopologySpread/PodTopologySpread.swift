import Kubernetes
import Symbols

/// Spreads pods over the values of a node label, as the pod's constraints or the profile's defaults say.
///
/// Source: plugin PodTopologySpread; "Pod Topology Spread Constraints", Kubernetes documentation.
struct PodTopologySpread: FilterPlugin, ScorePlugin {
  let name = PluginName.podTopologySpread
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  let hasPreScore = true
  let filterStateError: String? = "reading \"PreFilterPodTopologySpread\" from cycleState: not found"
  let scoreStateError: String? = "error reading \"PreScorePodTopologySpread\" from cycleState: not found"
  let arguments: PodTopologySpreadArgs

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    if case .success(nil) = kept(for: pod, in: context).hard { .row } else { .attempt }
  }

  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    if case .success(nil) = kept(for: pod, in: context).soft { .row } else { .attempt }
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    switch kept(for: pod, in: context).hard {
    case .failure(let error): .error(error.message)
    case .success(nil): .skip
    case .success(let hard?): .judge(PodTopologySpreadFilter(hard, pod.info.namespace))
    }
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    switch kept(for: pod, in: context).soft {
    case .failure(let error): .error(error.message)
    case .success(nil): .skip
    case .success(let soft?): .score(PodTopologySpreadScorer(soft, feasible: feasible))
    }
  }

  /// The constraints of a class.
  private final class ClassConstraints {
    let hard: Result<HardConstraints?, SelectorError>
    let soft: Result<SoftConstraints?, SelectorError>

    init(_ hard: Result<HardConstraints?, SelectorError>, _ soft: Result<SoftConstraints?, SelectorError>) {
      self.hard = hard
      self.soft = soft
    }
  }

  private func kept(for pod: ScheduledPod, in context: SchedulingContext) -> ClassConstraints {
    context.kept.memo(name) {
      let requiresAllKeys = usesOwnConstraints(pod.info) || arguments.defaultConstraints != nil
      return ClassConstraints(
        constraints(for: pod, .doNotSchedule, in: context).map {
          $0.isEmpty ? nil : HardConstraints($0, context.cluster)
        },
        constraints(for: pod, .scheduleAnyway, in: context).map {
          $0.isEmpty ? nil : SoftConstraints($0, requiresAllKeys: requiresAllKeys, context.cluster)
        })
    }
  }

  private func usesOwnConstraints(_ info: PodInfo) -> Bool { !info.spec.value.topologySpreadConstraints.isEmpty }

  private struct SelectorError: Error {
    let message: String
  }

  /// The pod's own constraints of one kind, or the profile's, which never mix.
  private func constraints(
    for pod: ScheduledPod, _ action: TopologySpreadConstraint.Action, in context: SchedulingContext
  ) -> Result<[SpreadConstraint], SelectorError> {
    let info = pod.info
    let word = action == .doNotSchedule ? "hard" : "soft"
    if usesOwnConstraints(info) {
      var parsed: [SpreadConstraint] = []
      for constraint in info.spec.value.topologySpreadConstraints where constraint.whenUnsatisfiable == action {
        if let error = constraint.labelSelector?.conversionError() {
          let step = action == .doNotSchedule ? "get constraints from pod" : "calculating preScoreState"
          return .failure(
            SelectorError(message: "\(step): obtaining pod's \(word) topology spread constraints: \(error)"))
        }
        parsed.append(SpreadConstraint(constraint, selector: constraint.labelSelector, info, context.cluster))
      }
      return .success(parsed)
    }
    let defaults = (arguments.defaultConstraints ?? Self.systemDefaults).filter { $0.whenUnsatisfiable == action }
    guard !defaults.isEmpty,
      let selector = DeducedSelector.of(info, owner: pod.pod.metadata.controller, context.objects)
    else {
      return .success([])
    }
    return .success(defaults.map { SpreadConstraint($0, selector: selector, info, context.cluster) })
  }

  /// `defaultingType: System`.
  private static let systemDefaults = [
    TopologySpreadConstraint(maxSkew: 3, topologyKey: .hostname, whenUnsatisfiable: .scheduleAnyway),
    TopologySpreadConstraint(maxSkew: 5, topologyKey: .zone, whenUnsatisfiable: .scheduleAnyway),
  ]
}
