import ControlPlane
import Grammar
import Scheduler
import YAML

/// `tie: none`: each pod is placed, and no other node has the score of its own.
struct Tie: Assertion {
  static let key = "tie"
  static let shapes: [ShapeSummary] = []

  /// Words of the value.
  enum Word: String, CaseIterable {
    case none
  }

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Tie? {
    let word: Word? = reader.word(node, "tie")
    return word.map { _ in Tie() }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      let label = placements.label(ofPod: pod)
      guard let node = decision.node else {
        return Mismatch(
          pods: [label], expected: "placed without a tie", actual: placements.account(of: decision),
          causes: placements.whyNowhere(pod))
      }
      guard decision.ties.count > 1 else { return nil }
      let total = decision.contest.map { " at \($0.total)" } ?? ""
      return Mismatch(
        pods: [label], expected: "no tie", actual: "scheduled on \(placements.standing(of: decision))",
        causes: [
          .init(
            "\(decision.ties.count) nodes tie\(total), kube-scheduler takes any of them, bayplan goes on with \(placements.nodeName(node))"
          )
        ])
    }
  }
}
