import Input
import Kubernetes
import Loading
import Report
import SourceText
import Symbols
import Validation
import YAML

/// From the paths of `bayplan validate` to its report: the files in parallel, the results in the order of the input.
struct ManifestValidation {
  let report: FindingReport
  private(set) var passedOver: [Manifests.PassedOver] = []
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []
  let sources = SourceMap()

  init(_ paths: [String], defaultNamespace: Symbol) {
    var files: [String] = []
    var seen: Set<String> = []
    for path in paths {
      do {
        let found = try ManifestPaths.find(path)
        diagnostics += found.problems.map(\.diagnostic)
        for file in found.paths where seen.insert(file).inserted { files.append(file) }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    let sources = sources
    let list = files
    let outcomes = ParallelMap.run(list.count) { Self.validate(list[$0], sources, defaultNamespace) }
    var objects: [FindingReport.Object] = []
    var counts: [PassedOverKind: Int] = [:]
    for outcome in outcomes {
      objects += outcome.objects
      diagnostics += outcome.diagnostics
      counts.merge(outcome.passedOver, uniquingKeysWith: +)
    }
    passedOver = Manifests.PassedOver.sum(
      counts.map { kind, count in
        Manifests.PassedOver(apiVersion: kind.apiVersion.text, kind: kind.kind.text, count: count)
      })
    var report = FindingReport.validation(objects)
    report.remarks = ReportRemarks(passedOver: passedOver)
    self.report = report
  }

  /// What one file came to.
  private struct Outcome: Sendable {
    var objects: [FindingReport.Object] = []
    var passedOver: [PassedOverKind: Int] = [:]
    var diagnostics: [Diagnostic] = []
  }

  private static func validate(_ path: String, _ sources: SourceMap, _ defaultNamespace: Symbol) -> Outcome {
    do {
      let bytes = try FileContents.read(path)
      let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: bytes)
      let found = FileValidator.validate(YAMLReader.read(file), defaultNamespace: defaultNamespace)
      return Outcome(
        objects: found.results.map { FindingReport.Object($0, in: file) }, passedOver: found.passedOver,
        diagnostics: found.problems)
    } catch {
      return Outcome(diagnostics: [error.diagnostic])
    }
  }
}
