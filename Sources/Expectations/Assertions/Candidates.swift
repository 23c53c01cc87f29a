import ControlPlane
import Grammar
import Scheduler
import YAML

/// `candidates: {atLeast: 3}`: how many nodes would take each pod, of these nodes if any are named.
struct Candidates: Assertion {
  static let key = "candidates"
  static let shapes = [shape.summary]

  var nodes = NodeSelection()
  var bounds = Bounds()

  var needsNodes: Bool { !nodes.isEmpty }

  static let shape = ObjectShape<Candidates>(
    "candidates", NodeSelection.fields(\.nodes) + Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Candidates? {
    var candidates = Candidates()
    guard shape.read(node, as: key, into: &candidates, &reader), candidates.bounds.check(in: node, as: key, &reader)
    else { return nil }
    return candidates
  }

  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch] {
    let rows = try nodes.rows(in: placements)
    return pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      let count = nodes.isEmpty ? decision.feasibleNodes : feasible(decision.table, rows, placements)
      if bounds.holds(for: Int64(count)) { return nil }
      let place = nodes.isEmpty ? "" : " among \(nodes.plural)"
      let total = nodes.isEmpty ? placements.run.nodes.count : rows.count
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "\(bounds.counting("candidate"))\(place)",
        actual: "\(count) of \(total)",
        causes: placements.foldedRejections(of: rows, for: pod))
    }
  }

  private func feasible(_ table: NodeTable, _ rows: [Int], _ placements: Placements) -> Int {
    rows.count { row in
      guard let entry = placements.entry(ofNode: row, in: table), table.rejections.indices.contains(entry)
      else { return false }
      return table.rejections[entry] == nil
    }
  }
}
