import Kubernetes
import Symbols

final class TaintTolerationFilter: NodeFilter {
  private let tolerations: [Toleration]
  /// By list of taints: the verdict, which says with its detail which reason it has.
  private let verdicts: [FilterVerdict]
  private var reasons: [String] = []
  /// By list of taints, what ``explain(_:at:in:)`` found.
  private var untolerated: [Int: [(slot: Int, near: [ExplanationDetail])]] = [:]

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

  /// So many tolerations of a taint's key are gone into.
  private static let mostNear = 3

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let list = Int(cluster.taints.listOfRow[row])
    let open = untolerated[list] ?? findUntolerated(in: cluster.nodes[row].taints)
    untolerated[list] = open
    return open.flatMap { slot, near in
      let taint = cluster.nodes[row].taints[slot]
      return [ExplanationDetail("taint \(taint.text) is not tolerated", at: taint.origin, about: .taint(taint.text))]
        + near
    }
  }

  /// Of a list of taints those that are not tolerated, by their place, each with what tolerations of its key lack.
  private func findUntolerated(in taints: [Taint]) -> [(slot: Int, near: [ExplanationDetail])] {
    taints.indices.filter { taints[$0].keepsPodsOff && !tolerations.tolerate(taints[$0]) }.map { slot in
      let taint = taints[slot]
      let near = tolerations.filter { $0.key == taint.key && !$0.key.isEmpty }
      let shown = near.prefix(near.count > Self.mostNear ? Self.mostNear - 1 : near.count)
      var details = shown.map { near in
        ExplanationDetail("the toleration of \(taint.key.text) \(difference(near, taint))", at: near.origin)
      }
      if let first = near.dropFirst(shown.count).first {
        let text = "nor do \(near.count - shown.count) more tolerations of \(taint.key.text) help"
        details.append(ExplanationDetail(text, at: first.origin))
      }
      return (slot, details)
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
