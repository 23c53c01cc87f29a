import APIServer
import Input
import Kubernetes
import Report
import SourceText
import Symbols
import Versions
import YAML

/// From the flags of `bayplan admit` to its report.
struct AdmitRun {
  private var scan: AdmitScan
  private let isReference: Bool
  private var results: [AdmitReport.Result] = []
  private var entries: [RequestFile.Entry] = []
  private var assumptions: [String] = []

  /// - Parameters:
  ///   - config: the configuration's file; nil for `.bayplan.yaml` in the current folder, which need not be there.
  ///   - keepsObjects: whether the report is to have the objects.
  init(_ version: KubernetesVersion, isReference: Bool, config: String? = nil, keepsObjects: Bool = true) {
    self.isReference = isReference
    var settings: ServerSettings = isReference ? .reference(version) : ServerSettings(version: version)
    let sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    if let path = config ?? (isReference ? nil : LintConfigurationFile.standard) {
      do {
        let file = sources.add(path: path, bytes: try FileContents.read(path))
        var (configuration, problems) = AdmissionConfiguration.read(YAMLReader.read(file))
        diagnostics = problems + configuration.readReports(besides: path, into: sources)
        configuration.apply(to: &settings)
        assumptions = configuration.notPlayed.sorted().map { "admission plugin \($0) is not played" }
      } catch {
        diagnostics = [error.diagnostic]
      }
    }
    scan = AdmitScan(
      settings, isReference: isReference, keepsObjects: keepsObjects, sources: sources, diagnostics: diagnostics)
  }

  var diagnostics: [Diagnostic] { scan.diagnostics }
  var sources: SourceMap { scan.sources }

  /// Reads all that is given, and applies the manifests.
  ///
  /// - Parameter user: who applies the manifests.
  mutating func read(
    cluster: [String], files: [String], requests: String?, defaultNamespace: String, as user: User = .administrator
  ) {
    scan.user = user
    scan.observe(cluster, defaultNamespace: defaultNamespace, asCreated: isReference)
    if let requests { entries = scan.requests(requests) }
    if !files.isEmpty {
      let objects = scan.read(files)
      if !isReference, scan.assume(objects) {
        assumptions += ["namespaces, service accounts and priority classes that nobody wrote are taken to be there"]
      }
      results = scan.apply(objects, defaultNamespace: defaultNamespace)
    }
  }

  /// Asks the requests, and tells what came of everything.
  mutating func report() -> AdmitReport {
    for entry in entries {
      let answer = scan.answer(entry.request)
      var result = scan.explain(
        answer, verb: entry.verb, entry.node["object"] ?? entry.node,
        namespace: entry.node["namespace"]?.text ?? entry.node["object"]?["metadata"]?["namespace"]?.text ?? "")
      if let name = entry.node["name"] { result.name = name.text }
      if result.kind.isEmpty { result.kind = entry.node["resource"]?.text ?? entry.node["path"]?.text ?? "" }
      if scan.keepsObjects, let sent = answer.sent { (result.stored, result.given) = (answer.object, sent) }
      results.append(result)
    }
    if isReference {
      let drawn = scan.drawn
      for number in results.indices {
        guard let answer = results[number].answer else { continue }
        results[number].answer = { drawn.replaced(answer()) }
      }
    }
    var report = AdmitReport(results: results)
    report.assumptions = assumptions + (isReference ? [] : scan.notPlayed + scan.unplayed) + scan.passedOver.sentences
    return report
  }
}
