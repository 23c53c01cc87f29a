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
    ConformanceReport(
      versions: versions,
      outcomes: outcomes.map {
        (folder: $0.subject.folder, title: $0.subject.title, results: $0.results, problem: $0.problem)
      })
  }
}
