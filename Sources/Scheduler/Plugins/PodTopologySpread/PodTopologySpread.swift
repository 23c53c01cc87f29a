import Kubernetes
import Symbols

/// Spreads pods over the values of a node label, as the pod's constraints or the profile's defaults say.
///
/// Source: plugin PodTopologySpread; "Pod Topology Spread Constraints", Kubernetes documentation.
struct PodTopologySpread: FilterPlugin, ScorePlugin {
  let name = PluginName.podTopologySpread
  let hasPreFilter = true
  let hasPreScore = true
  let arguments: PodTopologySpreadArgs

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    switch constraints(for: pod, .doNotSchedule, in: context) {
    case .failure(let error): .error(error.message)
    case .success(let hard) where hard.isEmpty: .skip
    case .success(let hard): .judge(PodTopologySpreadFilter(hard, pod.info, context.cluster))
    }
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    switch constraints(for: pod, .scheduleAnyway, in: context) {
    case .failure(let error): .error(error.message)
    case .success(let soft) where soft.isEmpty: .skip
    case .success(let soft):
      .score(
        PodTopologySpreadScorer(
          soft, feasible: feasible,
          requiresAllKeys: usesOwnConstraints(pod.info) || arguments.defaultConstraints != nil,
          context.cluster))
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
