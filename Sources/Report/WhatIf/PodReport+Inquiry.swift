import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import WhatIf

extension PodReport {
  /// Adds what an inquiry found out about the pod.
  mutating func add(_ answers: Answers, about placement: PodPlacement, node: String?, sources: SourceMap) {
    let target = PodTarget(placement.pod, placement.identity)
    conflict = answers.conflicts[target].map { ConflictReport($0, sources) }
    fixesOf = answers.fixesOf[target].map { $0.identity?.description ?? $0.name.text }
    fixes = answers.fixes[target].map { fixes in fixes.map { FixReport($0, pod: target) } }
    if let node, let change = answers.weightChanges[target] {
      weights = WeightReport(
        node: node, change: change.map { .init(plugin: $0.plugin.rawValue, from: $0.from, to: $0.to) })
    }
  }
}

extension ConflictReport {
  init(_ conflict: Conflict, _ sources: SourceMap) {
    self.init(
      parts: conflict.parts.map { part in
        Part(
          what: part.requirement.words, place: Place(part.requirement.origin, in: sources), nodes: part.nodes,
          alone: part.alone)
      }, isSmallest: conflict.isSmallest)
  }
}

extension FixReport {
  init(_ fix: Fix, pod: PodTarget) {
    self.init(
      changes: fix.edits.map(\.words), cost: fix.cost, node: fix.node.text, feasibleNodes: fix.feasibleNodes,
      effects: Self.effects(fix, pod),
      patches: (fix.patches ?? []).map { patch in
        PatchReport(
          place: Place(file: patch.path, line: patch.line), removed: patch.removed, added: patch.added)
      })
  }

  private static func effects(_ fix: Fix, _ pod: PodTarget) -> [String] {
    var effects: [String] = []
    func add(_ pods: [Fix.PodName], _ one: String, _ many: String) {
      if pods.isEmpty { return }
      let names = pods.prefix(3).map { "\($0.namespace.text)/\($0.name.text)" }.joined(separator: ", ")
      let more = pods.count > 3 ? " and \(pods.count - 3) more" : ""
      effects.append("\(names)\(more) \(pods.count == 1 ? one : many)")
    }
    add(fix.lost, "loses its place", "lose their places")
    add(fix.moved, "moves", "move")
    add(fix.gained, "gets in too", "get in too")
    if fix.stillPending > 0, let identity = pod.identity {
      let pods = fix.stillPending == 1 ? "1 more pod" : "\(fix.stillPending) more pods"
      effects.append("\(pods) of \(identity.workload) still \(fix.stillPending == 1 ? "has" : "have") no place")
    }
    return effects
  }
}
