/// How some nodes' verdict on a pod changed: one change for all nodes whose words are the same.
public struct RejectionChange: Hashable, Sendable {
  public var nodes: NodeSample
  /// nil for nodes that were not rejected.
  public var before: RejectionReport?
  /// nil for nodes that are no longer rejected.
  public var after: RejectionReport?

  /// `node-b is rejected now by TaintToleration: node(s) had untolerated taint(s)`, with the place of the first node's.
  public var sentence: DetailReport {
    let subject = nodes.count == 1 ? "\(nodes.first[0]) is" : "\(nodes.count) nodes (\(nodes.listed(limit: 3))) are"
    switch (before, after) {
    case (_?, let after?) where nodes.count == 1:
      return DetailReport("\(subject) rejected for other reasons: \(after.words)", at: after.details.first?.place)
    case (let before?, let after?):
      return DetailReport(
        "\(subject) rejected for other reasons: \(after.plainWords), before \(before.plainWords)")
    case (nil, let after?):
      let words = nodes.count == 1 ? after.words : after.plainWords
      return DetailReport(
        "\(subject) rejected now: \(words)", at: nodes.count == 1 ? after.details.first?.place : nil)
    case (let before?, nil): return DetailReport("\(subject) no longer rejected: \(before.plainWords)")
    case (nil, nil): return DetailReport("\(subject) as before")
    }
  }
}

extension RejectionReport {
  /// The plugin with kube-scheduler's words.
  var plainWords: String {
    let reasons = reasons.joined(separator: ", ")
    return plugin.isEmpty ? reasons : "\(plugin): \(reasons)"
  }

  /// The plugin with bayplan's words where the run was explained.
  var words: String {
    guard let detail = details.first else { return plainWords }
    return plugin.isEmpty ? detail.text : "\(plugin): \(detail.text)"
  }

  /// Whether both say the same, whatever stands behind it.
  func saysTheSame(as other: RejectionReport) -> Bool { plainWords == other.plainWords }
}
