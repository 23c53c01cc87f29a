import Kubernetes
import Symbols

/// Holds a pod with `spec.nodeName` to that node. Queued pods have none, so this never rejects in practice.
///
/// Source: plugin NodeName; "nodeName", Kubernetes documentation.
struct NodeName: FilterPlugin {
  let name = PluginName.nodeName
  let lifetime = Lifetime.row
  let hasPreFilter = false

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    .judge(Judge(wanted: pod.info.spec.value.nodeName))
  }

  private final class Judge: NodeFilter {
    let wanted: Symbol

    init(wanted: Symbol) {
      self.wanted = wanted
    }

    func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
      wanted.isEmpty || wanted == cluster.nodes[row].metadata.name ? .pass : .unresolvable()
    }

    func reasons(for verdict: FilterVerdict) -> [String] { ["node(s) didn't match the requested node name"] }

    func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
      [ExplanationDetail("spec.nodeName asks for \(wanted.text)")]
    }
  }
}
