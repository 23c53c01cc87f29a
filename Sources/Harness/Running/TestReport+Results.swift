import Expectations
public import Report
public import SourceText

extension TestReport {
  /// Results as reporters take them: places in place of positions.
  public init(_ report: TestRunReport, in sources: SourceMap) {
    self.init(tests: report.results.map { Translation(sources: sources).test($0) })
  }
}

private struct Translation {
  let sources: SourceMap

  func test(_ result: TestResult) -> TestReport.Test {
    TestReport.Test(
      name: result.name, place: place(result.position) ?? Place(file: result.path, line: 1),
      verdict: result.verdict, pods: result.pods,
      failures: result.failures.map(failure), remarks: result.remarks.map(remark), golden: result.golden.map(golden),
      problems: result.problems.map(problem),
      evidence: result.evidence.map { PlacementReport($0, sources: sources) })
  }

  private func remark(_ remark: Remark) -> TestReport.Remark {
    TestReport.Remark(
      kind: remark.kind.rawValue, assertion: remark.assertion, place: place(remark.position), text: remark.text)
  }

  private func failure(_ failure: Failure) -> TestReport.Failure {
    TestReport.Failure(
      assertion: failure.assertion, place: place(failure.position),
      mismatches: failure.mismatches.map {
        TestReport.Mismatch(pods: $0.pods, expected: $0.expected, actual: $0.actual, causes: $0.causes.map(cause))
      })
  }

  private func golden(_ golden: GoldenResult) -> TestReport.Golden {
    TestReport.Golden(
      path: golden.path, state: golden.state, why: golden.why,
      changes: golden.changes.map { .init(text: $0.text, causes: $0.causes.map(cause)) },
      diff: golden.diff)
  }

  private func problem(_ diagnostic: Diagnostic) -> TestReport.Problem {
    let location = sources.location(of: diagnostic.range.position)
    return TestReport.Problem(
      message: diagnostic.message, place: place(diagnostic.range.position), column: location?.column ?? 0,
      text: sources.render(diagnostic))
  }

  private func cause(_ cause: Mismatch.Cause) -> TestReport.Cause {
    TestReport.Cause(text: cause.text, place: place(cause.origin))
  }

  private func place(_ position: SourcePosition) -> Place? {
    sources.location(of: position).map { Place(file: $0.path, line: $0.line) }
  }
}
