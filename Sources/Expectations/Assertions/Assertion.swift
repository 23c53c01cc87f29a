public import SourceText
public import YAML

/// Something that a test says about the pods it selects.
///
/// An assertion is a value read from one key of an `expect` entry; judging it gives the ways in which it does not hold.
public protocol Assertion: Sendable {
  /// The key in an `expect` entry.
  static var key: String { get }
  /// The mappings below the key, for the JSON Schema.
  static var shapes: [ShapeSummary] { get }
  /// nil, with a diagnostic, when the value is not usable.
  static func read(_ node: YAMLNode, _ reader: inout FieldReader) -> Self?

  /// Whether judging needs the verdicts and scores of nodes and not only the outcome.
  var needsNodes: Bool { get }
  /// Whether judging needs every rejection of a node and not only kube-scheduler's first.
  var needsAllRejections: Bool { get }

  /// - Parameter pods: indices of the selected pods in the run, at least one.
  /// - Returns: nothing when the assertion holds.
  func judge(_ pods: [Int], in placements: Placements) -> [Mismatch]
}

extension Assertion {
  public var needsNodes: Bool { false }
  public var needsAllRejections: Bool { false }
}

/// An assertion with the place where it stands in the test file.
public struct LocatedAssertion: Sendable {
  public let assertion: any Assertion
  public let range: SourceRange

  public init(_ assertion: any Assertion, at range: SourceRange) {
    self.assertion = assertion
    self.range = range
  }
}
