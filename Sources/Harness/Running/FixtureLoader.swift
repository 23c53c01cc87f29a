import Expectations
import Input
import Kubernetes
import SourceText
import Symbols
import YAML

/// Reads the manifests that tests name, each file once however many tests share it.
final class FixtureLoader {
  private let sources: SourceMap
  private var files: [String: Result<YAMLFile, InputError>] = [:]
  private var decoded: [Key: Manifests] = [:]

  private struct Key: Hashable {
    let path: String
    let namespace: Symbol
  }

  init(sources: SourceMap) {
    self.sources = sources
  }

  /// All objects of the fixtures in their order; what cannot be read is an error at the path in the test file.
  func load(_ fixtures: [PlacementTest.Fixture], of test: PlacementTest) -> Manifests {
    var all = Manifests()
    var seen: Set<String> = []
    for fixture in fixtures {
      switch fixture {
      case .inline(let node):
        all.append(ManifestDecoder.decode(YAMLFile(node), options: .init(defaultNamespace: test.namespace)))
      case .path(let path):
        do {
          for file in try expand(path, of: test) where seen.insert(file).inserted {
            all.append(try manifests(in: file, namespace: test.namespace))
          }
        } catch {
          all.diagnostics.append(.error(at: path.range, error.message))
        }
      }
    }
    return all
  }

  /// The configuration that a test names; nil, with errors, when there is not exactly one.
  func configuration(of test: PlacementTest) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    guard let path = test.configuration else { return (nil, []) }
    do {
      let manifests = try manifests(in: test.resolve(path), namespace: test.namespace)
      if manifests.hasErrors { return (nil, manifests.diagnostics) }
      let found = manifests.objects.compactMap { object in
        if case .schedulerConfiguration(let configuration) = object { configuration } else { nil }
      }
      if found.count == 1 { return (found[0], manifests.diagnostics) }
      let count = found.isEmpty ? "no KubeSchedulerConfiguration" : "\(found.count) KubeSchedulerConfigurations"
      return (nil, [.error(at: path.range, "\(path.text) holds \(count), name a file with one")])
    } catch {
      return (nil, [.error(at: path.range, error.message)])
    }
  }

  private func expand(_ path: PlacementTest.LocatedPath, of test: PlacementTest) throws(InputError) -> [String] {
    let resolved = test.resolve(path)
    guard PathPattern.isPattern(resolved) else { return try ManifestPaths.find(resolved) }
    let found = try PathPattern(text: resolved).expand()
    if found.isEmpty { throw InputError("no manifest matches \(resolved)") }
    return found
  }

  private func manifests(in path: String, namespace: Symbol) throws(InputError) -> Manifests {
    let key = Key(path: path, namespace: namespace)
    if let known = decoded[key] { return known }
    let manifests = ManifestDecoder.decode(try yaml(path), options: .init(defaultNamespace: namespace))
    decoded[key] = manifests
    return manifests
  }

  private func yaml(_ path: String) throws(InputError) -> YAMLFile {
    if let known = files[path] { return try known.get() }
    let result: Result<YAMLFile, InputError>
    do {
      result = .success(YAMLReader.read(sources.add(path: path, bytes: try FileContents.read(path))))
    } catch {
      result = .failure(error)
    }
    files[path] = result
    return try result.get()
  }
}

extension Manifests {
  fileprivate mutating func append(_ other: Manifests) {
    objects += other.objects
    diagnostics += other.diagnostics
  }
}
