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
public struct DiffReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  /// Whether people read it on a terminal: remarks may then stand beside it.
  public let isForPeople: Bool
  private let writeReport: @Sendable (DiffReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, isForPeople: Bool = false,
    _ write: @escaping @Sendable (DiffReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.isForPeople = isForPeople
    writeReport = write
  }

  public func write(_ report: DiffReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension DiffReporter {
  /// Every value of `bayplan diff -o`; the first is the default.
  public static let all: [DiffReporter] = [.wide, .json, .markdown]
}
