import Scheduler

extension PodReport {
  /// With its namespace where the report has several.
  func name(in report: PlacementReport) -> String { report.spansNamespaces ? "\(namespace)/\(name)" : name }

  /// The workload's identity or else the name, with its namespace where the report has several.
  func title(in report: PlacementReport) -> String {
    let title = identity ?? name
    return report.spansNamespaces ? "\(namespace)/\(title)" : title
  }

  /// The chosen node's total, nil unless scheduled.
  var total: Int64? { contest?.total }

  /// Why the pod was not placed, on one line.
  var why: String {
    if let refusal {
      let places = refusal.places
      return "\(refusal.by): \(message)\(places.isEmpty ? "" : " (\(places))")"
    }
    guard let preemption else { return message }
    return "\(preemption.sentence); before that, \(message)"
  }

  /// What kept the chosen node ahead: `12 over node-b`, `tie with node-c`, `only node that fits`.
  var margin: String {
    let others = ties.filter { $0 != node }
    if others.count == 1 || others.count == 2 { return "tie with \(others.joined(separator: " and "))" }
    if !others.isEmpty { return "tie with \(others.count) other nodes" }
    guard let contest else { return "" }
    guard let next = contest.runnerUp else {
      return contest.isUncontested ? "nominated to it before, no other node tried" : "only node that fits"
    }
    return "\(contest.margin ?? 0) over \(next)"
  }

  /// The best node that was not chosen, the first in name order among equals.
  var runnerUp: NodeReport? {
    contest?.runnerUp.flatMap { name in nodes.first { $0.name == name } }
  }
}

extension PodReport.Preemption {
  /// `would fit on node-a once default/low-1 is evicted`.
  var sentence: String {
    let names = victims.map { "\($0.namespace)/\($0.name)" }.joined(separator: ", ")
    let budget =
      switch violations {
      case 0: ""
      case 1: " (1 against its PodDisruptionBudget)"
      default: " (\(violations) against their PodDisruptionBudgets)"
      }
    return "would fit on \(nominatedNode) once \(names) \(victims.count == 1 ? "is" : "are") evicted\(budget)"
  }
}

extension Decision.Outcome {
  var role: TextRole {
    switch self {
    case .scheduled: .good
    case .unschedulable, .refused, .error: .bad
    case .nominated, .gated: .caution
    }
  }
}
