/// A way to show findings.
public struct FindingReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  /// Whether people read it: remarks may then stand beside it.
  public let isForPeople: Bool
  private let writeReport: @Sendable (FindingReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, isForPeople: Bool = false,
    _ write: @escaping @Sendable (FindingReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.isForPeople = isForPeople
    self.writeReport = write
  }

  public func write(_ report: FindingReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension FindingReporter {
  /// Every value of `bayplan validate -o`; the first is the default.
  public static let validation: [FindingReporter] = [.wide, .results, .junit, .tap, .sarif, .github]

  /// Every value of `bayplan lint -o`; the first is the default.
  public static let lint: [FindingReporter] = [.wide, .json, .sarif, .junit, .github, .markdown]
}
