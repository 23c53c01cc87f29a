import Store
import Symbols
import Testing

@testable import Controllers

/// CronJobs.
@Suite struct CronJobTests {
  @Test func thereAreCases() { #expect(RecordedStep.all("cronjob").count == 139) }

  @Test(arguments: RecordedStep.all("cronjob"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  @Test func datesAreWrittenAsEventsHaveThem() throws {
    let moment = try #require(Moment("2026-11-29T12:04:05Z"))
    #expect(HTTPDate.text(moment) == "Sun, 29 Nov 2026 12:04:05 UTC")
    #expect(HTTPDate.text(Moment(seconds: -1)) == "Wed, 31 Dec 1969 23:59:59 UTC")
  }
}
