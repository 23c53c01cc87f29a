import Kubernetes
import Symbols

/// Keeps pods off cordoned nodes (`spec.unschedulable`) unless they tolerate the taint that stands for it.
///
/// Source: plugin NodeUnschedulable; "Manual Node administration", Kubernetes documentation.
struct NodeUnschedulable: FilterPlugin {
  let name = PluginName.nodeUnschedulable
  let lifetime = Lifetime.row
  let hasPreFilter = false

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    .judge(Judge(isTolerated: pod.info.spec.value.tolerations.tolerate(Self.cordon)))
  }

  private static let cordon = Taint(
    key: "node.kubernetes.io/unschedulable", value: .none, effect: .noSchedule)

  private final class Judge: NodeFilter {
    let isTolerated: Bool

    init(isTolerated: Bool) {
      self.isTolerated = isTolerated
    }

    func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
      cluster.nodes[row].isUnschedulable && !isTolerated ? .unresolvable() : .pass
    }

    func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
      if isTolerated { return }
      column.reject(as: filter, among: cluster.cordonedRows) { _ in .unresolvable() }
    }

    func reasons(for verdict: FilterVerdict) -> [String] { ["node(s) were unschedulable"] }

    func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
      [
        ExplanationDetail(
          "cordoned (spec.unschedulable), and not tolerated", at: cluster.nodes[row].unschedulableOrigin)
      ]
    }
  }
}
