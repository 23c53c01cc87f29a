import Foundation
import Report
import Testing

@testable import Conformance
@testable import bayplan

/// A page says how true bayplan is; it cannot say more than the cases do.
@Suite struct PageTests {
  @Test func tableOfThePageIsInStep() throws {
    let page = try String(contentsOf: Recorded.root.appendingPathComponent("docs/how-true-is-it.md"), encoding: .utf8)
    var report = Recorded.run.report
    report.append(
      RequestRun(try RequestCase.find(in: Recorded.folder.path)) { AdmitRun.answers(to: $0, as: $1) }.report)
    let replaced = try #require(
      ConformanceTable.replaced(in: page, with: report),
      "docs/how-true-is-it.md lacks the lines \(ConformanceTable.begin) and \(ConformanceTable.end)")
    #expect(
      page == replaced,
      "docs/how-true-is-it.md is out of step: run `bayplan conformance testcases/conformance --update docs/how-true-is-it.md`"
    )
  }
}
