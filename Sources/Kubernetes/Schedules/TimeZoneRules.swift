/// How far the clocks of a place are from those of Greenwich, and when that changes.
package struct TimeZoneRules: Sendable {
  /// Clocks that never change.
  package static let utc = TimeZoneRules(offset: 0)

  /// When an offset starts to hold, in the order of time, and the offset; the first holds from ever.
  var changes: [(start: Int64, offset: Int64)]
  /// What holds after the last change.
  var rule: YearlyClockChange?

  init(offset: Int64) {
    changes = [(.min, offset)]
  }

  /// The offset at a moment, and from when to when it holds.
  func period(at seconds: Int64) -> (offset: Int64, start: Int64, end: Int64) {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].start <= seconds { low = middle + 1 } else { high = middle }
    }
    let place = max(low - 1, 0)
    if low == changes.count, let rule { return rule.period(at: seconds, since: changes[place].start) }
    return (changes[place].offset, changes[place].start, low < changes.count ? changes[low].start : .max)
  }

  func civil(_ seconds: Int64) -> CivilTime { CivilTime(utc: seconds + period(at: seconds).offset) }

  /// When the clocks show a time; of two such moments, or of none, one near it.
  func seconds(_ time: CivilTime) -> Int64 {
    let utc = time.utc
    let first = period(at: utc)
    let guess = utc - first.offset
    if guess >= first.start, guess < first.end { return guess }
    return utc - period(at: guess).offset
  }

  /// A moment as RFC 3339 writes it with the clocks of the place: `2026-11-29T13:00:00+01:00`.
  package func text(_ seconds: Int64) -> String {
    let offset = period(at: seconds).offset
    let text = Timestamp.text(seconds + offset)
    if offset == 0 { return text }
    let two = { (number: Int64) in number < 10 ? "0\(number)" : "\(number)" }
    let minutes = abs(offset) / 60
    return "\(text.dropLast())\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }
}
