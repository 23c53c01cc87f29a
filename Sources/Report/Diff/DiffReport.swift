/// What a change moves: two placements of the same pods, and what they are of.
public struct DiffReport: Sendable {
  public var diff: PlacementDiff
  /// What was compared, when it is told: `git:main:deploy`, `Kubernetes v1.34`.
  public var before: String
  public var after: String

  public init(_ diff: PlacementDiff, before: String, after: String) {
    self.diff = diff
    self.before = before
    self.after = after
  }
}

/// A way to show what a change moves.
public typealias DiffReporter = Reporter<DiffReport>

extension DiffReporter {
  /// Every value of `bayplan diff -o`; the first is the default.
  public static var all: [DiffReporter] { [.wide, .json, .markdown] }
}
