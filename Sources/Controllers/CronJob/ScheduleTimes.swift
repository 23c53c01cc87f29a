import Kubernetes

/// The times of a schedule around now.
struct ScheduleTimes {
  /// Where a schedule goes that never comes.
  static let never: Int64 = -62_135_596_800

  let schedule: CronSchedule
  let zone: TimeZoneRules
  let now: Int64

  private func next(_ seconds: Int64) -> Int64 { schedule.next(after: seconds, in: zone) ?? Self.never }

  /// The last time since a moment, and about how many there were; nil for a schedule that never comes.
  ///
  /// Reckoned by the distance of the first two, so that no time is looked at that was long ago.
  func last(since earliest: Int64) -> (time: Int64?, missed: Int64)? {
    let first = next(earliest)
    let second = next(first)
    if now < first { return (nil, 0) }
    if now < second { return (first, 0) }
    let distance = second - first
    if distance < 1 { return nil }
    let missed = (now - first) / distance + 1
    var last: Int64?
    var time = next(first + (missed - 2) * distance)
    while time <= now, time > last ?? .min {
      last = time
      time = next(time)
    }
    return (last, missed)
  }

  /// The next time to look at, reckoned from the last time since a moment.
  func next(since earliest: Int64) -> Int64 {
    guard let last = last(since: earliest) else { return next(now) }
    return next(last.time ?? (last.missed == 0 ? earliest : now))
  }
}
