import Foundation
import Testing

@testable import Conformance

/// The README says how true bayplan is; it cannot say more than the cases do.
@Suite struct ReadmeTests {
  @Test func tableInTheReadmeIsInStep() throws {
    let page = try String(contentsOf: Recorded.root.appendingPathComponent("README.md"), encoding: .utf8)
    let replaced = try #require(
      ConformanceTable.replaced(in: page, with: Recorded.run.report),
      "README.md lacks the lines \(ConformanceTable.begin) and \(ConformanceTable.end)")
    #expect(
      page == replaced,
      "README.md is out of step: run `bayplan conformance testcases/conformance --update README.md`")
  }
}
