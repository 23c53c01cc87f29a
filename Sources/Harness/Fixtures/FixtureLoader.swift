import Expectations
import Input
import Kubernetes
import SourceText
import Symbols
import Validation
import YAML

/// Reads the manifests that tests name, each file once however many tests share it.
final class FixtureLoader {
  private let sources: SourceMap
  private let renders: RenderRunner
  private var files: [String: Result<YAMLFile, InputError>] = [:]
  private var decoded: [Key: Manifests] = [:]
  /// What the API server would refuse of objects that are taken all the same; each file counts once.
  private(set) var refusals = Refusals()

  private struct Key: Hashable {
    let path: String
    let namespace: Symbol
    let mode: ValidationMode
  }

  /// - Parameter runsPrograms: whether manifests may be rendered by kustomize and helm.
  init(sources: SourceMap, runsPrograms: Bool) {
    self.sources = sources
    renders = RenderRunner(sources: sources, isAllowed: runsPrograms)
  }

  /// All objects of the fixtures in their order; what cannot be read is an error at the path in the test file.
  ///
  /// - Parameters:
  ///   - patches: what is changed in the objects.
  ///   - mode: what becomes of objects that the API server would refuse.
  func load(
    _ fixtures: [PlacementTest.Fixture], of test: PlacementTest, _ patches: inout PatchApplication,
    _ mode: ValidationMode
  ) -> Manifests {
    var all = Manifests()
    var seen: Set<String> = []
    for fixture in fixtures {
      switch fixture {
      case .inline(let node):
        all.append(decode(patches.apply(to: NodePools.expandInline(node)).file, test.namespace, mode))
      case .path(let path):
        do {
          for file in try expand(path, of: test) where seen.insert(file).inserted {
            all.append(try load(file, of: test, &patches, mode))
          }
        } catch {
          all.diagnostics.append(.error(at: path.range, error.message))
        }
      case .render(let render):
        do {
          for file in try renders.files(of: render, in: test) {
            all.append(decode(patches.apply(to: file).file, test.namespace, mode))
          }
        } catch {
          all.diagnostics.append(.error(at: render.range, error.message))
        }
      }
    }
    return all
  }

  /// All objects of paths as the command line gives them, relative to the current folder; `-` is standard input.
  func load(
    paths: [String], for test: PlacementTest, _ patches: inout PatchApplication, _ mode: ValidationMode
  ) -> Manifests {
    var all = Manifests()
    var seen: Set<String> = []
    for path in paths {
      do {
        for file in try ManifestPaths.find(path) where seen.insert(file).inserted {
          all.append(try load(file, of: test, &patches, mode))
        }
      } catch {
        all.diagnostics.append(error.diagnostic)
      }
    }
    return all
  }

  /// What is patched is this test's alone; the rest is decoded once for all tests.
  private func load(
    _ file: String, of test: PlacementTest, _ patches: inout PatchApplication, _ mode: ValidationMode
  ) throws(InputError) -> Manifests {
    let patched = patches.apply(to: try yaml(file))
    return patched.isChanged
      ? decode(patched.file, test.namespace, mode) : try manifests(in: file, namespace: test.namespace, mode)
  }

  /// The configuration that a test names; nil, with errors, when there is not exactly one.
  func configuration(of test: PlacementTest) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    guard let path = test.configuration else { return (nil, []) }
    do {
      let manifests = try manifests(in: test.resolve(path), namespace: test.namespace, .off)
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

  /// The expectations of the policies that a test names, with what is wrong with them.
  func expectations(ofPoliciesOf test: PlacementTest) -> ([Expectation], [Diagnostic]) {
    var expectations: [Expectation] = []
    var diagnostics: [Diagnostic] = []
    for path in test.policies {
      do {
        for file in try expand(path, of: test) {
          let yaml = try yaml(file)
          let (policies, problems) = PlacementPolicy.read(yaml)
          diagnostics += yaml.diagnostics + problems
          if policies.isEmpty {
            diagnostics.append(
              .error(
                at: path.range,
                "\(path.text) holds no PlacementPolicy, name a file with apiVersion "
                  + "\(PlacementPolicy.apiVersion) and kind \(PlacementPolicy.kind)"))
          }
          expectations += policies.flatMap(\.entries).map(\.expectation)
        }
      } catch {
        diagnostics.append(.error(at: path.range, error.message))
      }
    }
    return (expectations, diagnostics)
  }

  private func expand(_ path: PlacementTest.LocatedPath, of test: PlacementTest) throws(InputError) -> [String] {
    let resolved = test.resolve(path)
    guard PathPattern.isPattern(resolved) else { return try ManifestPaths.find(resolved) }
    let found = try PathPattern(text: resolved).expand()
    if found.isEmpty { throw InputError("no manifest matches \(resolved)") }
    return found
  }

  private func manifests(
    in path: String, namespace: Symbol, _ mode: ValidationMode
  ) throws(InputError) -> Manifests {
    let key = Key(path: path, namespace: namespace, mode: mode)
    if let known = decoded[key] { return known }
    let manifests = decode(try yaml(path), namespace, mode)
    decoded[key] = manifests
    return manifests
  }

  private func decode(_ file: YAMLFile, _ namespace: Symbol, _ mode: ValidationMode) -> Manifests {
    var manifests = ManifestDecoder.decode(file, options: .init(defaultNamespace: namespace))
    if mode != .off { refusals.add(Refusals.find(in: file), to: &manifests, mode) }
    return manifests
  }

  private func yaml(_ path: String) throws(InputError) -> YAMLFile {
    if let known = files[path] { return try known.get() }
    let result: Result<YAMLFile, InputError>
    do {
      let file = YAMLReader.read(
        sources.add(path: path == "-" ? "<stdin>" : path, bytes: try FileContents.read(path)))
      result = .success(NodePools.expand(file))
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
