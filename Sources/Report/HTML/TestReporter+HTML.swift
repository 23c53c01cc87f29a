extension TestReporter {
  /// A page for the browser, in one file.
  static var html: TestReporter {
    TestReporter("html", about: "a page for the browser, one file", showsNodes: true) { report, _, output in
      HTMLPage(title: "bayplan test", summary: report.summary).write(to: output) { output in
        var data = PageData(to: output, kind: "test")
        data.add(report)
        data.add(runs: report.tests.map(\.placements))
        data.finish()
        return report.tests.flatMap(\.outcomeLines)
      }
    }
  }
}

extension TestReport.Test {
  /// `passed: web stands in the general pool (web.test.yaml:1)`, then a line for each assertion that does not hold.
  fileprivate var outcomeLines: [String] {
    ["\(verdict.rawValue): \(name) (\(place.text))"]
      + failures.flatMap { failure in
        failure.mismatches.map { "\(failure.assertion): expected \($0.expected), actual \($0.actual)" }
      } + problems.map(\.text) + sentences
  }
}
