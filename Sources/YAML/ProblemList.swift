import SourceText

/// The problems of one file: the first ``YAMLFile/problemLimit``, and how many more there are.
struct ProblemList {
  private var told: [Diagnostic] = []
  private var untold = 0
  private var worstUntold = Severity.note

  mutating func add(_ diagnostic: Diagnostic) {
    if told.count < YAMLFile.problemLimit {
      told.append(diagnostic)
    } else {
      untold += 1
      worstUntold = max(worstUntold, diagnostic.severity)
    }
  }

  /// All in the order of the file, with the one that ended it and the number of those not told.
  consuming func sorted(end: Diagnostic?) -> [Diagnostic] {
    if let end { told.append(end) }
    var sorted = told.enumerated().sorted { a, b in
      (a.element.range.start, a.offset) < (b.element.range.start, b.offset)
    }.map(\.element)
    if untold > 0, let last = sorted.last {
      sorted.append(
        Diagnostic(
          worstUntold, .moreProblems, at: last.range, "\(untold) more problems in this file, correct those told first"))
    }
    return sorted
  }
}
