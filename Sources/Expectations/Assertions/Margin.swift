import ControlPlane
import Grammar
import Scheduler
import YAML

/// `margin: {atLeast: 10}`: by how much each pod's node beat the best of the others; 0 for a tie.
///
/// Where no other node fits the margin has no bounds.
struct Margin: Assertion {
  static let key = "margin"
  static let shapes = [shape.summary]

  var bounds = Bounds()

  static let shape = ObjectShape<Margin>("margin", Bounds.fields(\.bounds))

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Margin? {
    var margin = Margin()
    guard shape.read(node, as: key, into: &margin, &reader), margin.bounds.check(in: node, as: key, &reader)
    else { return nil }
    return margin
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      func mismatch(_ actual: String, _ causes: [Mismatch.Cause]) -> Mismatch {
        Mismatch(
          pods: [placements.label(ofPod: pod)], expected: "a margin of \(bounds)", actual: actual, causes: causes)
      }
      guard let contest = decision.contest, let node = decision.node else {
        return mismatch(placements.account(of: decision), placements.whyNowhere(pod))
      }
      guard let other = contest.runnerUp else {
        if bounds.equals == nil, bounds.atMost == nil { return nil }
        return mismatch("\(placements.nodeName(node)) is the only node that fits", [])
      }
      let margin = contest.total.subtractingReportingOverflow(contest.runnerUpTotal).partialValue
      if bounds.holds(for: margin) { return nil }
      let names = (placements.nodeName(node), placements.nodeName(other))
      return mismatch(
        "scheduled on \(names.0), \(margin) over \(names.1)",
        placements.whyNotOn([other], pod: pod, but: node))
    }
  }
}
