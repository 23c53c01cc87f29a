import ControlPlane
import Expectations
import Harness
import Input
import Kubernetes
import Lint
import Loading
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
    /// Files of policies, read beside the manifests.
    var policies: [String] = []
    /// The configuration's folder with its slash, to which the patterns are relative; empty for the current one.
    var root = ""
  }

  init(_ request: Request, sources: SourceMap) {
    var diagnostics: [Diagnostic] = []
    var list: [String] = []
    var seen: Set<String> = []
    for path in request.paths {
      do {
        let found = try ManifestPaths.find(path)
        diagnostics += found.problems.map(\.diagnostic)
        for file in found.paths
        where seen.insert(Self.name(file)).inserted && !request.excludes(file) {
          list.append(file)
        }
      } catch {
        diagnostics.append(error.diagnostic)
      }
    }
    list += request.policies.filter { seen.insert(Self.name($0)).inserted }
    let paths = list
    let namespace = request.defaultNamespace
    var files: [LintedFile] = []
    for outcome in ParallelMap.run(paths.count, { Self.read(paths[$0], sources, namespace) }) {
      switch outcome {
      case .success(let file):
        files.append(file)
        diagnostics += file.problems
      case .failure(let error): diagnostics.append(error.diagnostic)
      }
    }
    self.files = files
    var manifests: Manifests?
    if !request.cluster.isEmpty {
      var loader = ManifestLoader(sources: sources, options: .init(defaultNamespace: namespace))
      loader.expand = NodePools.expand
      let loaded = loader.load(request.cluster)
      diagnostics += loaded.diagnostics
      manifests = loaded
    }
    result = RuleRunner(settings: request.settings).run(files, cluster: manifests)
    for problem in result.problems where !diagnostics.contains(problem) { diagnostics.append(problem) }
    self.diagnostics = diagnostics
    remarks = result.remarks
    remarks.passedOver = Manifests.PassedOver.sum(
      files.flatMap(\.manifests.passedOver) + (manifests?.passedOver ?? [])
    ).filter { $0.apiVersion != PlacementPolicy.apiVersion || $0.kind != PlacementPolicy.kind }
  }

  mutating func apply(_ baseline: Baseline) { baseline.apply(to: &result) }

  /// As other programs write it, which match paths with those of a repository.
  private static func name(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  private static func read(
    _ path: String, _ sources: SourceMap, _ defaultNamespace: Symbol
  ) -> Result<LintedFile, InputError> {
    do throws(InputError) {
      let bytes = try FileContents.read(path)
      let file = sources.add(path: path == "-" ? "<stdin>" : name(path), bytes: bytes)
      return .success(LintedFile(file, defaultNamespace: defaultNamespace))
    } catch {
      return .failure(error)
    }
  }
}

extension ManifestLint.Request {
  /// Whether a file is left out: a pattern means it, or a folder that it is in.
  func excludes(_ path: String) -> Bool {
    if exclude.isEmpty { return false }
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if !root.isEmpty, path.hasPrefix(root) { path = path.dropFirst(root.count) }
    return exclude.contains { pattern in
      pattern.matches(String(path))
        || Glob(pattern.pattern + (pattern.pattern.hasSuffix("/") ? "*" : "/*")).matches(String(path))
    }
  }
}
