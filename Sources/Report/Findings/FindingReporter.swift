/// A way to show findings.
public struct FindingReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  private let writeReport: @Sendable (FindingReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, _ write: @escaping @Sendable (FindingReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.writeReport = write
  }

  public func write(_ report: FindingReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension FindingReporter {
  /// Every value of `bayplan lint -o`; the first is the default.
  public static let all: [FindingReporter] = [.wide]
}
