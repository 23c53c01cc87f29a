public import Grammar
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

  /// Whether it speaks of each pod by itself or of all of them together.
  var subject: AssertionSubject { get }
  /// Whether judging needs the verdicts and scores of nodes and not only the outcome.
  var needsNodes: Bool { get }
  /// Whether judging needs every rejection of a node and not only kube-scheduler's first.
  var needsAllRejections: Bool { get }

  /// Whether it is about where pods land, and not about what stands in their spec alone.
  var needsPlacement: Bool { get }

  /// - Parameter pods: indices of the selected pods in the run, at least one.
  /// - Returns: nothing when the assertion holds. Of an assertion about each pod a mismatch names the pod it is about.
  /// - Throws: a mismatch when the assertion speaks of nodes or pods that the run does not have, which proves nothing.
  func judge(_ pods: [Int], in placements: Placements) throws(Mismatch) -> [Mismatch]

  /// Of an assertion about all pods together: the pods that could as well stand where it would count otherwise.
  func undecided(_ pods: [Int], in placements: Placements) -> [Int]
}

/// What an assertion is about.
public enum AssertionSubject: Sendable {
  /// Each pod by itself, on every node of its own tie.
  case eachPod
  /// All selected pods together, as they were placed.
  case allPods
}

extension Assertion {
  public var subject: AssertionSubject { .eachPod }
  public var needsNodes: Bool { false }
  public var needsPlacement: Bool { true }
  public var needsAllRejections: Bool { false }
  public func undecided(_ pods: [Int], in placements: Placements) -> [Int] { [] }
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
