public import SourceText

/// What came of one entry, or of several.
public struct Judgement: Sendable {
  /// Assertions that do not hold, in the order written.
  public var failures: [Failure] = []
  /// What is worth knowing although nothing fails for it, in the order written.
  public var remarks: [Remark] = []

  public init() {}

  public mutating func append(_ other: Judgement) {
    failures += other.failures
    remarks += other.remarks
  }
}

/// An assertion of a test file that does not hold.
public struct Failure: Hashable, Sendable {
  /// The assertion's key, such as `on`.
  public var assertion: String
  /// Where the assertion stands.
  public var position: SourcePosition
  /// Indices in the run of the pods that it is about.
  public var pods: [Int]
  public var mismatches: [Mismatch]
  /// The entry speaks of pods or nodes that are not there: nothing was judged.
  public var isVacuous: Bool

  public init(
    assertion: String, position: SourcePosition, pods: [Int] = [], mismatches: [Mismatch], isVacuous: Bool = false
  ) {
    self.assertion = assertion
    self.position = position
    self.pods = pods
    self.mismatches = mismatches
    self.isVacuous = isVacuous
  }
}

/// A word on an entry that does not fail.
public struct Remark: Hashable, Sendable {
  public enum Kind: Sendable {
    /// The entry was not judged.
    case skipped
    /// It fails, as its author said.
    case expectedFailure
    /// A policy is about pods that there are none of.
    case unmatched
    /// It holds as the pods were placed, and one of them could have got another node.
    case tieDependent
  }

  public var kind: Kind
  /// The assertion's key, empty for an entry as a whole.
  public var assertion: String
  public var position: SourcePosition
  public var text: String

  public init(_ kind: Kind, assertion: String, position: SourcePosition, text: String) {
    self.kind = kind
    self.assertion = assertion
    self.position = position
    self.text = text
  }
}
