import ControlPlane
import Grammar
import Scheduler
import YAML

/// `on: {nodeSelector: {pool: general}}`: each pod is placed on one of these nodes, whichever node of its tie it gets.
struct On: Assertion {
  static let key = "on"
  static let shapes = [NodeSelection.shape.summary]

  let nodes: NodeSelection

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> On? {
    NodeSelection.read(node, as: key, &reader).map { On(nodes: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    let wanted = Set(rows)
    return pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      let stray = decision.standings.first { !wanted.contains($0) }
      if decision.node != nil, stray == nil { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "on \(nodes)", actual: placements.account(of: decision),
        causes: stray.map { placements.whyNotOn(rows, pod: pod, but: $0) } ?? placements.whyNowhere(pod, on: rows))
    }
  }
}

extension Decision {
  /// The rows of the nodes that the pod may stand on: its whole tie; empty when it has no node.
  var standings: [Int] {
    guard let node else { return [] }
    return ties.isEmpty ? [node] : ties
  }
}
