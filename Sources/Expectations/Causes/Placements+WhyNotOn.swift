import ControlPlane
import Kubernetes
import Scheduler
import Symbols

extension Placements {
  /// Why a pod went to node `taken` and to none of `rows`: the score gap to the best of them, or their rejections.
  func whyNotOn(_ rows: [Int], pod: Int, but taken: Int) -> [Mismatch.Cause] {
    let table = run.pods[pod].decision.table
    var best: Int?
    for row in rows {
      guard let entry = entry(ofNode: row, in: table), table.rejections[entry] == nil else { continue }
      if let known = best, table.totals[known] >= table.totals[entry] { continue }
      best = entry
    }
    if let best, let other = entry(ofNode: taken, in: table) {
      return [.init(scoreGap(from: other, to: best, in: table))]
    }
    return foldedRejections(of: rows, for: pod)
  }

  /// Why a pod is not on the node of that name, wherever it is instead.
  public func whyNotOn(nodeNamed name: String, pod: Int) -> [Mismatch.Cause] {
    guard let row = run.nodes.firstIndex(where: { $0.metadata.name.text == name }) else {
      return [.init("the cluster has no node \(name)")]
    }
    guard let taken = run.pods[pod].decision.node else { return whyNowhere(pod, on: [row]) }
    return whyNotOn([row], pod: pod, but: taken)
  }

  /// `node-a has 283, node-b 270: NodeResourcesFit 83 to 70`.
  private func scoreGap(from winner: Int, to other: Int, in table: NodeTable) -> String {
    let names = (nodeName(table.rows[winner]), nodeName(table.rows[other]))
    let totals = (table.totals[winner], table.totals[other])
    if totals.0 == totals.1 {
      return "\(names.0) and \(names.1) tie at \(totals.0), kube-scheduler takes either"
    }
    let parts = table.scores.compactMap { column -> (gap: Int64, text: String)? in
      let gap = column.normalized[winner].subtractingReportingOverflow(column.normalized[other]).partialValue
      let weighted = gap.multipliedReportingOverflow(by: column.weight).partialValue
      guard weighted != 0 else { return nil }
      let sign = weighted > 0 ? "+" : ""
      return (weighted, "\(column.plugin.rawValue) \(sign)\(weighted)")
    }
    // The plugins that made the difference first, equal gaps in name order.
    let order = parts.sorted { ($1.gap.magnitude, $0.text) < ($0.gap.magnitude, $1.text) }
    return "\(names.0) has \(totals.0), \(names.1) \(totals.1): \(order.map(\.text).joined(separator: ", "))"
  }
}
