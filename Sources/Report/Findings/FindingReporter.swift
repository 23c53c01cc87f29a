/// A way to show findings.
public typealias FindingReporter = Reporter<FindingReport>

extension FindingReporter {
  /// Every value of `bayplan validate -o`; the first is the default.
  public static var validation: [FindingReporter] { [.wide, .results, .junit, .tap, .sarif, .github, .markdown] }

  /// Every value of `bayplan lint -o`; the first is the default.
  public static var lint: [FindingReporter] { [.wide, .json, .sarif, .junit, .github, .markdown] }
}
