/// When a schedule comes next.
extension CronSchedule {
  /// The first time after a moment, in seconds since 1970; nil if it never comes within five years.
  ///
  /// Hours that a change of the clocks leaves out do not come, hours that it repeats come twice.
  package func next(after seconds: Int64, in zone: TimeZoneRules) -> Int64? {
    switch form {
    case .every(let period):
      let (next, overflows) = seconds.addingReportingOverflow(period)
      return overflows ? nil : next
    case .fields(let fields): return Search(fields, zone).first(from: seconds + 1)
    }
  }

  private struct Search {
    let minutes: Set64
    let hours: Set64
    let days: Set64
    let months: Set64
    let weekdays: Set64
    let zone: TimeZoneRules

    init(_ fields: [Set64], _ zone: TimeZoneRules) {
      (minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4])
      self.zone = zone
    }

    /// A day of the month and a day of the week: one of them will do, unless one is any.
    private func isDay(_ time: CivilTime) -> Bool {
      let isDate = days.contains(time.day)
      let isWeekday = weekdays.contains(time.weekday)
      return days.isAny || weekdays.isAny ? isDate && isWeekday : isDate || isWeekday
    }

    func first(from start: Int64) -> Int64? {
      var now = start
      let lastYear = zone.civil(now).year + 5
      // Once something was skipped, all below it starts anew.
      var isReset = false
      search: while true {
        var time = zone.civil(now)
        if time.year > lastYear { return nil }
        while !months.contains(time.month) {
          if !isReset { now = zone.seconds(CivilTime(year: time.year, month: time.month)) }
          isReset = true
          let start = zone.civil(now)
          now = zone.seconds(start.nextMonth)
          time = zone.civil(now)
          if time.month == 1 { continue search }
        }
        while !isDay(time) {
          if !isReset { now = zone.seconds(time.midnight) }
          isReset = true
          now = zone.seconds(zone.civil(now).nextDay)
          time = zone.civil(now)
          if time.hour != 0 {
            // There is no midnight on days when clocks change then.
            now += (time.hour > 12 ? 24 - time.hour : -time.hour) * 3600
            time = zone.civil(now)
          }
          if time.day == 1 { continue search }
        }
        while !hours.contains(time.hour) {
          if !isReset { now = zone.seconds(time.wholeHour) }
          isReset = true
          now += 3600
          time = zone.civil(now)
          if time.hour == 0 { continue search }
        }
        while !minutes.contains(time.minute) {
          if !isReset { now -= (now % 60 + 60) % 60 }
          isReset = true
          now += 60
          time = zone.civil(now)
          if time.minute == 0 { continue search }
        }
        if time.second != 0 {
          isReset = true
          now += 60 - time.second
          if zone.civil(now).minute != time.minute { continue search }
        }
        return now
      }
    }
  }
}
