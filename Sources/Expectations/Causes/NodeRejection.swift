import ControlPlane
import Scheduler
import SourceText

/// One rejection of one node, ready to be told.
struct NodeRejection {
  let plugin: PluginName?
  /// kube-scheduler's words.
  let reasons: [String]
  /// bayplan's words, with positions.
  let details: [ExplanationDetail]
  /// The PreFilter plugins that ruled the node out before filters looked at it.
  let narrowedBy: [PluginName]

  init(_ rejection: Rejection, in table: NodeTable, details: [ExplanationDetail] = []) {
    plugin = rejection.plugin
    reasons = table.reasons(of: rejection)
    self.details = details
    // A node that nobody looked at has no reason.
    narrowedBy = plugin == nil && !reasons.isEmpty ? table.narrowedBy : []
  }

  var name: String { plugin?.rawValue ?? "a PreFilter plugin" }

  /// Whether this plugin said no, alone or with others.
  func isBy(_ plugin: PluginName) -> Bool { self.plugin == plugin || narrowedBy.contains(plugin) }

  func mentions(_ text: String) -> Bool {
    reasons.contains { $0.contains(text) } || details.contains { $0.text.contains(text) }
  }

  /// The details, or kube-scheduler's words where there are none.
  var causes: [Mismatch.Cause] {
    if details.isEmpty { return reasons.map { .init("\(name): \($0)") } }
    return details.map { .init("\(name): \($0.text)", at: $0.origin) }
  }
}

extension Placements {
  /// Every rejection of a node that the run kept, kube-scheduler's own first; empty for a feasible node.
  func rejections(ofNode row: Int, for pod: Int) -> [NodeRejection] {
    let table = run.pods[pod].decision.table
    guard let entry = entry(ofNode: row, in: table), table.rejections.indices.contains(entry),
      let first = table.rejections[entry]
    else { return [] }
    if table.explanations.indices.contains(entry), !table.explanations[entry].isEmpty {
      return table.explanations[entry].map { NodeRejection($0.rejection, in: table, details: $0.details) }
    }
    return [NodeRejection(first, in: table)]
  }
}
