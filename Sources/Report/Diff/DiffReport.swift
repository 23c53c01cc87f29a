/// What a change moves: two placements of the same pods, and what they are of.
public struct DiffReport: Sendable {
  public var diff: PlacementDiff
  /// What was compared, when it is told: `git:main:deploy`, `Kubernetes v1.34`.
  public var before: String
  public var after: String

  /// What is wrong with the input.
  public var problems: [ReportProblem] = []
  /// What goes for each side as a whole.
  public var remarks: (before: ReportRemarks, after: ReportRemarks)

  public init(
    _ diff: PlacementDiff, before: String, after: String,
    remarks: (before: ReportRemarks, after: ReportRemarks) = (ReportRemarks(), ReportRemarks())
  ) {
    self.remarks = remarks
    self.diff = diff
    self.before = before
    self.after = after
  }
}

extension DiffReport {
  /// What goes for both sides, then what goes for one of them.
  func sentences(_ pick: (ReportRemarks) -> [String]) -> [String] {
    let (old, new) = (pick(remarks.before), pick(remarks.after))
    return new.filter(old.contains) + old.filter { !new.contains($0) }.map { "before: \($0)" }
      + new.filter { !old.contains($0) }.map { "after: \($0)" }
  }
}

/// A way to show what a change moves.
public typealias DiffReporter = Reporter<DiffReport>

extension DiffReporter {
  /// Every value of `bayplan diff -o`; the first is the default.
  public static var all: [DiffReporter] { [.wide, .json, .markdown] }
}
