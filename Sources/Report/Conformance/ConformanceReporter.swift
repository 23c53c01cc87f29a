/// A way to show a conformance report.
public struct ConformanceReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  private let writeReport: @Sendable (ConformanceReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, _ write: @escaping @Sendable (ConformanceReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.writeReport = write
  }

  public func write(_ report: ConformanceReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension ConformanceReporter {
  /// Every value of `bayplan conformance -o`; the first is the default.
  public static let all: [ConformanceReporter] = [.wide, .json, .markdown]
}
