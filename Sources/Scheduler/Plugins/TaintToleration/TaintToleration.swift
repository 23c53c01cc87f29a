import Kubernetes
import Symbols
import Versions

/// Keeps pods off nodes with taints they do not tolerate, and prefers nodes with fewer `PreferNoSchedule` taints.
///
/// Source: plugin TaintToleration; "Taints and Tolerations", Kubernetes documentation.
struct TaintToleration: FilterPlugin, ScorePlugin {
  let name = PluginName.taintToleration
  let lifetime = Lifetime.row
  let hasPreFilter = false
  let hasPreScore = true

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    .judge(
      TaintTolerationFilter(
        pod.info.spec.value.tolerations, context.cluster, namesTaint: context.version.has(.taintReasonNamesTaint)))
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    .score(TaintTolerationScorer(pod.info.spec.value.tolerations, context.cluster))
  }
}
