/// A way to show a validation report.
public struct ValidationReporter: Sendable {
  /// The value of `-o`.
  public let name: String
  /// Half a line for `--help`.
  public let about: String
  /// Whether people read it: remarks may then stand beside it.
  public let isForPeople: Bool
  private let writeReport: @Sendable (ValidationReport, TextStyle, ByteOutput) -> Void

  init(
    _ name: String, about: String, isForPeople: Bool = false,
    _ write: @escaping @Sendable (ValidationReport, TextStyle, ByteOutput) -> Void
  ) {
    self.name = name
    self.about = about
    self.isForPeople = isForPeople
    self.writeReport = write
  }

  public func write(_ report: ValidationReport, style: TextStyle = TextStyle(), to output: ByteOutput) {
    writeReport(report, style, output)
  }
}

extension ValidationReporter {
  /// Every value of `bayplan validate -o`; the first is the default.
  public static let all: [ValidationReporter] = [.wide, .json, .junit, .tap, .sarif, .github]
}
