/// A date and a time of day, as clocks show them.
struct CivilTime {
  var year: Int64
  var month: Int64 = 1
  var day: Int64 = 1
  var hour: Int64 = 0
  var minute: Int64 = 0
  var second: Int64 = 0

  init(year: Int64, month: Int64 = 1, day: Int64 = 1) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// What a clock without offset shows at seconds since 1970.
  init(utc seconds: Int64) {
    let days = Self.floor(seconds, 86_400)
    let rest = seconds - days * 86_400
    // From 0000-03-01 on, so that the leap day comes last.
    let shifted = days + 719_468
    let era = Self.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// Days since 1970; days beyond the end of the month are those of the next.
  var days: Int64 {
    let shifted = month > 2 ? year : year - 1
    let era = Self.floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Seconds since 1970 when a clock without offset shows it.
  var utc: Int64 { days * 86_400 + hour * 3600 + minute * 60 + second }

  /// 0 for Sunday.
  var weekday: Int64 {
    let weekday = (days + 4) % 7
    return weekday < 0 ? weekday + 7 : weekday
  }

  var nextMonth: CivilTime {
    var next = self
    next.month = month == 12 ? 1 : month + 1
    next.year = month == 12 ? year + 1 : year
    return next
  }

  var nextDay: CivilTime {
    var next = self
    next.day += 1
    return next
  }

  var midnight: CivilTime { CivilTime(year: year, month: month, day: day) }

  var wholeHour: CivilTime {
    var time = midnight
    time.hour = hour
    return time
  }

  static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
