import Testing

@testable import Kubernetes

/// Schedules of CronJobs, in time zones.
@Suite struct ScheduleTests {
  private func seconds(_ text: String) throws -> Int64 {
    var text = text
    return try #require(text.withUTF8 { Timestamp.seconds($0) })
  }

  /// Central European clocks, as the end of a file of the database has them.
  private func berlin() -> TimeZoneRules {
    var rules = TimeZoneRules(offset: 3600)
    rules.rule = YearlyClockChange("CET-1CEST,M3.5.0,M10.5.0/3")
    return rules
  }

  @Test(arguments: [
    ("* * * * *", "2026-11-29T12:00:00Z", "2026-11-29T12:01:00Z"),
    ("*/15 9-17 * * 1-5", "2026-11-27T17:50:00Z", "2026-11-30T09:00:00Z"),
    ("30 3 1 * *", "2026-11-29T12:00:00Z", "2026-12-01T03:30:00Z"),
    ("0 0 29 2 *", "2026-11-29T12:00:00Z", "2028-02-29T00:00:00Z"),
    ("0 0 13 * fri", "2026-11-29T12:00:00Z", "2026-12-04T00:00:00Z"),
    ("@weekly", "2026-11-29T12:00:00Z", "2026-12-06T00:00:00Z"),
    ("@every 90m", "2026-11-29T12:00:10Z", "2026-11-29T13:30:10Z"),
  ])
  func next(schedule: String, after: String, next: String) throws {
    let found = try CronSchedule(schedule).next(after: try seconds(after), in: .utc)
    #expect(found.map { Timestamp.text($0) } == next)
  }

  @Test func daysThatNoMonthHasNeverCome() throws {
    let schedule = try CronSchedule("0 0 31 2 *")
    #expect(schedule.next(after: 0, in: .utc) == nil)
  }

  @Test func clocksAreChanged() throws {
    let rules = berlin()
    let moments = ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"]
    let texts = try moments.map { rules.text(try seconds($0)) }
    #expect(texts == ["2026-03-29T01:59:59+01:00", "2026-03-29T03:00:00+02:00", "2026-10-25T02:00:00+01:00"])
  }

  @Test func anHourThatIsLeftOutDoesNotCome() throws {
    let found = try CronSchedule("30 2 * * *").next(after: try seconds("2026-03-28T12:00:00Z"), in: berlin())
    #expect(found.map { Timestamp.text($0) } == "2026-03-30T00:30:00Z")
  }

  @Test func anHourThatComesTwiceComesTwice() throws {
    let schedule = try CronSchedule("30 2 * * *")
    let first = schedule.next(after: try seconds("2026-10-24T12:00:00Z"), in: berlin())
    #expect(first.map { Timestamp.text($0) } == "2026-10-25T00:30:00Z")
    let second = schedule.next(after: try #require(first), in: berlin())
    #expect(second.map { Timestamp.text($0) } == "2026-10-25T01:30:00Z")
  }

  @Test func filesThatAreNoneAreRefused() {
    #expect(TimeZoneRules(file: Array("TZif2".utf8)) == nil)
    #expect(TimeZoneRules(file: Array("TZif2".utf8) + Array(repeating: 255, count: 100)) == nil)
    #expect(TimeZoneDatabase.rules("../passwd") == nil)
    #expect(YearlyClockChange("CET-1CEST,M3.5.0") == nil)
  }

  @Test func durationsThatAreNoneAreNoSchedules() {
    let problem = "failed to parse duration @every soon: time: invalid duration \"soon\""
    #expect(CronSchedule.problem("@every soon") == problem)
  }
}
