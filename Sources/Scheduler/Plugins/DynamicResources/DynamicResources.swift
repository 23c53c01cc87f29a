import Kubernetes
import Symbols

/// Devices for pods with resource claims. For a pod without claims it gives every node the score 0, as kube-scheduler
/// does; pods with claims are reported as not modelled before they get here.
///
/// Source: plugin DynamicResources; "Dynamic Resource Allocation", Kubernetes documentation.
struct DynamicResources: FilterPlugin, ScorePlugin {
  let name = PluginName.dynamicResources
  let hasPreFilter = true
  let hasPreScore = false

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome { .skip }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    .score(NoClaims())
  }

  private final class NoClaims: NodeScorer {
    func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64> {
      ContiguousArray(repeating: 0, count: feasible.count)
    }

    func explain(_ row: Int, in cluster: Cluster) -> String { "the pod has no resource claims" }
  }
}
