import SourceText

/// What linting came to.
public struct LintResult: Sendable {
  /// In the order of the files, then of their places.
  public internal(set) var findings: [Finding] = []
  /// Rules that could not run for want of something, sorted by id.
  public internal(set) var leftOut: [RuleDescription] = []
  /// How many findings suppressions took away.
  public internal(set) var suppressedCount = 0
  /// How many objects were linted.
  public internal(set) var objectCount = 0
}
