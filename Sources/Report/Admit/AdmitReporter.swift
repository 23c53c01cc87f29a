/// A way to show what an API server answers.
public typealias AdmitReporter = Reporter<AdmitReport>

extension AdmitReporter {
  /// Every value of `bayplan admit -o`; the first is the default.
  public static var all: [AdmitReporter] {
    [.wide, .json, .yaml, .html] + [FindingReporter.github, .sarif, .junit, .markdown].map(AdmitReporter.init)
  }

  /// Refusals and warnings as findings, told as `validate` tells them.
  private init(_ reporter: FindingReporter) {
    self.init(reporter.name, about: reporter.about, holdsProblems: reporter.holdsProblems) { report, style, output in
      reporter.write(report.findings, style: style, to: output)
    }
  }
}
