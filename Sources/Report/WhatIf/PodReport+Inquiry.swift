import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols
import WhatIf

extension PodReport {
  /// Adds what an inquiry found out about the pod.
  mutating func add(_ answer: Answer, about placement: PodPlacement, node: String?, sources: SourceMap) {
    let target = PodTarget(placement.pod, placement.identity)
    conflict = answer.conflict.map { ConflictReport($0, sources) }
    fixesOf = answer.fixesOf.map { $0.identity?.description ?? $0.name.text }
    fixes = answer.fixes.map { fixes in fixes.map { FixReport($0, pod: target) } }
    if let node, let change = answer.weightChange {
      weights = WeightReport(
        node: node, change: change.map { .init(plugin: $0.plugin.rawValue, from: $0.from, to: $0.to) })
    }
  }
}

extension ConflictReport {
  init(_ conflict: Conflict, _ sources: SourceMap) {
    self.init(
      parts: conflict.parts.map { Part($0, sources) }, others: conflict.others.map { Part($0, sources) },
      together: conflict.together, isSmallest: conflict.isSmallest)
  }
}

extension ConflictReport.Part {
  fileprivate init(_ part: Conflict.Part, _ sources: SourceMap) {
    self.init(
      what: part.requirement.words, place: InputLine(part.requirement.origin, in: sources), nodes: part.nodes,
      failsAlone: part.failsAlone, alone: part.alone)
  }
}

extension FixReport {
  init(_ fix: Fix, pod: PodTarget) {
    self.init(
      changes: fix.edits.map(\.words), cost: fix.cost, node: fix.node.text, feasibleNodes: fix.feasibleNodes,
      effects: Self.effects(fix, pod),
      patches: (fix.patches ?? []).map { patch in
        PatchReport(
          place: InputLine(file: patch.path, line: patch.line), removed: patch.removed, added: patch.added)
      },
      remark: fix.touchesSharedLines
        ? "its lines belong to others too, by an anchor or an alias: write them out before changing them" : nil)
  }

  private static func effects(_ fix: Fix, _ pod: PodTarget) -> [String] {
    var effects: [String] = []
    func add(_ pods: [Fix.PodName], _ one: String, _ many: String) {
      if pods.isEmpty { return }
      let names = pods.prefix(3).map { "\($0.namespace.text)/\($0.name.text)" }.joined(separator: ", ")
      let more = pods.count > 3 ? " and \(pods.count - 3) more" : ""
      effects.append("\(names)\(more) \(pods.count == 1 ? one : many)")
    }
    let others = fix.effects
    add(others.lost, "loses its place", "lose their places")
    add(others.evicted, "is evicted", "are evicted")
    add(others.nominated, "waits for evictions", "wait for evictions")
    add(others.hopeless, "finds nobody to evict any more", "find nobody to evict any more")
    add(others.moved, "moves", "move")
    add(others.gained, "gets in too", "get in too")
    add(others.spared, "is no longer evicted", "are no longer evicted")
    add(others.changed, "comes to another outcome", "come to another outcome")
    add(others.waiting, "is made, without a place", "are made, without a place")
    if fix.stillPending > 0, let identity = pod.identity {
      let pods = fix.stillPending == 1 ? "1 more pod" : "\(fix.stillPending) more pods"
      effects.append("\(pods) of \(identity.workload) still \(fix.stillPending == 1 ? "has" : "have") no place")
    }
    return effects
  }
}
