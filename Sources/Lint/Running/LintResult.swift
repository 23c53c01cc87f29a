public import ControlPlane
public import SourceText

/// What linting came to.
public struct LintResult: Sendable {
  /// In the order of the files, then of their places.
  public internal(set) var objects: [LintedObject] = []
  /// Rules that could not run for want of something, sorted by id.
  public internal(set) var leftOut: [RuleDescription] = []
  /// Why placements could not be tried: rules that ask for them found nothing there.
  public internal(set) var problems: [Diagnostic] = []
  /// What the placements that were tried stand on.
  public internal(set) var remarks = RunRemarks()
  /// How many findings suppressions took away.
  public internal(set) var suppressedCount = 0
  /// How many findings the baseline took away.
  public internal(set) var baselineCount = 0
  /// How many entries of the baseline no finding answers to any more.
  public internal(set) var staleBaselineCount = 0

  public var findings: [Finding] { objects.flatMap(\.findings) }
}

/// One object with what was found in it.
public struct LintedObject: Sendable {
  public let file: SourceFile
  /// nil for what stands in a file and in no object.
  public let head: ObjectHead?
  public internal(set) var findings: [Finding]
}
