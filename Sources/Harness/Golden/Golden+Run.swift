import ControlPlane
import Expectations
import Kubernetes
import Report
import Scheduler
import Symbols

extension Golden {
  /// What a run says. Nothing that changes with a path, a version, a line number or a template's hash gets in.
  init(_ run: PlacementRun, detail: PlacementDetail) {
    self.detail = detail
    var names: [Decision.Victim: String] = [:]
    for placement in run.pods {
      let metadata = placement.pod.metadata
      names[Decision.Victim(namespace: metadata.namespace, name: metadata.name)] = Self.key(placement)
    }
    let nodes = NodeNameList(run.nodes.map(\.metadata.name.text))
    let places = detail.namesNodes ? nil : NodePlaces(run.nodes)
    let order = run.pods.indices.sorted { Self.precedes(run.pods[$0], run.pods[$1], orElse: $0 < $1) }
    blocks = order.map { pod in
      let placement = run.pods[pod]
      let writer = BlockWriter(
        run: run, nodes: nodes, places: places, detail: detail, decision: placement.decision, victims: names)
      return Block(pod: Self.key(placement), verdict: writer.verdict, lines: writer.lines(detail))
    }
  }

  static func key(_ placement: PodPlacement) -> String {
    // A blank ends the key; only a name that no API server would take has one.
    "\(placement.pod.metadata.namespace.text)/\(placement.steadyName)".split(whereSeparator: \.isWhitespace)
      .joined(separator: "_")
  }

  /// By namespace, then name, then a workload's pods by number.
  private static func precedes(_ a: PodPlacement, _ b: PodPlacement, orElse: Bool) -> Bool {
    let namespaces = (a.pod.metadata.namespace, b.pod.metadata.namespace)
    if namespaces.0 != namespaces.1 { return namespaces.0.precedes(namespaces.1) }
    let names = (a.identity?.workload ?? a.steadyName, b.identity?.workload ?? b.steadyName)
    if names.0 != names.1 { return names.0.utf8.lexicographicallyPrecedes(names.1.utf8) }
    let ordinals = (a.identity?.ordinal ?? -1, b.identity?.ordinal ?? -1)
    return ordinals.0 == ordinals.1 ? orElse : ordinals.0 < ordinals.1
  }
}

/// Makes one pod's block.
private struct BlockWriter {
  let run: PlacementRun
  let nodes: NodeNameList
  /// What nodes are called instead; nil where each has its own name.
  let places: NodePlaces?
  let detail: PlacementDetail
  let decision: Decision
  let victims: [Decision.Victim: String]

  var verdict: String {
    switch decision.outcome {
    case .scheduled:
      guard let node = decision.node else { return "on ?" }
      let others = others(tiedWith: node)
      return "on \(name(node))" + (others.isEmpty ? "" : " or \(others.joined(separator: ", "))")
    case .nominated:
      guard let preemption = decision.preemption else { return "nominated" }
      let evicted = preemption.victims.map { victims[$0] ?? "\($0.namespace.text)/\($0.name.text)" }
      let evicting = evicted.isEmpty ? "" : ", evicting \(evicted.joined(separator: ", "))"
      return "nominated to \(name(preemption.nominatedNode))\(evicting)"
    case .unschedulable, .gated, .refused, .error: return decision.outcome.rawValue
    }
  }

  func lines(_ detail: PlacementDetail) -> [String] {
    if detail <= .placement { return [] }
    var lines: [String] = []
    if !decision.message.isEmpty { lines.append(oneLine(decision.message)) }
    lines += rejections()
    if detail == .scores { lines += scores() }
    return lines
  }

  /// `3 nodes: TaintToleration node(s) had untolerated taint(s): node-{a..c}`, a line a reason.
  private func rejections() -> [String] {
    let table = decision.table
    var groups: [String: [Int]] = [:]
    var reasons: [Rejection: String] = [:]
    for (entry, row) in table.rows.enumerated() where table.rejections.indices.contains(entry) {
      guard let rejection = table.rejections[entry] else { continue }
      let reason = reasons[rejection] ?? text(of: rejection)
      reasons[rejection] = reason
      groups[reason, default: []].append(row)
    }
    return groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { reason, rows in
      let count = rows.count == 1 ? "1 node" : "\(rows.count) nodes"
      return "\(count): \(reason): \(nodes.fold(rows).joined(separator: ", "))"
    }
  }

  private func text(of rejection: Rejection) -> String {
    let reasons = oneLine(decision.table.reasons(of: rejection).joined(separator: ", "))
    return rejection.plugin.map { "\($0.rawValue) \(reasons)" } ?? reasons
  }

  /// `node-a 283: NodeResourcesFit 83, TaintToleration 200`, weighted, in the order of the nodes' names.
  private func scores() -> [String] {
    let table = decision.table
    return table.rows.indices.compactMap { entry in
      guard !table.scores.isEmpty, table.rejections[entry] == nil else { return nil }
      let parts = table.scores.map { column in
        let weighted = column.normalized[entry].multipliedReportingOverflow(by: column.weight).partialValue
        return "\(column.plugin.rawValue) \(weighted)"
      }
      return "\(name(table.rows[entry])) \(table.totals[entry]): \(parts.joined(separator: ", "))"
    }
  }

  private func name(_ row: Int) -> String {
    guard run.nodes.indices.contains(row) else { return "?" }
    let name = run.nodes[row].metadata.name.text
    // A blank would end it.
    return places.map { $0.place(of: name, in: detail).split(whereSeparator: \.isWhitespace).joined(separator: "_") }
      ?? name
  }

  private func others(tiedWith node: Int) -> [String] {
    if places == nil { return nodes.fold(decision.ties.filter { $0 != node }) }
    let own = name(node)
    return Set(decision.ties.map(name)).subtracting([own]).sorted()
  }

  private func oneLine(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\\n")
  }
}
