public import Report
public import SourceText

/// What the tests of a run say about the rules of their input; nil for what was not asked.
public struct RuleResult: Sendable {
  /// By file and place.
  public var changes: [RuleChange]?
  public var rules: [RuleCoverage]?
  /// A group each for the nodes that decide, weigh and idle.
  public var nodes: [NodeCoverage]?
  /// How many tests do not hold as they are, and were left out.
  public var leftOut: Int

  init(leftOut: Int) {
    self.leftOut = leftOut
  }
}

/// A rule that was dropped or weakened.
public struct RuleChange: Sendable {
  public var text: String
  public var owner: String
  public var position: SourcePosition
  /// `dropped`, `weakened to ScheduleAnyway`.
  public var change: String
  /// Whether an assertion or a golden file of any test no longer held.
  public var isNoticed: Bool
  /// How many pods ended up elsewhere in the test where it did most.
  public var moved: Int
  /// That test; empty when nothing moved.
  public var test: String
}

/// What part a rule has in decisions.
public struct RuleCoverage: Sendable {
  public var text: String
  public var owner: String
  public var position: SourcePosition
  public var part: TestReport.Part
}

/// The nodes that have one part.
public struct NodeCoverage: Sendable {
  public var part: TestReport.Part
  public var count: Int
  /// Folded where they are in a row: `node-{1..17}`.
  public var names: [String]
}
