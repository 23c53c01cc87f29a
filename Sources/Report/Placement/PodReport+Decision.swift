import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

extension PodReport {
  init(_ placement: PodPlacement, nodeNames: [String], sources: SourceMap, detail: PlacementDetail = .scores) {
    let decision = placement.decision
    let told: [Int] =
      switch detail {
      case .zone, .pool, .placement: []
      case .reasons: decision.table.rows.indices.filter { decision.table.rejections[$0] != nil }
      case .scores: Array(decision.table.rows.indices)
      }
    self.init(
      namespace: placement.pod.metadata.namespace.text,
      name: placement.pod.metadata.name.text,
      identity: placement.identity?.description,
      profile: decision.profile.text,
      outcome: decision.outcome,
      node: decision.node.map { nodeNames[$0] },
      ties: decision.ties.map { nodeNames[$0] },
      contest: decision.contest.map { contest in
        Contest(
          total: contest.total, runnerUp: contest.runnerUp.map { nodeNames[$0] },
          runnerUpTotal: contest.runnerUpTotal, isUncontested: contest.isUncontested)
      },
      message: decision.message,
      evaluatedNodes: decision.evaluatedNodes,
      feasibleNodes: decision.feasibleNodes,
      nodes: told.map { row in
        NodeReport(decision.table, row, nodeNames: nodeNames, sources: sources)
      },
      preemption: decision.preemption.map { preemption in
        Preemption(
          nominatedNode: nodeNames[preemption.nominatedNode],
          victims: preemption.victims.map { Victim(namespace: $0.namespace.text, name: $0.name.text) },
          violations: preemption.violations)
      })
    refusal = placement.refusal.map { RefusalReport($0.value, in: sources) }
    warning = placement.warning.text
  }
}

extension NodeReport {
  init(_ table: NodeTable, _ row: Int, nodeNames: [String], sources: SourceMap) {
    let name = nodeNames[table.rows[row]]
    guard let first = table.rejections[row] else {
      let scores = table.scores.enumerated().map { index, column in
        ScoreReport(
          plugin: column.plugin.rawValue, raw: column.raw[row], normalized: column.normalized[row],
          weight: column.weight, inputs: table.scoreInputs(column: index, row: row))
      }
      self.init(name: name, scores: scores, total: table.totals.isEmpty ? 0 : table.totals[row])
      return
    }
    guard !table.explanations.isEmpty, !table.explanations[row].isEmpty else {
      self.init(name: name, rejection: RejectionReport(first, in: table))
      return
    }
    let explained = table.explanations[row].map { RejectionReport($0, in: table, sources: sources) }
    self.init(name: name, rejection: explained[0], alsoRejectedBy: Array(explained.dropFirst()))
  }
}

extension RejectionReport {
  init(_ rejection: Rejection, in table: NodeTable, details: [DetailReport] = []) {
    self.init(
      plugin: rejection.plugin?.rawValue ?? "", code: rejection.code.rawValue, reasons: table.reasons(of: rejection),
      details: details)
  }

  init(_ explained: ExplainedRejection, in table: NodeTable, sources: SourceMap) {
    let details = explained.details.map { detail in
      DetailReport(
        detail.text, at: InputLine(detail.origin, in: sources),
        and: detail.others.compactMap { InputLine($0, in: sources) })
    }
    self.init(explained.rejection, in: table, details: details)
  }
}

extension NodeTable {
  /// nil unless the run was explained.
  fileprivate func scoreInputs(column: Int, row: Int) -> String? {
    guard column < scoreExplanations.count, row < scoreExplanations[column].count else { return nil }
    let text = scoreExplanations[column][row]
    return text.isEmpty ? nil : text
  }
}
