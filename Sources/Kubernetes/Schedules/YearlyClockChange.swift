/// Clocks that are put forward and back each year on days such as the last Sunday of March, as POSIX writes it:
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyClockChange: Sendable {
  private struct Day: Sendable {
    var month: Int64 = 0
    var week: Int64 = 0
    var weekday: Int64 = 0
    /// Seconds after midnight.
    var time: Int64 = 7200

    /// When it comes in a year, on clocks without offset.
    func seconds(in year: Int64) -> Int64 {
      let first = CivilTime(year: year, month: month)
      let length = first.nextMonth.days - first.days
      var day = 1 + (weekday - first.weekday + 7) % 7 + (week - 1) * 7
      while day > length { day -= 7 }
      return CivilTime(year: year, month: month, day: day).utc + time
    }
  }

  private var standard: Int64 = 0
  private var summer: Int64 = 0
  private var start: Day?
  private var end: Day?

  /// nil for what is written otherwise.
  init?(_ text: String) {
    var rest = Substring(text)
    guard Self.dropName(&rest), let offset = Self.time(&rest) else { return nil }
    standard = -offset
    summer = standard
    if rest.isEmpty { return }
    guard Self.dropName(&rest) else { return nil }
    summer = rest.first == "," ? standard + 3600 : -(Self.time(&rest) ?? 0)
    start = Self.day(&rest)
    end = Self.day(&rest)
    if start == nil || end == nil || !rest.isEmpty { return nil }
  }

  func period(at seconds: Int64, since earliest: Int64) -> (offset: Int64, start: Int64, end: Int64) {
    guard let start, let end else { return (standard, earliest, .max) }
    let year = CivilTime(utc: seconds + standard).year
    var changes: [(start: Int64, offset: Int64)] = []
    for year in (year - 1)...(year + 1) {
      changes.append((start.seconds(in: year) - standard, summer))
      changes.append((end.seconds(in: year) - summer, standard))
    }
    changes.sort { $0.start < $1.start }
    let next = changes.firstIndex { $0.start > seconds } ?? changes.count
    let now = changes[max(next - 1, 0)]
    return (now.offset, max(now.start, earliest), next < changes.count ? changes[next].start : .max)
  }

  /// Letters, or anything in angle brackets.
  private static func dropName(_ text: inout Substring) -> Bool {
    if text.first == "<" {
      guard let end = text.firstIndex(of: ">") else { return false }
      text = text[text.index(after: end)...]
      return true
    }
    let name = text.prefix { $0.isLetter }
    text = text.dropFirst(name.count)
    return !name.isEmpty
  }

  /// `-1`, `5:30`, in seconds.
  private static func time(_ text: inout Substring) -> Int64? {
    let isNegative = text.first == "-"
    if isNegative || text.first == "+" { text = text.dropFirst() }
    let digits = text.prefix { $0.isNumber || $0 == ":" }
    text = text.dropFirst(digits.count)
    var seconds: Int64 = 0
    for (part, unit) in zip(digits.split(separator: ":"), [3600, 60, 1] as [Int64]) {
      guard let number = Int16(part) else { return nil }
      seconds += Int64(number) * unit
    }
    return digits.isEmpty ? nil : isNegative ? -seconds : seconds
  }

  /// `,M3.5.0/2`.
  private static func day(_ text: inout Substring) -> Day? {
    guard text.hasPrefix(",M") else { return nil }
    text = text.dropFirst(2)
    let date = text.prefix { $0.isNumber || $0 == "." }
    text = text.dropFirst(date.count)
    let parts = date.split(separator: ".").compactMap { Int64($0) }
    guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]), (0...6).contains(parts[2]) else {
      return nil
    }
    var day = Day(month: parts[0], week: parts[1], weekday: parts[2])
    if text.first == "/" {
      text = text.dropFirst()
      guard let time = time(&text) else { return nil }
      day.time = time
    }
    return day
  }
}
