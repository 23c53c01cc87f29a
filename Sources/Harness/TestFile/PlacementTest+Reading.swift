import Expectations
public import Grammar
import Report
import Symbols
import Versions
import YAML

extension PlacementTest {
  /// The `apiVersion` and `kind` of a test.
  public static let apiVersion = OwnDocument.apiVersion
  public static let kind = "PlacementTest"

  static let shape = ObjectShape<PlacementTest>(
    "test",
    [
      // What these two say has been looked at before a document is read as a test.
      ShapeField("apiVersion") { _, _, _ in },
      ShapeField("kind") { _, _, _ in },
      ShapeField("metadata") { entry, test, reader in
        metadata.read(entry.value, as: "metadata", into: &test, &reader)
      },
      ShapeField("namespace") { entry, test, reader in
        if let name = reader.string(entry.value, "namespace") { test.namespace = .init(name) }
      },
      ShapeField("cluster") { entry, test, reader in
        test.cluster = reader.fixtures(entry.value, "cluster")
      },
      ShapeField("systemWorkloads") { entry, test, reader in
        test.systemWorkloads = reader.fixtures(entry.value, "systemWorkloads")
      },
      ShapeField("scheduler") { entry, test, reader in
        scheduler.read(entry.value, as: "scheduler", into: &test, &reader)
      },
      ShapeField("workloads") { entry, test, reader in
        test.workloads = reader.fixtures(entry.value, "workloads")
      },
      ShapeField("patches") { entry, test, reader in
        test.patches = (reader.list(entry.value, "patches") ?? []).compactMap { TestPatch.read($0, &reader) }
      },
      // Its values have been put where they belong before a document is read as a test.
      ShapeField("matrix") { _, _, _ in },
      ShapeField("expect") { entry, test, reader in
        guard let items = reader.list(entry.value, "expect") else { return }
        test.expectations = items.compactMap { Expectation.read($0, &reader) }
      },
      ShapeField("policies") { entry, test, reader in
        test.policies = (reader.list(entry.value, "policies") ?? []).compactMap {
          reader.path($0, "an item of policies")
        }
      },
      ShapeField("golden") { entry, test, reader in
        test.golden = reader.path(entry.value, "golden")
      },
      ShapeField("detail") { entry, test, reader in
        let detail: PlacementDetail? = reader.word(entry.value, "detail")
        test.detail = detail ?? .reasons
      },
      ShapeField("admission") { entry, test, reader in
        test.admitsBarePods = reader.bool(entry.value, "admission") ?? false
      },
      ShapeField("replace") { entry, test, reader in
        test.replacesRunning = reader.bool(entry.value, "replace") ?? true
      },
      ShapeField("allowUnmodelled") { entry, test, reader in
        test.allowsUnmodelled = reader.bool(entry.value, "allowUnmodelled") ?? false
      },
      ShapeField("fragile") { entry, test, reader in
        let policy: FragilePolicy? = reader.word(entry.value, "fragile")
        test.fragile = policy ?? .fail
      },
      ShapeField(reserved: "steps", "steps: not supported yet, leave the key out"),
    ])

  private static let metadata = ObjectShape<PlacementTest>(
    "metadata",
    [
      ShapeField("name") { entry, test, reader in
        test.name = reader.string(entry.value, "metadata.name") ?? ""
      }
    ])

  private static let scheduler = ObjectShape<PlacementTest>(
    "scheduler",
    [
      ShapeField("config") { entry, test, reader in
        test.configuration = reader.path(entry.value, "scheduler.config")
      },
      ShapeField("kubernetesVersion") { entry, test, reader in
        test.versions = reader.versions(entry.value)
      },
      ShapeField("featureGates") { entry, test, reader in
        test.featureGates = reader.gates(entry.value)
      },
      ShapeField("sampling") { entry, test, reader in
        test.samples = reader.bool(entry.value, "scheduler.sampling") ?? false
      },
    ])

  /// Every mapping of a test file with its keys, for the JSON Schema.
  public static var shapes: [ShapeSummary] {
    [
      shape.summary, metadata.summary, scheduler.summary, NodePools.shape.summary, NodePool.shape.summary,
      TestPatch.shape.summary, PatchTarget.shape.summary,
      Render.shape.summary, Render.helmShape.summary,
    ]
      + Expectation.shapes
  }

  /// Reads a document that is known to be a test; what is wrong with it is left in the reader.
  static func read(_ node: YAMLNode, inFolder folder: String, _ reader: inout FieldReader) -> PlacementTest {
    var test = PlacementTest()
    test.range = node.range
    test.folder = folder
    shape.read(node, as: "a PlacementTest", into: &test, &reader)
    if node["metadata"]?["name"] == nil {
      reader.error(.missingKey, at: node.range, "a test needs metadata.name, say in a few words what it is about")
    }
    if node["cluster"] == nil {
      reader.error(.missingKey, at: node.range, "a test needs cluster, list the files with its nodes")
    }
    if node["expect"] == nil, node["golden"] == nil, node["policies"] == nil {
      reader.error(.saysNothing, at: node.range, "this test expects nothing, add expect, policies or golden")
    }
    if node["detail"] != nil, node["golden"] == nil {
      reader.error(.contradiction, at: node.range, "detail says what a golden file holds, but golden is missing")
    }
    return test
  }
}

extension FieldReader {
  /// A version or a list of them; written without quotes they are numbers to YAML, which does no harm here.
  fileprivate mutating func versions(_ node: YAMLNode) -> [KubernetesVersion] {
    let items = node.kind == .sequence ? Array(node.items) : [node]
    if items.isEmpty {
      error(.saysNothing, at: node.range, "scheduler.kubernetesVersion is empty, name a version or leave it out")
    }
    return items.compactMap { item in
      if let version = KubernetesVersion(item.text) { return version }
      let known = KubernetesVersion.minors.map { "1.\($0)" }.joined(separator: ", ")
      error(
        .unusableWord, at: item.range,
        "'\(item.text)' is no version of kube-scheduler that can be played, use one of \(known)")
      return nil
    }
  }

  /// Gates by name, each on or off.
  fileprivate mutating func gates(_ node: YAMLNode) -> [FeatureGateSetting] {
    guard node.kind == .mapping else {
      error(.unusableWord, at: node.range, "scheduler.featureGates must be a mapping from names to true or false")
      return []
    }
    return node.entries.compactMap { entry in
      guard let isOn = bool(entry.value, "scheduler.featureGates.\(entry.key.text)") else { return nil }
      do {
        return try FeatureGateSetting(entry.key.text, isOn: isOn)
      } catch let error as FeatureGateError {
        self.error(.unusableWord, at: entry.keyRange, error.message)
        return nil
      } catch {
        return nil
      }
    }
  }

  mutating func path(_ node: YAMLNode, _ place: String) -> PlacementTest.LocatedPath? {
    string(node, place).map { PlacementTest.LocatedPath($0, at: node.range) }
  }

  fileprivate mutating func fixtures(_ node: YAMLNode, _ place: String) -> [PlacementTest.Fixture] {
    var fixtures: [PlacementTest.Fixture] = []
    for item in list(node, place) ?? [] {
      if item.kind == .mapping, Render.isRender(item) {
        if let render = Render.read(item, &self) { fixtures.append(.render(render)) }
      } else if item.kind == .mapping {
        fixtures.append(.inline(item))
      } else if let path = path(item, "an item of \(place)") {
        fixtures.append(.path(path))
      }
    }
    return fixtures
  }
}
