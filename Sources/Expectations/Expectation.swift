public import ControlPlane
public import Grammar
public import SourceText

/// One entry of `expect`: which pods, and what is said about them.
public struct Expectation: Sendable {
  /// The name that a policy gave it, with the policy's; empty in a test.
  public private(set) var name = ""
  public let selector: PodSelector
  /// Where the selector stands.
  public let selectorRange: SourceRange
  /// For how many of the pods each assertion must hold.
  public let quantifier: Quantifier
  /// Which of the pods are judged together.
  let grouping: Grouping
  /// In the order written; at least one.
  public private(set) var assertions: [LocatedAssertion]
  /// Why the entry is not judged.
  public let skip: Reason?
  /// Why the entry is known to fail; it must.
  public let expectedFailure: Reason?

  /// Words of the author, with the place of their key.
  public struct Reason: Hashable, Sendable {
    public let text: String
    public let range: SourceRange
  }

  /// Whether it is about any pod of the run.
  public func matchesAny(in run: PlacementRun) -> Bool { !selector.pods(in: run).isEmpty }

  /// The entry with those of its assertions alone; nil when none is left.
  public func keeping(_ isKept: (any Assertion) -> Bool) -> Expectation? {
    var expectation = self
    expectation.assertions.removeAll { !isKept($0.assertion) }
    return expectation.assertions.isEmpty ? nil : expectation
  }

  func named(_ name: String) -> Expectation {
    var expectation = self
    expectation.name = name
    return expectation
  }

  /// Whether judging needs the verdicts and scores of nodes and not only the outcome.
  public var needsNodes: Bool { skip == nil && assertions.contains { $0.assertion.needsNodes } }

  /// Whether judging needs every rejection of a node and not only kube-scheduler's first.
  public var needsAllRejections: Bool { skip == nil && assertions.contains { $0.assertion.needsAllRejections } }
}
