import Input
import Parallel
public import Report
import SourceText
import Symbols
public import Versions
public import YAML

/// Asks an API server what a real one was asked, and gathers how far their answers agree.
public struct RequestRun: Sendable {
  /// What came of one case, as each version in turn.
  public struct Outcome: Sendable {
    public let subject: RequestCase
    public internal(set) var results: [CaseResult] = []
    /// Why the case cannot be judged.
    public internal(set) var problem: String?
  }

  /// What is answered to the requests of a case: a result a request, in the shape of `expected.json`.
  public typealias Answering = @Sendable (RequestCase, KubernetesVersion) -> [YAMLDraft]

  /// In the order of the cases.
  public let outcomes: [Outcome]
  private let versions: [ReferenceVersion]

  /// Runs the cases side by side on all cores.
  public init(
    _ cases: [RequestCase], as versions: [ReferenceVersion] = ReferenceVersion.all, answering: @escaping Answering
  ) {
    self.versions = versions
    outcomes = ParallelMap.run(cases.count) { Self.outcome(of: cases[$0], versions, answering) }
  }

  private static func outcome(
    of subject: RequestCase, _ versions: [ReferenceVersion], _ answering: Answering
  ) -> Outcome {
    var outcome = Outcome(subject: subject)
    for version in versions {
      guard let path = subject.answers(of: version.played) else { continue }
      do {
        let expected = try answers(in: path)
        let actual = answering(subject, version.played)
        outcome.results.append(CaseResult(version: version, expected: expected, actual: actual))
      } catch {
        outcome.problem = "\(subject.title): \(error.message)"
      }
    }
    return outcome
  }

  private static func answers(in path: String) throws(InputError) -> [YAMLDraft] {
    let sources = SourceMap()
    let file = YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path)))
    if let first = file.diagnostics.first(where: { $0.severity == .error }) { throw InputError(sources.render(first)) }
    guard let results = file.documents.first?.root["results"], results.kind == .sequence else {
      throw InputError("no results in \(path), it needs a list of answers")
    }
    return results.items.map { YAMLDraft($0) }
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
