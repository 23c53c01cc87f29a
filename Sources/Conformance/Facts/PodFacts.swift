import Report
import Scheduler

/// All that a placement report says of one pod, each fact once, in the order of the report.
///
/// What only bayplan says (further rejections, details, what a score is made of) is no fact.
struct PodFacts: Hashable {
  /// `namespace/name`.
  var pod: String
  /// Only the decision, nothing node by node: enough to hold a large run against.
  var isSummary = false
  var facts: [Fact] = []

  init(pod: String) {
    self.pod = pod
  }

  /// - Parameter asSummary: leaves out what is said of single nodes.
  init(_ report: PodReport, asSummary: Bool) {
    pod = "\(report.namespace)/\(report.name)"
    isSummary = asSummary
    add(.profile, .text(report.profile))
    add(.outcome, .text(report.outcome.rawValue))
    add(.message, .text(report.message))
    add(.evaluatedNodes, .number(Int64(report.evaluatedNodes)))
    add(.feasibleNodes, .number(Int64(report.feasibleNodes)))
    add(.node, .text(report.node ?? ""))
    add(.ties, .list(report.ties))
    add(
      .preemption,
      report.preemption.map { preemption in
        .preemption(
          nominatedNode: preemption.nominatedNode, victims: preemption.victims.map { "\($0.namespace)/\($0.name)" },
          violations: Int64(preemption.violations))
      } ?? .nothing)
    if asSummary || report.nodes.isEmpty { return }
    add(.nodeOrder, .list(report.nodes.map(\.name)))
    for node in report.nodes { add(node) }
  }

  private mutating func add(_ node: NodeReport) {
    add(.feasible(node: node.name), .truth(node.isFeasible))
    if let rejection = node.rejection {
      add(
        .rejection(node: node.name),
        .rejection(plugin: rejection.plugin, code: rejection.code, reasons: rejection.reasons))
    }
    for score in node.scores {
      add(
        .score(node: node.name, plugin: score.plugin),
        .score(raw: score.raw, normalized: score.normalized, weight: score.weight, weighted: score.weighted))
    }
    if let total = node.total { add(.total(node: node.name), .number(total)) }
  }

  mutating func add(_ key: Fact.Key, _ value: Fact.Value) {
    facts.append(Fact(key: key, value: value))
  }
}
