import Kubernetes
import Symbols

/// Keeps pods off nodes without room for their requests, and prefers nodes by how full they would be.
///
/// Source: plugin NodeResourcesFit; "Resource Bin Packing", Kubernetes documentation.
struct NodeResourcesFit: FilterPlugin, ScorePlugin {
  let name = PluginName.nodeResourcesFit
  let lifetime = Lifetime.row
  let hasPreFilter = true
  let hasPreScore = true
  let scoreStateError: String? = nil
  let arguments: NodeResourcesFitArgs

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    .judge(NodeResourcesFitFilter(pod, ignoring: arguments, context.cluster, context.devices))
  }

  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome {
    if arguments.resources.isEmpty { return .error("resources not found") }
    return .score(NodeResourcesFitScorer(pod.info, arguments, context.cluster, context.devices))
  }

  func scoreLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    ResourceShare.dependOnDevices(arguments.resources, pod, context.devices) ? .attempt : .row
  }
}
