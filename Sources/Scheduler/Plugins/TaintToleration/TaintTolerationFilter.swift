import Kubernetes
import Symbols

final class TaintTolerationFilter: NodeFilter {
  private let tolerations: [Toleration]
  /// By list of taints: the index of the first untolerated one.
  private let firstUntolerated: [Int?]

  init(_ tolerations: [Toleration], _ cluster: Cluster) {
    self.tolerations = tolerations
    firstUntolerated = cluster.taints.firstUntolerated(by: tolerations)
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    firstUntolerated[Int(cluster.taints.listOfRow[row])] == nil ? .pass : .unresolvable()
  }

  func reasons(for verdict: FilterVerdict) -> [String] { ["node(s) had untolerated taint(s)"] }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    cluster.nodes[row].taints.filter { $0.keepsPodsOff && !tolerations.tolerate($0) }.flatMap { taint in
      [ExplanationDetail("taint \(taint.text) is not tolerated", at: taint.origin)]
        + tolerations.filter { $0.key == taint.key && !$0.key.isEmpty }.map { near in
          ExplanationDetail("the toleration of \(taint.key.text) \(difference(near, taint))", at: near.origin)
        }
    }
  }

  /// Why a toleration of the same key does not help.
  private func difference(_ toleration: Toleration, _ taint: Taint) -> String {
    if let effect = toleration.effect, effect != taint.effect {
      return "is for effect \(effect.name.text)"
    }
    if toleration.operator == .unsupported { return "has operator \(toleration.operatorText.text), which matches nothing" }
    return toleration.value.isEmpty ? "is for an empty value" : "is for value \(toleration.value.text)"
  }
}
