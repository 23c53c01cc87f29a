import ControlPlane
import Grammar
import Scheduler
import YAML

/// `outcome: scheduled`: what became of each pod.
struct Outcome: Assertion {
  static let key = "outcome"
  static let shapes: [ShapeSummary] = []

  let expected: Decision.Outcome

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Outcome? {
    let word: Decision.Outcome? = reader.word(node, "outcome")
    return word.map { Outcome(expected: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      guard decision.outcome != expected else { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: expected.rawValue, actual: placements.account(of: decision),
        causes: placements.whyNowhere(pod))
    }
  }
}
