import Dispatch
import Input
public import Report
import Synchronization

/// Plays cases as versions and gathers how far they agree.
public struct ConformanceRun: Sendable {
  /// What came of one case, as each version in turn.
  public struct Outcome: Sendable {
    public let subject: ConformanceCase
    public internal(set) var results: [CaseResult] = []
    /// Why the case cannot be judged.
    public internal(set) var problem: String?

    init(_ subject: ConformanceCase, _ versions: [ReferenceVersion]) {
      self.subject = subject
      do {
        let run = try CaseRun(subject)
        for version in versions {
          if let result = try run.compare(as: version) { results.append(result) }
        }
      } catch {
        problem = "\(subject.title): \(error.message)"
      }
    }
  }

  /// In the order of the cases.
  public let outcomes: [Outcome]
  private let versions: [ReferenceVersion]

  /// Runs the cases side by side on all cores.
  public init(_ cases: [ConformanceCase], as versions: [ReferenceVersion] = ReferenceVersion.all) {
    self.versions = versions
    let outcomes = Mutex<[Outcome?]>(Array(repeating: nil, count: cases.count))
    DispatchQueue.concurrentPerform(iterations: cases.count) { index in
      let outcome = Outcome(cases[index], versions)
      outcomes.withLock { $0[index] = outcome }
    }
    self.outcomes = outcomes.withLock { $0.compactMap { $0 } }
  }

  /// With a row a folder and version: folders as they come, versions rising.
  public var report: ConformanceReport {
    var report = ConformanceReport()
    var folders: [String] = []
    for outcome in outcomes where !folders.contains(outcome.subject.folder) { folders.append(outcome.subject.folder) }
    report.rows = folders.flatMap { folder in
      let asked = Set(
        outcomes.lazy.filter { $0.subject.folder == folder }.flatMap { $0.results.map(\.version.name) })
      return versions.filter { asked.contains($0.name) }.map {
        ConformanceReport.Row(folder: folder, scheduler: $0.name)
      }
    }
    for outcome in outcomes {
      if let problem = outcome.problem { report.problems.append(problem) }
      for result in outcome.results {
        if let slot = report.rows.firstIndex(where: {
          $0.folder == outcome.subject.folder && $0.scheduler == result.version.name
        }) {
          report.rows[slot].add(result)
        }
        guard let first = result.differences.first else { continue }
        report.differences.append(
          ConformanceReport.CaseDifference(
            name: outcome.subject.title, scheduler: result.version.name, fact: first.fact, expected: first.expected,
            actual: first.actual, count: result.differences.count))
      }
    }
    return report
  }
}

extension ConformanceReport.Row {
  fileprivate mutating func add(_ result: CaseResult) {
    cases.add(agreeing: result.agrees ? 1 : 0, of: 1)
    facts.add(agreeing: result.facts - result.differingFacts, of: result.facts)
    if result.isRefusal { refusals += 1 }
  }
}
