import Grammar
import Input
import Kubernetes
import SourceText
import Symbols
import Validation
import YAML

/// The manifests that tests name, each file read and decoded once however many tests share it.
final class FixtureCache: Sendable {
  let sources: SourceMap
  let renders: RenderRunner
  private let files = OnceCache<String, Result<YAMLFile, InputError>>()
  private let decoded = OnceCache<Key, Decoded>()

  private struct Key: Hashable {
    let path: String
    let namespace: Symbol
    let mode: ValidationMode
  }

  /// The objects of a file, and what the API server would refuse of them.
  struct Decoded: Sendable {
    var manifests: Manifests
    var refusals = Refusals()

    init(_ file: YAMLFile, _ namespace: Symbol, _ mode: ValidationMode) {
      var options = ManifestDecoder.Options(defaultNamespace: namespace)
      // The files are kept anyway.
      options.keepsWritten = .podsAndTemplates
      manifests = ManifestDecoder.decode(file, options: options)
      if mode != .off { refusals.add(Refusals.find(in: file), to: &manifests, mode) }
    }
  }

  /// - Parameter runsPrograms: whether manifests may be rendered by kustomize and helm.
  init(sources: SourceMap, runsPrograms: Bool) {
    self.sources = sources
    renders = RenderRunner(sources: sources, isAllowed: runsPrograms)
  }

  func decoded(_ path: String, _ namespace: Symbol, _ mode: ValidationMode) throws(InputError) -> Decoded {
    let file = try yaml(path)
    return decoded.value(of: Key(path: path, namespace: namespace, mode: mode)) { Decoded(file, namespace, mode) }
  }

  func yaml(_ path: String) throws(InputError) -> YAMLFile {
    try files.value(of: path) {
      Result { () throws(InputError) in
        NodePools.expand(
          YAMLReader.read(sources.add(path: path == "-" ? "<stdin>" : path, bytes: try FileContents.read(path))))
      }
    }.get()
  }

  /// Forgets what was made from files that have changed.
  func forget(_ paths: Set<String>) {
    files.removeAll { paths.contains($0) }
    decoded.removeAll { paths.contains($0.path) }
  }

  func forgetAll() {
    files.removeAll { _ in true }
    decoded.removeAll { _ in true }
    renders.forget()
  }
}
