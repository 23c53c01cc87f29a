public import Report

/// Puts the reports of shards together.
public enum ShardMerge {
  /// A report and the file that it was read from.
  public struct Part: Sendable {
    public var path: String
    public var report: TestReport

    public init(path: String, report: TestReport) {
      self.path = path
      self.report = report
    }
  }

  /// Why reports do not make up one suite.
  public struct Mismatch: Error {
    /// Each on one line, lower case: what, why, what to do.
    public let messages: [String]
  }

  /// The report of the whole suite, in its order; a single one of a whole suite is itself.
  public static func merge(_ parts: [Part]) throws(Mismatch) -> TestReport {
    if let only = parts.first, parts.count == 1, only.report.shard == nil { return only.report }
    try check(parts)
    let parts = parts.sorted { ($0.report.shard?.index ?? 0) < ($1.report.shard?.index ?? 0) }
    let reports = parts.map(\.report)
    var numbered: [(number: Int, test: TestReport.Test)] = []
    for report in reports { numbered += zip(report.shard?.numbers ?? [], report.tests).map { ($0, $1) } }
    numbered.sort { $0.number < $1.number }
    var whole = TestReport(tests: numbered.map(\.test), obsolete: reports.flatMap(\.obsolete))
    for problem in reports.flatMap(\.problems) where !whole.problems.contains(problem) {
      whole.problems.append(problem)
    }
    var tally = RuleTally()
    for report in reports {
      if let mutation = report.mutation { tally.add(mutation) }
      if let coverage = report.coverage { tally.add(coverage) }
      tally.leftOut += report.mutation?.leftOut ?? report.coverage?.leftOut ?? 0
    }
    if reports.allSatisfy({ $0.mutation != nil }) { whole.mutation = tally.mutation }
    if reports.allSatisfy({ $0.coverage != nil }) { whole.coverage = tally.coverage }
    return whole
  }

  /// - Throws: unless the parts are all there and of one suite.
  private static func check(_ parts: [Part]) throws(Mismatch) {
    var messages: [String] = []
    var first: (path: String, shard: TestReport.Shard)?
    var paths: [Int: String] = [:]
    for part in parts {
      guard let shard = part.report.shard else {
        messages.append("\(part.path) is the report of a whole suite, there is nothing to merge it with")
        continue
      }
      if let first, first.shard.total != shard.total || first.shard.resultCount != shard.resultCount {
        messages.append(
          "\(part.path) is of another run: it has \(shard.total) shards and \(shard.resultCount) tests, "
            + "\(first.path) has \(first.shard.total) and \(first.shard.resultCount)")
        continue
      }
      first = first ?? (part.path, shard)
      if let other = paths.updateValue(part.path, forKey: shard.index) {
        messages.append(
          "\(other) and \(part.path) are both shard \(shard.index) of \(shard.total), leave one of them out")
      }
      if part.report.notRun > 0 {
        messages.append("\(part.path) stopped at its first failure, run the shards without --fail-fast")
      } else if shard.numbers.count != part.report.tests.count || shard.index < 1 || shard.index > shard.total {
        messages.append("\(part.path) says of its tests what cannot be, run the shard anew")
      }
    }
    if messages.isEmpty, let first { messages = missing(first.shard, paths) }
    if messages.isEmpty { messages = incomplete(parts.compactMap(\.report.shard)) }
    if !messages.isEmpty { throw Mismatch(messages: messages) }
  }

  private static func missing(_ shard: TestReport.Shard, _ paths: [Int: String]) -> [String] {
    let count = shard.total - paths.count
    if count == 0 { return [] }
    let some = (1...shard.total).lazy.filter { paths[$0] == nil }.prefix(8).map { String($0) }
    let names = some.joined(separator: ", ") + (count > 8 ? " ..." : "")
    return ["\(count == 1 ? "shard \(names) is" : "shards \(names) are") missing: there were \(shard.total)"]
  }

  private static func incomplete(_ shards: [TestReport.Shard]) -> [String] {
    let numbers = shards.flatMap(\.numbers).sorted()
    let isWhole =
      numbers.count == shards.first?.resultCount && numbers.enumerated().allSatisfy { $0.element == $0.offset + 1 }
    return isWhole ? [] : ["some test is in none of the shards or in two: they are not of one suite, run them anew"]
  }
}
