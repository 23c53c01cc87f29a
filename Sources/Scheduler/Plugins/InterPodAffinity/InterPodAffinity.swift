import Kubernetes
import Symbols
import Versions

/// Pod affinity and anti-affinity, the incoming pod's and that of the pods already there.
///
/// Source: plugin InterPodAffinity; "Inter-pod affinity and anti-affinity", Kubernetes documentation.
struct InterPodAffinity: FilterPlugin, ScorePlugin {
  let name = PluginName.interPodAffinity
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  let hasPreScore = true
  let arguments: InterPodAffinityArgs

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    if let error = pod.info.affinity.error {
      return .reject(.unschedulableAndUnresolvable, "parsing pod: \(error)")
    }
    let filter = InterPodAffinityFilter(pod.info, terms(of: pod, in: context), context.cluster, context.version)
    return filter.isIdle ? .skip : .judge(filter)
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    if let error = pod.info.affinity.error { return .error("failed to parse pod: \(error)") }
    if arguments.ignorePreferredTermsOfExistingPods, pod.info.affinity.preferred.isEmpty { return .skip }
    let scorer = InterPodAffinityScorer(
      terms(of: pod, in: context), hardWeight: Int64(arguments.hardPodAffinityWeight))
    return scorer.isIdle ? .skip : .score(scorer)
  }

  private func terms(of pod: ScheduledPod, in context: SchedulingContext) -> AffinityTerms {
    let terms = context.kept.memo(name) {
      AffinityTerms(
        pod.info, context.cluster, leavesSelector: context.version.has(.negativeNamespaceSelectorSelectsAll))
    }
    terms.catchUp(context.cluster.counts)
    return terms
  }
}
