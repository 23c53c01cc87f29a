import SourceText

/// Schedules of CronJobs, read as the library reads them that Kubernetes uses, with its words.
package struct CronSchedule {
  /// What it says.
  enum Form {
    /// The minutes, hours, days, months and days of the week, each a set of bits.
    case fields([Set64])
    /// Every so many seconds after the last time.
    case every(Int64)
  }

  /// Numbers from 0 to 63.
  struct Set64 {
    var bits: UInt64 = 0
    /// Whether a star named them.
    var isAny = false

    func contains(_ number: Int64) -> Bool { number >= 0 && number < 64 && bits & 1 << UInt64(number) != 0 }
  }

  let form: Form

  private struct Bounds {
    let range: ClosedRange<Int>
    var names: [String: Int] = [:]
  }

  private static let bounds = [
    Bounds(range: 0...59), Bounds(range: 0...23), Bounds(range: 1...31),
    Bounds(range: 1...12, names: numbered("jan feb mar apr may jun jul aug sep oct nov dec", from: 1)),
    Bounds(range: 0...6, names: numbered("sun mon tue wed thu fri sat", from: 0)),
  ]

  private static func numbered(_ words: String, from first: Int) -> [String: Int] {
    let words = words.split(separator: " ")
    return Dictionary(uniqueKeysWithValues: words.enumerated().map { (String($1), $0 + first) })
  }

  /// Why it is no schedule, nil if it is one.
  package static func problem(_ text: String) -> String? {
    if text.contains("TZ") { return "cannot use TZ or CRON_TZ in schedule, use timeZone field instead" }
    do throws(Problem) {
      _ = try CronSchedule(text)
      return nil
    } catch {
      return error.text
    }
  }

  package init(_ text: String) throws(Problem) {
    if text.hasPrefix("@") {
      form = try Self.descriptor(text)
      return
    }
    let fields = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    guard fields.count == 5 else {
      throw Problem(text: "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]")
    }
    var sets: [Set64] = []
    for (field, bounds) in zip(fields, Self.bounds) {
      var set = Set64()
      for part in field.split(separator: ",") { try Self.add(String(part), bounds, to: &set) }
      sets.append(set)
    }
    form = .fields(sets)
  }

  private static func descriptor(_ text: String) throws(Problem) -> Form {
    let fields = [
      "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
      "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
    ]
    if let fields = fields[text] { return try CronSchedule(fields).form }
    guard text.hasPrefix("@every ") else { throw Problem(text: "unrecognized descriptor: \(text)") }
    var span = String(text.dropFirst(7))
    guard let duration = span.withUTF8({ GoDuration($0) }) else {
      throw Problem(text: "failed to parse duration \(text): time: invalid duration \(GoText.quoted(span))")
    }
    // No schedule is faster than a second.
    return .every(duration.isNegative ? 1 : max(1, duration.seconds))
  }

  private static func add(_ part: String, _ bounds: Bounds, to set: inout Set64) throws(Problem) {
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let ends = pieces[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    var start = bounds.range.lowerBound
    var end = bounds.range.upperBound
    let isAny = ends[0] == "*" || ends[0] == "?"
    if !isAny {
      start = try number(ends[0], bounds)
      end = start
      switch ends.count {
      case 1: if pieces.count > 1 { end = bounds.range.upperBound }
      case 2: end = try number(ends[1], bounds)
      default: throw Problem(text: "too many hyphens: \(part)")
      }
    }
    if pieces.count > 2 { throw Problem(text: "too many slashes: \(part)") }
    var step = 1
    if pieces.count == 2 {
      step = try number(pieces[1], Bounds(range: bounds.range))
      if step == 0 { throw Problem(text: "step of range should be a positive number: \(part)") }
    }
    if start < bounds.range.lowerBound {
      throw Problem(text: "beginning of range (\(start)) below minimum (\(bounds.range.lowerBound)): \(part)")
    }
    if end > bounds.range.upperBound {
      throw Problem(text: "end of range (\(end)) above maximum (\(bounds.range.upperBound)): \(part)")
    }
    if start > end { throw Problem(text: "beginning of range (\(start)) beyond end of range (\(end)): \(part)") }
    for number in stride(from: start, through: end, by: step) { set.bits |= 1 << UInt64(number) }
    // A star with a step names some only.
    if isAny, step == 1 { set.isAny = true }
  }

  package struct Problem: Error {
    package let text: String
  }

  private static func number(_ text: String, _ bounds: Bounds) throws(Problem) -> Int {
    if let value = bounds.names[text.lowercased()] { return value }
    guard let value = Int(text) else {
      let quoted = GoText.quoted(text)
      throw Problem(text: "failed to parse int from \(text): strconv.Atoi: parsing \(quoted): invalid syntax")
    }
    if value < 0 { throw Problem(text: "negative number (\(value)) not allowed: \(text)") }
    return value
  }
}
