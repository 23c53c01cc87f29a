import ControlPlane
import Grammar
import Kubernetes
import Symbols
import YAML

/// `toleratesEverything: false`: no toleration of the pods is for every taint.
struct ToleratesEverything: Assertion {
  static let key = "toleratesEverything"
  static let shapes: [ShapeSummary] = []

  let expected: Bool

  var needsPlacement: Bool { false }

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> ToleratesEverything? {
    reader.bool(node, key).map { ToleratesEverything(expected: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let wide = placements.run.pods[pod].pod.spec.tolerations.first { $0.key.isEmpty && $0.operator == .exists }
      if (wide != nil) == expected { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)],
        expected: expected ? "tolerates every taint" : "tolerates no more taints than it names",
        actual: expected ? "each of its tolerations has a key" : "a toleration without a key is for every taint",
        causes: wide.map { [.init("operator Exists without a key", at: $0.origin)] } ?? [])
    }
  }
}
