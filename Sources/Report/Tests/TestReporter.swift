/// A way to show a test report.
public struct TestReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  /// Whether people read it: remarks may then stand beside it.
  public let isForPeople: Bool
  /// Whether it shows where the pods of each test went.
  public let showsPlacements: Bool
  private let writeReport: @Sendable (TestReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, isForPeople: Bool = false, showsPlacements: Bool = false,
    _ write: @escaping @Sendable (TestReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.isForPeople = isForPeople
    self.showsPlacements = showsPlacements
    self.writeReport = write
  }

  public func write(_ report: TestReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension TestReporter {
  /// Every value of `bayplan test -o`; the first is the default.
  public static let all: [TestReporter] = [.pretty, .json, .html]
}
