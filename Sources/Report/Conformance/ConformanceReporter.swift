/// A way to show a conformance report.
public typealias ConformanceReporter = Reporter<ConformanceReport>

extension ConformanceReporter {
  /// Every value of `bayplan conformance -o`; the first is the default.
  public static var all: [ConformanceReporter] { [.wide, .json, .markdown] }
}
