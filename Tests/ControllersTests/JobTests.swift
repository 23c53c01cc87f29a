import Store
import Symbols
import Testing

@testable import Controllers

/// Jobs.
@Suite struct JobTests {
  @Test func thereAreCases() { #expect(RecordedStep.all("job").count == 180) }

  @Test(arguments: RecordedStep.all("job"), RecordedStepTests.versions)
  func recorded(step: RecordedStep, version: String) throws {
    let (recorded, played) = try step.outcome(version)
    #expect(played == recorded)
  }

  @Test(arguments: [(0, 0), (1, 7), (2, 17), (3, 37), (7, 597), (40, 597)] as [(Int, Int64)])
  func failuresDoubleTheWait(failures: Int, seconds: Int64) {
    let now = Moment(seconds: 1000)
    #expect(JobBackoff(failures: failures, last: Moment(seconds: 997)).remaining(at: now) == seconds)
  }
}
