/// A way to show a test report.
public typealias TestReporter = Reporter<TestReport>

extension TestReporter {
  /// Every value of `bayplan test -o`; the first is the default.
  public static var all: [TestReporter] { [.pretty, .tap, .junit, .json, .github, .markdown, .html] }
}
