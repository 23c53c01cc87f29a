import ControlPlane
import Input
import Kubernetes
import Report
import SourceText
import YAML

/// One case with its files read: plays it as any version and holds it against what that version decided.
struct CaseRun {
  private let subject: ConformanceCase
  private let sources = SourceMap()
  private let input: Result<SimulationInput, Refusal>

  /// Why there is no placement: the words of each error.
  private struct Refusal: Error {
    let text: String

    init(_ diagnostics: [Diagnostic]) {
      text = diagnostics.filter { $0.severity == .error }.map(\.message).joined(separator: "\n")
    }
  }

  /// - Throws: when a file cannot be read.
  init(_ subject: ConformanceCase) throws(InputError) {
    self.subject = subject
    let cluster = try Self.read(subject.cluster, sources)
    let pods = try Self.read(subject.pods, sources)
    var diagnostics = cluster.diagnostics + pods.diagnostics
    var configuration: KubeSchedulerConfiguration?
    if let path = subject.configuration {
      let manifests = try Self.read(path, sources)
      diagnostics += manifests.diagnostics
      for case .schedulerConfiguration(let found) in manifests.objects { configuration = found }
      if configuration == nil, !manifests.hasErrors { throw InputError("no KubeSchedulerConfiguration in \(path)") }
    }
    let isUsable = diagnostics.allSatisfy { $0.severity != .error }
    input =
      isUsable
      ? .success(SimulationInput(cluster: cluster, workloads: pods, configuration: configuration))
      : .failure(Refusal(diagnostics))
  }

  private static func read(_ path: String, _ sources: SourceMap) throws(InputError) -> Manifests {
    var options = ManifestDecoder.Options()
    options.keepsWritten = .templates
    return ManifestDecoder.decode(
      YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path))), options: options)
  }

  /// - Returns: nil for a version that nobody asked.
  /// - Throws: when the recorded result cannot be read.
  func compare(as version: ReferenceVersion) throws(InputError) -> CaseResult? {
    switch subject.result(of: version) {
    case .report(let path): try compare(with: path, version)
    case .refusal(let path): try compare(withRefusal: path, version)
    case nil: nil
    }
  }

  private func compare(with path: String, _ version: ReferenceVersion) throws(InputError) -> CaseResult {
    let file = YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path)))
    let recorded: RecordedReport
    do {
      recorded = try RecordedReport(file)
    } catch {
      throw InputError(sources.render(error.diagnostic))
    }
    let facts = recorded.pods.reduce(0) { $0 + $1.facts.count }
    var result = CaseResult(version: version, facts: facts)
    switch play(as: version) {
    case .failure(let refusal):
      result.differences.add("decision", "a placement report", refusal.text)
      result.differingFacts = facts
    case .success(let run):
      result.differences = Differences(expected: recorded.pods, actual: decided(in: run, like: recorded.pods))
      if !run.notModelled.isEmpty {
        let what = run.notModelled.map(\.what).joined(separator: ", ")
        result.differences.add("modelled", "everything", "not \(what)")
      }
      result.differingFacts = min(result.differences.count, facts)
    }
    return result
  }

  private func decided(in run: PlacementRun, like recorded: [PodFacts]) -> [PodFacts] {
    let summaries = Set(recorded.lazy.filter(\.isSummary).map(\.pod))
    return PlacementReport(run, sources: sources).pods.map { report in
      PodFacts(report, asSummary: summaries.contains("\(report.namespace)/\(report.name)"))
    }
  }

  /// The refusal is the one fact of such a case: the error must hold the recorded words.
  private func compare(withRefusal path: String, _ version: ReferenceVersion) throws(InputError) -> CaseResult {
    var words = String(decoding: try FileContents.read(path), as: UTF8.self)
    while words.last == "\n" { words.removeLast() }
    var result = CaseResult(version: version, facts: 1)
    result.isRefusal = true
    switch play(as: version) {
    case .success: result.differences.add("refusal", words, "a placement report")
    case .failure(let refusal):
      if !refusal.text.contains(words) { result.differences.add("refusal", words, refusal.text) }
    }
    result.differingFacts = result.differences.count
    return result
  }

  private func play(as version: ReferenceVersion) -> Result<PlacementRun, Refusal> {
    do throws(Refusal) {
      var input = try input.get()
      input.options.version = version.played
      return .success(try Self.run(input))
    } catch {
      return .failure(error)
    }
  }

  private static func run(_ input: SimulationInput) throws(Refusal) -> PlacementRun {
    do {
      return try Simulation.run(input)
    } catch {
      throw Refusal(error.diagnostics)
    }
  }
}

/// What came of one case played as one version.
public struct CaseResult: Sendable {
  public let version: ReferenceVersion
  /// How many facts were held against the reference.
  public let facts: Int
  public internal(set) var differences = Differences()
  /// Never more than ``facts``.
  public internal(set) var differingFacts = 0
  /// The reference refuses to start, and that is what was compared.
  public internal(set) var isRefusal = false

  init(version: ReferenceVersion, facts: Int) {
    self.version = version
    self.facts = facts
  }

  public var agrees: Bool { differences.count == 0 }
}
