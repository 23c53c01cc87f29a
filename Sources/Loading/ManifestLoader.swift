public import Kubernetes
import Parallel
public import SourceText
import Symbols
public import Validation
public import YAML

/// Reads the files that the paths of the command line stand for, on all cores: files side by side, and the parts of
/// long ones. What comes out does not depend on how many cores there are.
public struct ManifestLoader {
  public let sources: SourceMap
  public var options: ManifestDecoder.Options
  /// What takes the place of a file's documents before they are decoded.
  public var expand: @Sendable (YAMLFile) -> YAMLFile = { $0 }
  /// What becomes of objects that the API server would refuse.
  public var validation = ValidationMode.off
  /// Whether bare pods that the API server would refuse, and a scheduler would not, are taken as they are written.
  public var takesPodsAsWritten = false
  /// Whether a file, or a folder with all in it, is left out of what a folder stands for.
  public var isExcluded: (String) -> Bool = { _ in false }
  /// How many files, or parts of them, to read at once.
  public var workers = ParallelMap.cores
  /// About how many bytes a part of a file holds at least.
  var partLength = 64 << 10

  public init(sources: SourceMap, options: ManifestDecoder.Options) {
    self.sources = sources
    self.options = options
  }

  /// All objects of all paths, in order; a file that several paths name is read once. What cannot be read is an error
  /// among the diagnostics, and the rest goes on.
  ///
  /// - Parameter others: paths that are read for something else: a file among them is not meant by a folder it is in.
  public func load(_ paths: [String], beside others: [String] = []) -> Manifests {
    let input = InputFiles(paths, beside: others, into: sources, workers: workers, isExcluded: isExcluded)
    var files = load(input.files)[...]
    var all = Manifests()
    all.objects.reserveCapacity(files.reduce(0) { $0 + $1.manifests.objects.count })
    var refusals = Refusals()
    for entry in input.entries {
      switch entry {
      case .problem(let problem): all.diagnostics.append(problem)
      case .file:
        var file = files.removeFirst()
        refusals.add(file.refused, to: &file.manifests, validation, takesPodsAsWritten: takesPodsAsWritten)
        all.objects += file.manifests.objects
        all.diagnostics += file.manifests.diagnostics
        all.assumptions += file.manifests.assumptions
        all.passedOver += file.manifests.passedOver
        all.named += file.manifests.named
        all.atDoor += file.manifests.atDoor
      }
    }
    if let summary = refusals.summary { all.diagnostics.append(summary) }
    all.passedOver = Manifests.PassedOver.sum(all.passedOver)
    all.passedOverFiles = input.passedOver
    return all
  }

  /// The one KubeSchedulerConfiguration of a file; without it the manifests' diagnostics say why.
  public func configuration(_ path: String) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    let input = InputFiles([path], into: sources, workers: workers)
    if let problem = input.problems.first { return (nil, [problem]) }
    let manifests = load(input.files).first?.manifests ?? Manifests()
    if manifests.hasErrors { return (nil, manifests.diagnostics) }
    let found = manifests.objects.compactMap { object in
      if case .schedulerConfiguration(let configuration) = object { configuration } else { nil }
    }
    if let only = found.first, found.count == 1 { return (only, manifests.diagnostics) }
    let what = found.isEmpty ? "no KubeSchedulerConfiguration" : "\(found.count) KubeSchedulerConfigurations"
    return (
      nil, manifests.diagnostics + [.error(.wrongObjectCount, at: .none, "\(path) holds \(what), name a file with one")]
    )
  }

  /// What each file holds.
  private func load(_ files: [SourceFile]) -> [LoadedFile] {
    FileLoad(
      options: options, expand: expand, validates: validation != .off, workers: workers, partLength: partLength
    ).load(files)
  }
}
