import Kubernetes
import Symbols

final class TaintTolerationFilter: NodeFilter {
  private let tolerations: [Toleration]
  /// By list of taints: the verdict, which says with its detail which reason it has.
  private let verdicts: [FilterVerdict]
  private var reasons: [String] = []

  /// - Parameter namesTaint: whether the reason names the first untolerated taint, as versions up to 1.34.1 do.
  init(_ tolerations: [Toleration], _ cluster: Cluster, namesTaint: Bool) {
    self.tolerations = tolerations
    var verdicts: [FilterVerdict] = []
    for (taints, first) in zip(cluster.taints.lists, cluster.taints.firstUntolerated(by: tolerations)) {
      guard let first else {
        verdicts.append(.pass)
        continue
      }
      let taint = taints[first]
      let reason =
        namesTaint
        ? "node(s) had untolerated taint {\(taint.key.text): \(taint.value.text)}" : "node(s) had untolerated taint(s)"
      let slot = reasons.firstIndex(of: reason) ?? reasons.count
      if slot == reasons.count { reasons.append(reason) }
      verdicts.append(.unresolvable(UInt64(slot)))
    }
    self.verdicts = verdicts
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    verdicts[Int(cluster.taints.listOfRow[row])]
  }

  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    if verdicts.allSatisfy({ $0 == .pass }) { return }
    let listOfRow = cluster.taints.listOfRow.values
    verdicts.withUnsafeBufferPointer { verdicts in
      column.reject(as: filter) { verdicts[Int(listOfRow[$0])] }
    }
  }

  func reasons(for verdict: FilterVerdict) -> [String] { [reasons[Int(verdict.detail)]] }

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
    if toleration.operator == .unsupported {
      return "has operator \(toleration.operatorText.text), which matches nothing"
    }
    return toleration.value.isEmpty ? "is for an empty value" : "is for value \(toleration.value.text)"
  }
}
