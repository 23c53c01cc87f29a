import ControlPlane
import Grammar
import Kubernetes
import Symbols
import YAML

/// `tolerates: {key: lifecycle, value: spot}`: a taint like this keeps none of the pods off.
struct Tolerates: Assertion {
  static let key = "tolerates"
  static let shapes = [shape.summary]

  var taint = Taint(key: .none, value: .none, effect: .noSchedule)

  var needsPlacement: Bool { false }

  static let shape = ObjectShape<Tolerates>(
    "tolerates",
    [
      ShapeField("key") { entry, tolerates, reader in
        if let key = reader.string(entry.value, "key") { tolerates.taint.key = Symbol(key) }
      },
      ShapeField("value") { entry, tolerates, reader in
        if let value = reader.string(entry.value, "value") { tolerates.taint.value = Symbol(value) }
      },
      ShapeField("effect") { entry, tolerates, reader in
        let effect: Effect? = reader.word(entry.value, "effect")
        if let effect { tolerates.taint.effect = TaintEffect(Symbol(effect.rawValue)) }
      },
    ])

  private enum Effect: String, CaseIterable {
    case noSchedule = "NoSchedule"
    case preferNoSchedule = "PreferNoSchedule"
    case noExecute = "NoExecute"
  }

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Tolerates? {
    var tolerates = Tolerates()
    guard shape.read(node, as: key, into: &tolerates, &reader) else { return nil }
    guard node[.key] != nil else {
      reader.error(.missingKey, at: node.range, "tolerates needs key, the key of a taint")
      return nil
    }
    return tolerates
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let tolerations = placements.run.pods[pod].pod.spec.tolerations
      if tolerations.tolerate(taint) { return nil }
      let near = tolerations.filter { $0.key == taint.key }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: "tolerates \(taint.text)",
        actual: near.isEmpty ? "no toleration of \(taint.key.text)" : "its toleration of \(taint.key.text) is another",
        causes: near.map { .init("this one does not tolerate it", at: $0.origin) })
    }
  }
}
