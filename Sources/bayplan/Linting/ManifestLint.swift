import ControlPlane
import Expectations
import Grammar
import Harness
import Kubernetes
import Lint
import Loading
import Parallel
import SourceText
import Symbols

/// From the paths of `bayplan lint` to its result: the files in parallel, the results in the order of the input.
struct ManifestLint {
  let files: [LintedFile]
  private(set) var result: LintResult
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic]
  /// What the runs that rules ask for say beside their decisions, and what was passed over.
  private(set) var remarks = RunRemarks()

  /// What to lint, and against what.
  struct Request {
    var paths: [String] = []
    /// Empty where none is given.
    var cluster: [String] = []
    var defaultNamespace = Symbol("default")
    var settings = LintSettings()
    /// Patterns of files that are left out.
    var exclude: [Glob] = []
    /// The same, from the current folder.
    var isExcluded: (String) -> Bool = { _ in false }
    /// Files of policies, read beside the manifests.
    var policies: [String] = []
    /// The configuration's folder with its slash, to which the patterns are relative; empty for the current one.
    var root = ""
  }

  init(_ request: Request, sources: SourceMap) {
    let namespace = request.defaultNamespace
    let named = Set(request.policies.map(InputFiles.plain))
    // Called as other programs do, which match paths with those of a repository.
    let exclusion = PathExclusion(request.exclude, root: request.root)
    let input = InputFiles(request.paths + request.policies, into: sources, named: InputFiles.plain) { path in
      !named.contains(InputFiles.plain(path)) && (exclusion.contains(path) || request.isExcluded(path))
    }
    let read = input.files
    let files = ParallelMap.run(read.count) { LintedFile(read[$0], defaultNamespace: namespace) }
    var diagnostics = input.problems + files.flatMap(\.problems)
    self.files = files
    var manifests: Manifests?
    if !request.cluster.isEmpty {
      var loader = ManifestLoader(sources: sources, options: .init(defaultNamespace: namespace))
      loader.expand = NodePools.expand
      loader.isExcluded = request.isExcluded
      let loaded = loader.load(request.cluster)
      diagnostics += loaded.diagnostics
      manifests = loaded
    }
    result = RuleRunner(settings: request.settings).run(files, cluster: manifests)
    for problem in result.problems where !diagnostics.contains(problem) { diagnostics.append(problem) }
    self.diagnostics = diagnostics
    remarks = result.remarks
    remarks.passedOverFiles = input.passedOver + (manifests?.passedOverFiles ?? [])
    remarks.passedOver = Manifests.PassedOver.sum(
      files.flatMap(\.manifests.passedOver) + (manifests?.passedOver ?? [])
    ).filter { $0.apiVersion != PlacementPolicy.apiVersion || $0.kind != PlacementPolicy.kind }
  }

  mutating func apply(_ baseline: Baseline) { baseline.apply(to: &result) }
}
