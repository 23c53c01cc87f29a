import ControlPlane
import Grammar
import Scheduler
import YAML

/// `notOn: {zone: eu-west-1b}`: each pod is placed, and on none of these nodes, whichever node of its tie it gets.
///
/// A pod without a node fails: that it stands nowhere is for `outcome` to say.
struct NotOn: Assertion {
  static let key = "notOn"
  static let shapes: [ShapeSummary] = []

  let nodes: NodeSelection

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> NotOn? {
    NodeSelection.read(node, as: key, &reader).map { NotOn(nodes: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    let unwanted = Set(rows)
    return pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      let offending = decision.standings.first { unwanted.contains($0) }
      if decision.node != nil, offending == nil { return nil }
      let elsewhere = placements.run.nodes.indices.filter { !unwanted.contains($0) }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "placed, but not on \(nodes)",
        actual: placements.account(of: decision),
        causes: offending.map { placements.whyNotOn(elsewhere, pod: pod, but: $0) } ?? placements.whyNowhere(pod))
    }
  }
}
