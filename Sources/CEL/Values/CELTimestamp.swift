/// A point in time, to the nanosecond.
public struct CELTimestamp: Hashable, Sendable {
  /// Since the start of 1970.
  public let seconds: Int64
  public let nanoseconds: Int64

  static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// nil outside of the years 1 to 9999.
  init?(seconds: Int64, nanoseconds: Int64 = 0) {
    guard Self.range.contains(seconds) else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// RFC 3339: `2026-11-29T12:00:00.5+02:00`.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int64? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }
    func has(_ mark: Character, at place: Int) -> Bool { place < bytes.count && bytes[place] == mark.asciiValue }
    guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), has("-", at: 7),
      let day = number(8..<10), has("T", at: 10), let hour = number(11..<13), has(":", at: 13),
      let minute = number(14..<16), has(":", at: 16), let second = number(17..<19),
      (1...12).contains(month), (1...CivilDate.days(inMonth: month, of: year)).contains(day), hour < 24, minute < 60,
      second < 60
    else { return nil }
    var place = 19
    var nanoseconds: Int64 = 0
    if has(".", at: place) || has(",", at: place) {
      var end = place + 1
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
      if end == place + 1 { return nil }
      for digit in 0..<9 {
        let at = place + 1 + digit
        nanoseconds = nanoseconds * 10 + (at < end ? Int64(bytes[at] - 0x30) : 0)
      }
      place = end
    }
    var offset: Int64 = 0
    if has("Z", at: place) {
      place += 1
    } else {
      guard has("+", at: place) || has("-", at: place), let hours = number((place + 1)..<(place + 3)),
        has(":", at: place + 3), let minutes = number((place + 4)..<(place + 6)), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (has("-", at: place) ? -60 : 60)
      place += 6
    }
    guard place == bytes.count else { return nil }
    let days = CivilDate(year: year, month: month, day: day).daysSince1970
    self.init(seconds: days * 86400 + hour * 3600 + minute * 60 + second - offset, nanoseconds: nanoseconds)
  }

  /// As RFC 3339 writes it in UTC.
  public var text: String {
    let (date, time) = civil(offset: 0)
    func padded(_ number: Int64, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    var text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    text += "T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    if nanoseconds > 0 {
      var fraction = Substring(padded(nanoseconds, 9))
      while fraction.hasSuffix("0") { fraction = fraction.dropLast() }
      text += ".\(fraction)"
    }
    return "\(text)Z"
  }

  /// The date, and the seconds of its day, so many seconds east of UTC.
  func civil(offset: Int64) -> (date: CivilDate, time: Int64) {
    let local = seconds + offset
    let days = local >= 0 ? local / 86400 : (local - 86399) / 86400
    return (CivilDate(daysSince1970: days), local - days * 86400)
  }

  /// nil outside of the years 1 to 9999.
  func adding(_ duration: CELDuration) -> CELTimestamp? {
    var seconds = self.seconds + duration.nanoseconds / 1_000_000_000
    var nanoseconds = self.nanoseconds + duration.nanoseconds % 1_000_000_000
    if nanoseconds < 0 {
      seconds -= 1
      nanoseconds += 1_000_000_000
    } else if nanoseconds >= 1_000_000_000 {
      seconds += 1
      nanoseconds -= 1_000_000_000
    }
    return CELTimestamp(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// nil for what a duration cannot hold.
  func since(_ other: CELTimestamp) -> CELDuration? {
    let (whole, overflows) = (seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (total, isTooLarge) = whole.addingReportingOverflow(nanoseconds - other.nanoseconds)
    return overflows || isTooLarge ? nil : CELDuration(nanoseconds: total)
  }
}

/// A day of the Gregorian calendar.
struct CivilDate {
  let year: Int64
  let month: Int64
  let day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Counted in years that start with March, so that the day that some lack is the last.
  init(daysSince1970 days: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * month + 2) / 5 + 1
    self.month = month < 10 ? month + 3 : month - 9
    year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// From 1.
  var dayOfYear: Int64 { daysSince1970 - CivilDate(year: year, month: 1, day: 1).daysSince1970 + 1 }

  /// From 0 for Sunday.
  var dayOfWeek: Int64 { ((daysSince1970 + 4) % 7 + 7) % 7 }

  static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
