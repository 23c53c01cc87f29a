public import SourceText

/// One entry of `expect`: which pods, and what is said about them.
public struct Expectation: Sendable {
  public let selector: PodSelector
  /// Where the selector stands.
  public let selectorRange: SourceRange
  /// For how many of the pods each assertion must hold.
  public let quantifier: Quantifier
  /// In the order written; at least one.
  public let assertions: [LocatedAssertion]
  /// Why the entry is not judged.
  public let skip: Reason?
  /// Why the entry is known to fail; it must.
  public let expectedFailure: Reason?

  /// Words of the author, with the place of their key.
  public struct Reason: Hashable, Sendable {
    public let text: String
    public let range: SourceRange
  }

  /// Whether judging needs the verdicts and scores of nodes and not only the outcome.
  public var needsNodes: Bool { skip == nil && assertions.contains { $0.assertion.needsNodes } }

  /// Whether judging needs every rejection of a node and not only kube-scheduler's first.
  public var needsAllRejections: Bool { skip == nil && assertions.contains { $0.assertion.needsAllRejections } }
}
