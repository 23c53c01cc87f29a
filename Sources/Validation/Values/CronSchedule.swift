import SourceText

/// Schedules of CronJobs, with the words of the library that the API server reads them with.
enum CronSchedule {
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
  static func problem(_ text: String) -> String? {
    if text.contains("TZ") { return "cannot use TZ or CRON_TZ in schedule, use timeZone field instead" }
    if text.hasPrefix("@") { return descriptorProblem(text) }
    let fields = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    guard fields.count == 5 else {
      return "expected exactly 5 fields, found \(fields.count): [\(fields.joined(separator: " "))]"
    }
    for (field, bounds) in zip(fields, bounds) {
      for part in field.split(separator: ",") {
        if let problem = problem(String(part), bounds) { return problem }
      }
    }
    return nil
  }

  private static func descriptorProblem(_ text: String) -> String? {
    let known = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]
    if known.contains(text) || text.hasPrefix("@every ") { return nil }
    return "unrecognized descriptor: \(text)"
  }

  private static func problem(_ part: String, _ bounds: Bounds) -> String? {
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let ends = pieces[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    var start = bounds.range.lowerBound
    var end = bounds.range.upperBound
    if ends[0] != "*", ends[0] != "?" {
      switch number(ends[0], bounds) {
      case .success(let value): (start, end) = (value, value)
      case .failure(let problem): return problem.text
      }
      switch ends.count {
      case 1: if pieces.count > 1 { end = bounds.range.upperBound }
      case 2:
        switch number(ends[1], bounds) {
        case .success(let value): end = value
        case .failure(let problem): return problem.text
        }
      default: return "too many hyphens: \(part)"
      }
    }
    if pieces.count > 2 { return "too many slashes: \(part)" }
    if pieces.count == 2 {
      switch number(pieces[1], Bounds(range: bounds.range)) {
      case .success(let value): if value == 0 { return "step of range should be a positive number: \(part)" }
      case .failure(let problem): return problem.text
      }
    }
    if start < bounds.range.lowerBound {
      return "beginning of range (\(start)) below minimum (\(bounds.range.lowerBound)): \(part)"
    }
    if end > bounds.range.upperBound {
      return "end of range (\(end)) above maximum (\(bounds.range.upperBound)): \(part)"
    }
    if start > end { return "beginning of range (\(start)) beyond end of range (\(end)): \(part)" }
    return nil
  }

  private struct Problem: Error {
    let text: String
  }

  private static func number(_ text: String, _ bounds: Bounds) -> Result<Int, Problem> {
    if let value = bounds.names[text.lowercased()] { return .success(value) }
    guard let value = Int(text) else {
      return .failure(
        Problem(text: "failed to parse int from \(text): strconv.Atoi: parsing \(GoText.quoted(text)): invalid syntax"))
    }
    if value < 0 { return .failure(Problem(text: "negative number (\(value)) not allowed: \(text)")) }
    return .success(value)
  }
}
