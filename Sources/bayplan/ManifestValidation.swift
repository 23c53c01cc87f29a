import Kinds
import Kubernetes
import Loading
import Parallel
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

  init(_ written: WrittenFiles, release: Release) {
    let defaultNamespace = Symbol(written.namespace)
    let input = InputFiles(written.filename, into: sources, isExcluded: written.folders.isExcluded)
    diagnostics = input.problems
    let files = input.files
    let outcomes = ParallelMap.run(files.count) { number in
      FileValidator.validate(
        YAMLReader.read(files[number]), defaultNamespace: defaultNamespace, release: release)
    }
    var objects: [FindingReport.Object] = []
    var counts: [PassedOverKind: Int] = [:]
    for (file, outcome) in zip(files, outcomes) {
      objects += outcome.results.map { FindingReport.Object($0, in: file) }
      diagnostics += outcome.problems
      counts.merge(outcome.passedOver, uniquingKeysWith: +)
    }
    passedOver = Manifests.PassedOver.sum(
      counts.map { kind, count in
        Manifests.PassedOver(apiVersion: kind.apiVersion.text, kind: kind.kind.text, count: count)
      })
    var report = FindingReport.validation(objects)
    report.remarks = ReportRemarks(passedOver: passedOver, files: input.passedOver)
    self.report = report
  }
}
