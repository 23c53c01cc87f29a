import ControlPlane
import Grammar
import Symbols
import YAML

/// `warned: true`, `warned: runAsNonRoot`: the API server warns who applies each pod's workload, in words with that text;
/// `warned: false`: it does not.
struct Warned: Assertion {
  static let key = "warned"
  static let shapes: [ShapeSummary] = []

  private enum Wish {
    case nothing, anything
    case text(String)
  }

  private let wish: Wish

  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Warned? {
    if node.kind == .scalar, case .bool(let value) = node.scalar { return Warned(wish: value ? .anything : .nothing) }
    guard node.kind == .scalar, case .string = node.scalar, !node.text.isEmpty else {
      reader.error(.unusableWord, at: node.range, "warned must be true, false, or a text of the warning")
      return nil
    }
    return Warned(wish: .text(node.text))
  }

  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch] {
    pods.compactMap { pod in
      let warning = placements.run.pods[pod].warning.text
      if holds(for: warning) { return nil }
      return Mismatch(
        pods: [placements.label(ofPod: pod)], expected: description, actual: warning.isEmpty ? "no warning" : warning)
    }
  }

  private func holds(for warning: String) -> Bool {
    switch wish {
    case .nothing: warning.isEmpty
    case .anything: !warning.isEmpty
    case .text(let text): warning.contains(text)
    }
  }

  private var description: String {
    switch wish {
    case .nothing: "no warning"
    case .anything: "a warning"
    case .text(let text): "a warning with '\(text)'"
    }
  }
}
