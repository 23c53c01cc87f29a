import ControlPlane
import Grammar
import Kubernetes
import YAML

/// `selects: {pool: general}`: the pods go to nodes with these labels only, by `nodeSelector` or by required affinity.
struct Selects: Assertion {
  static let key = "selects"
  static let shapes: [ShapeSummary] = []

  let labels: [FieldReader.Label]

  var needsPlacement: Bool { false }

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Selects? {
    reader.labels(node, key).map { Selects(labels: $0) }
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let spec = placements.run.pods[pod].pod.spec.value
      let missing = labels.filter { !spec.requires($0) }
      if missing.isEmpty { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "selects nodes with \(labels.map(\.text).listed(limit: 4))",
        actual: "neither its nodeSelector nor each term of its required node affinity asks for "
          + missing.map(\.text).listed(limit: 4))
    }
  }
}

extension PodSpec {
  /// Whether node selection leaves nodes with the label alone.
  fileprivate func requires(_ label: FieldReader.Label) -> Bool {
    let asks = { (requirement: LabelSelector.Requirement) in
      requirement.key == label.key && (requirement.operator == .equals || requirement.operator == .in)
        && requirement.values.allSatisfy { $0 == label.value } && !requirement.values.isEmpty
    }
    if nodeSelector?.requirements.contains(where: asks) == true { return true }
    guard let terms = affinity?.requiredNode?.terms, !terms.isEmpty else { return false }
    return terms.allSatisfy { $0.matchExpressions.contains(where: asks) }
  }
}
