import Input
public import Kubernetes
public import SourceText
import Symbols
public import Validation
public import YAML

/// Reads the files that the paths of the command line stand for, on all cores: files side by side, and the parts of
/// long ones. What comes out does not depend on how many cores there are.
public struct ManifestLoader {
  public let sources: SourceMap
  public let options: ManifestDecoder.Options
  /// What takes the place of a file's documents before they are decoded.
  public var expand: @Sendable (YAMLFile) -> YAMLFile = { $0 }
  /// What becomes of objects that the API server would refuse.
  public var validation = ValidationMode.off
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
    var steps: [Step] = []
    var names: [String] = []
    var seen: Set<String> = []
    let taken = Set(others.map(Self.plain))
    for path in paths {
      do {
        let found = try ManifestPaths.find(path)
        steps += found.problems.map { .problem($0) }
        for file in found.paths
        where (file == path || !taken.contains(Self.plain(file))) && seen.insert(file).inserted {
          steps.append(.file(names.count))
          names.append(file)
        }
      } catch {
        steps.append(.problem(error))
      }
    }
    let files = read(names)
    var all = Manifests()
    all.objects.reserveCapacity(files.reduce(0) { $0 + ((try? $1.get().manifests.objects.count) ?? 0) })
    var refusals = Refusals()
    for step in steps {
      switch step {
      case .problem(let error): all.diagnostics.append(error.diagnostic)
      case .file(let number):
        switch files[number] {
        case .failure(let error): all.diagnostics.append(error.diagnostic)
        case .success(var file):
          refusals.add(file.refused, to: &file.manifests, validation)
          all.objects += file.manifests.objects
          all.diagnostics += file.manifests.diagnostics
          all.passedOver += file.manifests.passedOver
        }
      }
    }
    if let summary = refusals.summary { all.diagnostics.append(summary) }
    all.passedOver = Manifests.PassedOver.sum(all.passedOver)
    return all
  }

  /// `./tests/cluster.yaml` and `tests/cluster.yaml` are one file.
  private static func plain(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// What a path came to, in the order of the paths.
  private enum Step {
    case file(Int)
    case problem(InputError)
  }

  /// The one KubeSchedulerConfiguration of a file; without it the manifests' diagnostics say why.
  public func configuration(_ path: String) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    do {
      let manifests = try read([path])[0].get().manifests
      if manifests.hasErrors { return (nil, manifests.diagnostics) }
      let found = manifests.objects.compactMap { object in
        if case .schedulerConfiguration(let configuration) = object { configuration } else { nil }
      }
      if let only = found.first, found.count == 1 { return (only, manifests.diagnostics) }
      let what = found.isEmpty ? "no KubeSchedulerConfiguration" : "\(found.count) KubeSchedulerConfigurations"
      return (nil, manifests.diagnostics + [.error(at: .none, "\(path) holds \(what), name a file with one")])
    } catch {
      return (nil, [error.diagnostic])
    }
  }

  /// What each file holds.
  private func read(_ paths: [String]) -> [Result<LoadedFile, InputError>] {
    let bytes = ParallelMap.run(paths.count, workers: workers) { number in
      Result { () throws(InputError) in try FileContents.read(paths[number]) }
    }
    // Numbered in the order of the input, whichever was read first.
    let files = zip(paths, bytes).map { path, bytes in
      bytes.map { sources.add(path: path == "-" ? "<stdin>" : path, bytes: $0) }
    }
    let present = files.compactMap { try? $0.get() }
    let load = FileLoad(
      options: options, expand: expand, validates: validation != .off, workers: workers, partLength: partLength)
    var loaded = load.load(present)[...]
    return files.map { file in file.map { _ in loaded.removeFirst() } }
  }
}
