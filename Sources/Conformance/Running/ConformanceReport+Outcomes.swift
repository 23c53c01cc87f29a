import Report

extension ConformanceReport {
  /// With a row a folder and version: folders as they come, versions rising.
  init(
    versions: [ReferenceVersion],
    outcomes: [(folder: String, title: String, results: [CaseResult], problem: String?)]
  ) {
    self.init()
    var folders: [String] = []
    for outcome in outcomes where !folders.contains(outcome.folder) { folders.append(outcome.folder) }
    rows = folders.flatMap { folder in
      let asked = Set(outcomes.lazy.filter { $0.folder == folder }.flatMap { $0.results.map(\.version.name) })
      return versions.filter { asked.contains($0.name) }.map { Row(folder: folder, scheduler: $0.name) }
    }
    for outcome in outcomes {
      if let problem = outcome.problem { problems.append(problem) }
      for result in outcome.results {
        if let slot = rows.firstIndex(where: { $0.folder == outcome.folder && $0.scheduler == result.version.name }) {
          rows[slot].add(result)
        }
        guard let first = result.differences.first else { continue }
        differences.append(
          CaseDifference(
            name: outcome.title, scheduler: result.version.name, fact: first.fact, expected: first.expected,
            actual: first.actual, count: result.differences.count))
      }
    }
  }
}

extension ConformanceReport.Row {
  fileprivate mutating func add(_ result: CaseResult) {
    cases.add(agreeing: result.agrees ? 1 : 0, of: 1)
    facts.add(agreeing: result.facts - result.differingFacts, of: result.facts)
    if result.isRefusal { refusals += 1 }
  }
}
