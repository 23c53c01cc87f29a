import Kubernetes
import Symbols

/// Writes an attempt down node by node, as far as anyone asked for it.
///
/// It looks at the cluster as it was during the attempt, so the table must be made before the pod is placed.
struct TableRecorder {
  private let phase: FilterPhase
  private let nominated: NominatedPods
  private let cluster: Cluster
  private let detail: Scheduler.Detail

  init(_ phase: FilterPhase, _ nominated: NominatedPods, _ cluster: Cluster, _ detail: Scheduler.Detail) {
    self.phase = phase
    self.nominated = nominated
    self.cluster = cluster
    self.detail = detail
  }

  /// - Parameter scores: nil when no node is feasible.
  func table(feasible: [Int], _ scores: ScorePhase?) -> NodeTable {
    var table = NodeTable()
    if detail == .outcome { return table }
    table.rows = phase.isLimitedToNomination ? phase.column.rows : Array(0..<cluster.count)
    recordRejections(&table)
    if detail == .explained { explainRejections(&table) }
    table.totals = [Int64](repeating: 0, count: table.rows.count)
    if let scores { recordScores(&table, feasible, scores) }
    return table
  }

  private func recordRejections(_ table: inout NodeTable) {
    if let rejection = phase.preFilter.rejection {
      table.reasonLists = [[rejection.text]]
      table.narrowedBy = rejection.plugins
      let plugin = rejection.plugins.count == 1 ? rejection.plugins.first : nil
      table.rejections = table.rows.map { _ in Rejection(plugin: plugin, code: rejection.code, reasonList: 0) }
      return
    }
    table.narrowedBy = phase.narrowedBy
    var known: [RejectionKey: Rejection] = [:]
    for row in table.rows {
      let filter = phase.column.filter[row]
      if filter == VerdictColumn.passed {
        table.rejections.append(nil)
        continue
      }
      let key = phase.column.rejection(at: row)
      if let rejection = known[key] {
        table.rejections.append(rejection)
        continue
      }
      let isExcluded = filter >= VerdictColumn.unseen
      let text = filter == VerdictColumn.unseen ? [] : [phase.excludedText]
      let rejection = Rejection(
        plugin: isExcluded ? nil : phase.filters[Int(filter)].plugin,
        code: isExcluded ? .unschedulableAndUnresolvable : key.verdict.code,
        reasonList: table.list(isExcluded ? text : phase.reasons(Int(filter), key.verdict)))
      known[key] = rejection
      table.rejections.append(rejection)
    }
  }

  private func explainRejections(_ table: inout NodeTable) {
    let rows = table.rows
    let first = table.rejections
    for (index, row) in rows.enumerated() {
      guard let official = first[index] else {
        table.explanations.append([])
        continue
      }
      var found = phase.explain(at: row, nominated).map { plugin, verdict, details in
        let reasons = phase.filters.first { $0.plugin == plugin }?.judge.reasons(for: verdict) ?? []
        return ExplainedRejection(
          rejection: Rejection(plugin: plugin, code: verdict.code, reasonList: table.list(reasons)), details: details)
      }
      if found.isEmpty || found[0].rejection.plugin != official.plugin {
        let isUnseen = phase.isUnseen(row)
        let details = isUnseen ? [ExplanationDetail("not looked at, enough nodes had passed before")] : []
        found.insert(ExplainedRejection(rejection: official, details: details), at: 0)
      }
      table.explanations.append(found)
    }
  }

  private func recordScores(_ table: inout NodeTable, _ feasible: [Int], _ scores: ScorePhase) {
    // Both lists rise, and the feasible rows are among the table's.
    var slots: [Int] = []
    slots.reserveCapacity(feasible.count)
    var slot = 0
    for row in feasible {
      while table.rows[slot] != row { slot += 1 }
      slots.append(slot)
    }
    for column in scores.columns {
      var raw = [Int64](repeating: 0, count: table.rows.count)
      var normalized = raw
      for (index, slot) in slots.enumerated() {
        raw[slot] = column.raw[index]
        normalized[slot] = column.normalized[index]
      }
      table.scores.append(
        ScoreColumn(plugin: column.plugin, weight: column.weight, raw: raw, normalized: normalized))
      if detail == .explained {
        var texts = [String](repeating: "", count: table.rows.count)
        for (row, slot) in zip(feasible, slots) { texts[slot] = column.scorer.explain(row, in: cluster) }
        table.scoreExplanations.append(texts)
      }
    }
    for (index, slot) in slots.enumerated() { table.totals[slot] = scores.totals[index] }
  }
}

extension NodeTable {
  /// The number of a list of reasons.
  fileprivate mutating func list(_ reasons: [String]) -> Int {
    if let known = reasonLists.firstIndex(of: reasons) { return known }
    reasonLists.append(reasons)
    return reasonLists.count - 1
  }
}
