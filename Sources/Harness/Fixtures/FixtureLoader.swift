import Expectations
import Grammar
import Input
import Kubernetes
import Loading
import SourceText
import Symbols
import Validation
import YAML

/// Reads the manifests that one test names, and notes what it reads.
final class FixtureLoader {
  private let cache: FixtureCache
  private(set) var use = FixtureUse()
  /// Tells apart what only this test has.
  private var ownCount = 0

  init(cache: FixtureCache) {
    self.cache = cache
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
        all.append(decode(patches.apply(to: NodePools.expandInline(node)).file, of: test, mode))
      case .path(let path):
        do {
          let (files, others) = try expand(path, of: test)
          all.passedOverFiles += others
          for file in files where seen.insert(file).inserted {
            all.append(try load(file, of: test, &patches, mode))
          }
        } catch {
          all.diagnostics.append(.error(.unusableFixture, at: path.range, error.message))
        }
      case .render(let render):
        do {
          use.rendered.formUnion(render.folders(test.resolve))
          for file in try cache.renders.files(of: render, in: test) {
            let namespace = render.namespace ?? test.namespace
            let patched = patches.apply(to: file, inNamespace: namespace).file
            all.append(decode(patched, of: test, mode, namespace: namespace))
          }
        } catch {
          all.diagnostics.append(.error(.unusableFixture, at: render.range, error.message))
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
        use.paths.insert(path)
        let found = try ManifestFiles(path)
        all.diagnostics += found.problems.map(\.diagnostic)
        all.passedOverFiles += found.passedOver
        for file in found.paths where seen.insert(file).inserted {
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
      ? decode(patched.file, of: test, mode) : try manifests(in: file, namespace: test.namespace, mode)
  }

  /// The configuration that a test names; nil, with errors, when there is not exactly one.
  func configuration(of test: PlacementTest) -> (KubeSchedulerConfiguration?, [Diagnostic]) {
    guard let path = test.configuration else { return (nil, []) }
    do {
      use.paths.insert(test.resolve(path))
      let manifests = try manifests(in: test.resolve(path), namespace: test.namespace, .off)
      if manifests.hasErrors { return (nil, manifests.diagnostics) }
      let found = manifests.objects.compactMap { object in
        if case .schedulerConfiguration(let configuration) = object { configuration } else { nil }
      }
      if found.count == 1 { return (found[0], manifests.diagnostics) }
      let count = found.isEmpty ? "no KubeSchedulerConfiguration" : "\(found.count) KubeSchedulerConfigurations"
      return (nil, [.error(.wrongObjectCount, at: path.range, "\(path.text) holds \(count), name a file with one")])
    } catch {
      return (nil, [.error(.unusableFixture, at: path.range, error.message)])
    }
  }

  /// The expectations of the policies that a test names, with what is wrong with them.
  func expectations(ofPoliciesOf test: PlacementTest) -> ([Expectation], [Diagnostic]) {
    var expectations: [Expectation] = []
    var diagnostics: [Diagnostic] = []
    for path in test.policies {
      do {
        let (files, others) = try expand(path, of: test)
        // What is no object is no policy either, which is said of it.
        for file in files + others.map(\.path) {
          let yaml = try yaml(file)
          let (policies, problems) = PlacementPolicy.read(yaml)
          diagnostics += yaml.diagnostics + problems
          if policies.isEmpty {
            diagnostics.append(
              .error(
                .wrongObjectCount, at: path.range,
                "\(path.text) holds no PlacementPolicy, name a file with apiVersion "
                  + "\(PlacementPolicy.apiVersion) and kind \(PlacementPolicy.kind)"))
          }
          expectations += policies.flatMap(\.entries).map(\.expectation)
        }
      } catch {
        diagnostics.append(.error(.unusableFixture, at: path.range, error.message))
      }
    }
    return (expectations, diagnostics)
  }

  /// - Returns: the files that hold objects, and those of a folder that hold none.
  private func expand(
    _ path: PlacementTest.LocatedPath, of test: PlacementTest
  ) throws(InputError) -> ([String], [Manifests.PassedOverFile]) {
    let resolved = test.resolve(path)
    use.paths.insert(PathPattern(text: resolved).base)
    guard PathPattern.isPattern(resolved) else {
      let found = try ManifestFiles(resolved)
      if let first = found.problems.first { throw first }
      return (found.paths, found.passedOver)
    }
    let found = try PathPattern(text: resolved).expand()
    if found.isEmpty { throw InputError("no manifest matches \(resolved)") }
    return (found, [])
  }

  private func manifests(
    in path: String, namespace: Symbol, _ mode: ValidationMode
  ) throws(InputError) -> Manifests {
    use.paths.insert(path)
    let decoded = try cache.decoded(path, namespace, mode)
    use.refusals["\(path) \(namespace.text) \(mode)"] = decoded.refusals
    return decoded.manifests
  }

  /// The objects of a file that only this test has.
  ///
  /// - Parameter namespace: of objects that name none; nil for the test's.
  private func decode(
    _ file: YAMLFile, of test: PlacementTest, _ mode: ValidationMode, namespace: Symbol? = nil
  ) -> Manifests {
    let decoded = FixtureCache.Decoded(file, namespace ?? test.namespace, mode)
    ownCount += 1
    use.refusals["\(test.range.file.rawValue):\(test.range.start):\(test.name):\(ownCount)"] = decoded.refusals
    return decoded.manifests
  }

  private func yaml(_ path: String) throws(InputError) -> YAMLFile {
    use.paths.insert(path)
    return try cache.yaml(path)
  }
}
