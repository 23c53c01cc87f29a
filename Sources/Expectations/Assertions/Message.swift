import ControlPlane
import Grammar
import Scheduler
import YAML

/// `message: Insufficient cpu`: kube-scheduler's message about each pod contains the text.
struct Message: Assertion {
  static let key = "message"
  static let shapes: [ShapeSummary] = []

  let text: String

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Message? {
    reader.string(node, key).map { Message(text: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      if decision.message.contains(text) { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "a message with '\(text)'",
        actual: decision.message.isEmpty ? "no message, \(placements.account(of: decision))" : decision.message,
        causes: placements.whyNowhere(pod))
    }
  }
}
