import ControlPlane
import Grammar
import Scheduler
import YAML

/// `admitted: true`: the API server takes each pod, wherever it stands then.
struct Admitted: Assertion {
  static let key = "admitted"
  static let shapes: [ShapeSummary] = []

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Admitted? {
    guard let value = reader.bool(node, key) else { return nil }
    if value { return Admitted() }
    reader.error(
      .unusableWord, at: node.range, "admitted can only be true, say what is refused with refused: {by: PodSecurity}")
    return nil
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let decision = placements.run.pods[pod].decision
      guard decision.outcome == .refused else { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "admitted", actual: placements.account(of: decision),
        causes: placements.whyNowhere(pod))
    }
  }
}
