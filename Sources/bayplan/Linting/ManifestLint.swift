import Input
import Kubernetes
import Lint
import Report
import SourceText
import Symbols

/// From the paths of `bayplan lint` to its report: the files in parallel, the results in the order of the input.
struct ManifestLint {
  let files: [LintedFile]
  let result: LintResult
  /// What could not be read.
  let diagnostics: [Diagnostic]
  let sources = SourceMap()

  /// - Parameter cluster: empty where none is given.
  init(_ paths: [String], cluster: [String], defaultNamespace: Symbol, settings: LintSettings) {
    var diagnostics: [Diagnostic] = []
    var list: [String] = []
    var seen: Set<String> = []
    for path in paths {
      do {
        for file in try ManifestPaths.find(path) where seen.insert(file).inserted { list.append(file) }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    let sources = sources
    let paths = list
    var files: [LintedFile] = []
    for outcome in ParallelMap.run(paths.count, { Self.read(paths[$0], sources, defaultNamespace) }) {
      switch outcome {
      case .success(let file):
        files.append(file)
        diagnostics += file.problems
      case .failure(let error): diagnostics.append(error.diagnostic)
      }
    }
    self.files = files
    var manifests: Manifests?
    if !cluster.isEmpty {
      let loader = ManifestLoader(sources: sources, options: .init(defaultNamespace: defaultNamespace))
      let loaded = loader.load(cluster)
      diagnostics += loaded.diagnostics
      manifests = loaded
    }
    self.diagnostics = diagnostics
    result = RuleRunner(settings: settings).run(files, cluster: manifests)
  }

  private static func read(
    _ path: String, _ sources: SourceMap, _ defaultNamespace: Symbol
  ) -> Result<LintedFile, InputError> {
    do throws(InputError) {
      let bytes = try FileContents.read(path)
      let file = sources.add(path: path == "-" ? "<stdin>" : path, bytes: bytes)
      return .success(LintedFile(file, defaultNamespace: defaultNamespace))
    } catch {
      return .failure(error)
    }
  }

  var report: FindingReport {
    let findings = result.findings.map { finding in
      let place = sources.location(of: finding.range.position)
      return FindingReport.Finding(
        rule: finding.rule, severity: finding.severity, file: place?.path ?? "", line: place?.line ?? 1,
        column: place?.column ?? 1, object: finding.object?.title ?? "", message: finding.message,
        fixTitle: finding.fixTitle)
    }
    return FindingReport(
      findings: findings, objectCount: result.objectCount, leftOutCount: result.leftOut.count,
      suppressedCount: result.suppressedCount)
  }
}
