import ControlPlane
import Grammar
import Harness
import Input
import Kinds
import Kubernetes
import Loading
import SourceText
import Validation

/// What the files of some paths are good for: to be placed, to be the cluster, or neither.
struct ManifestSurvey {
  /// What is to be placed.
  private(set) var workloads = Manifests()
  /// Files with nodes in them.
  private(set) var clusters: [String] = []
  /// Why files are left out, a line each.
  private(set) var leftOut: [String] = []
  private var uses: [String: Use] = [:]
  private let sources: SourceMap

  private enum Use {
    case placed, cluster, nothing, leftOut
  }

  init(sources: SourceMap) {
    self.sources = sources
  }

  /// Looks at all files of a path.
  ///
  /// - Returns: the paths that stand for those that are to be placed: folders of which nothing is left out, otherwise files.
  mutating func add(_ path: String, outside folder: String) throws(InputError) -> [String] {
    let found = try ManifestFiles(path)
    leftOut += found.problems.map { "error: \($0.message)" }
    for file in found.passedOver { uses[file.path] = .nothing }
    let files = found.paths.filter { !RelativePath.isInside(folder, $0) }.map { file in
      path == "." && file.hasPrefix("./") ? String(file.dropFirst(2)) : file
    }
    for file in files where uses[file] == nil { uses[file] = use(of: file) }
    return NewFolder.exists(path) ? cover(path, files, outside: folder) : files.filter { uses[$0] == .placed }
  }

  /// The folders that kustomize or helm would make manifests of.
  var renders: [String] {
    uses.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path -> String? in
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard let name = parts.last, RenderedFolder.marks.contains(String(name)) else { return nil }
      let folder = parts.dropLast().joined(separator: "/")
      return folder.isEmpty ? "." : folder
    }
  }

  /// Takes in manifests that were read from standard input.
  mutating func add(_ manifests: Manifests, named name: String) {
    _ = judge(manifests, name)
  }

  private mutating func use(of path: String) -> Use {
    var options = ManifestDecoder.Options()
    options.keepsWritten = .templates
    var loader = ManifestLoader(sources: sources, options: options)
    loader.expand = NodePools.expand
    loader.validation = .strict
    return judge(loader.load([path]), path)
  }

  private mutating func judge(_ manifests: Manifests, _ path: String) -> Use {
    if let error = manifests.diagnostics.first(where: { $0.severity == .error }) {
      leftOut.append(sources.render(Diagnostic.error(.invalidPatch, at: error.range, error.message)))
      return .leftOut
    }
    if manifests.objects.isEmpty { return .nothing }
    if manifests.objects.contains(where: { if case .node = $0 { true } else { false } }) {
      clusters.append(path)
      return .cluster
    }
    var all = workloads
    all.append(manifests)
    if let twice = ClusterContents(cluster: Manifests(), workloads: all).diagnostics.first {
      leftOut.append("\(path): \(twice.message)")
      return .leftOut
    }
    workloads = all
    return .placed
  }

  private func cover(_ folder: String, _ files: [String], outside out: String) -> [String] {
    let placed = files.filter { uses[$0] == .placed }
    let isWhole = files.allSatisfy { uses[$0] == .placed || uses[$0] == .nothing }
    if placed.count < 2 { return placed }
    if isWhole, folder != ".", !RelativePath.isInside(folder, out) { return [folder] }
    let stem = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    var paths: [String] = []
    var done: Set<Substring> = []
    for file in files where file.hasPrefix(stem) {
      let rest = file.dropFirst(stem.count)
      guard let slash = rest.firstIndex(of: "/") else {
        if uses[file] == .placed { paths.append(file) }
        continue
      }
      let child = rest[..<slash]
      if !done.insert(child).inserted { continue }
      let below = stem + child + "/"
      paths += cover(stem + child, files.filter { $0.hasPrefix(below) }, outside: out)
    }
    return paths
  }
}
