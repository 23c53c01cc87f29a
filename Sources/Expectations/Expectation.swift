import ControlPlane
public import SourceText
import Symbols
public import YAML

/// One entry of `expect`: which pods, and what is said about them.
public struct Expectation: Sendable {
  public let selector: PodSelector
  /// Where the selector stands.
  public let selectorRange: SourceRange
  /// In the order written; at least one.
  public let assertions: [LocatedAssertion]

  /// Whether judging needs the verdicts and scores of nodes and not only the outcome.
  public var needsNodes: Bool { assertions.contains { $0.assertion.needsNodes } }

  /// Whether judging needs every rejection of a node and not only kube-scheduler's first.
  public var needsAllRejections: Bool { assertions.contains { $0.assertion.needsAllRejections } }

  /// - Returns: the assertions that do not hold, in the order written. A selector that matches no pod is a failure.
  public func judge(in placements: Placements) -> [Failure] {
    let pods = selector.pods(in: placements.run)
    if pods.isEmpty {
      let mismatch = selector.explainNoMatch(in: placements.run)
      return [Failure(assertion: "pods", position: selectorRange.position, mismatches: [mismatch])]
    }
    return assertions.compactMap { located in
      let mismatches = located.assertion.judge(pods, in: placements)
      guard !mismatches.isEmpty else { return nil }
      return Failure(
        assertion: type(of: located.assertion).key, position: located.range.position,
        mismatches: Mismatch.folded(mismatches))
    }
  }
}

extension Expectation {
  /// What reading an entry fills in.
  struct Draft {
    var selector: PodSelector?
    var selectorRange = SourceRange.none
    var assertions: [LocatedAssertion] = []
  }

  static let shape = ObjectShape<Draft>(
    "expectation",
    [
      Field("pods") { entry, draft, reader in
        draft.selector = PodSelector.read(entry.value, &reader)
        draft.selectorRange = entry.keyRange
      }
    ]
      + AssertionRegistry.all.map { type in
        Field(type.key) { entry, draft, reader in
          if let assertion = type.read(entry.value, &reader) {
            draft.assertions.append(LocatedAssertion(assertion, at: entry.keyRange))
          }
        }
      })

  /// Every mapping of the grammar below `expect`.
  public static var shapes: [ShapeSummary] {
    [shape.summary, PodSelector.shape.summary] + AssertionRegistry.all.flatMap { $0.shapes }
  }

  /// nil, with a diagnostic, when the entry is not usable.
  public static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Expectation? {
    var draft = Draft()
    let before = reader.diagnostics.count
    guard shape.read(node, as: "an expect entry", into: &draft, &reader) else { return nil }
    if node["pods"] == nil {
      reader.error(at: node.range, "an expect entry needs pods, say which pods it is about (pods: {all: true} for all)")
    }
    if draft.assertions.isEmpty, reader.diagnostics.count == before {
      let keys = AssertionRegistry.all.map { $0.key }.joined(separator: ", ")
      reader.error(at: node.range, "this expect entry asserts nothing, add one of \(keys)")
    }
    guard let selector = draft.selector, !draft.assertions.isEmpty else { return nil }
    return Expectation(selector: selector, selectorRange: draft.selectorRange, assertions: draft.assertions)
  }
}
