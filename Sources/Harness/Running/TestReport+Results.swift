import Expectations
public import Report
public import SourceText

extension TestReport {
  /// Results as reporters take them: places in place of positions.
  ///
  /// - Parameter flags: what the command line needs to run the tests again as they were run.
  public init(_ report: TestRunReport, in sources: SourceMap, flags: [String] = []) {
    let translation = Translation(sources: sources)
    self.init(
      tests: report.results.map(translation.test), obsolete: report.obsolete, mutation: report.mutation,
      coverage: report.coverage, shard: report.shard, notRun: report.notRun)
    for index in tests.indices { tests[index].flags = flags }
  }
}

private struct Translation {
  let sources: SourceMap

  func test(_ result: TestResult) -> TestReport.Test {
    TestReport.Test(
      name: result.name, place: place(result.position) ?? InputLine(file: result.path, line: 1),
      verdict: result.verdict, pods: result.pods,
      failures: result.failures.map(failure), remarks: result.remarks.map(remark), golden: result.golden.map(golden),
      problems: result.problems.map(problem), luck: result.luck.map(luck),
      evidence: result.evidence.map { PlacementReport($0, sources: sources) },
      placements: result.placements.map { PlacementReport($0, sources: sources) },
      given: ReportRemarks(result.given, in: sources))
  }

  private func remark(_ remark: Remark) -> TestReport.Remark {
    let kind: TestReport.Remark.Kind =
      switch remark.kind {
      case .skipped: .skipped
      case .expectedFailure: .expectedFailure
      case .unmatched: .unmatched
      case .tieDependent: .tieDependent
      }
    return TestReport.Remark(
      kind: kind, assertion: remark.assertion, place: place(remark.position), text: remark.text)
  }

  private func luck(_ luck: LuckResult) -> TestReport.Luck {
    TestReport.Luck(
      runs: luck.runs, hasChoices: luck.hasChoices, shuffles: luck.shuffles, policy: luck.policy,
      fragile: luck.fragile.map {
        TestReport.Fragile(
          holds: $0.holds, seed: $0.seed, failure: failure($0.failure), failsAnyway: $0.failsAnyway)
      })
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
      changes: golden.changes.map {
        .init(kind: $0.kind, pod: $0.pod, text: $0.text, causes: $0.causes.map(cause), details: $0.details)
      },
      diff: golden.diff)
  }

  private func problem(_ diagnostic: Diagnostic) -> TestReport.Problem {
    ReportProblem(diagnostic, in: sources)
  }

  private func cause(_ cause: Mismatch.Cause) -> TestReport.Cause {
    TestReport.Cause(text: cause.text, place: place(cause.origin))
  }

  private func place(_ position: SourcePosition) -> InputLine? {
    sources.location(of: position).map { InputLine(file: $0.path, line: $0.line) }
  }
}
