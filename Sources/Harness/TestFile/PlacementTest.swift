public import Expectations
public import Report
public import SourceText
public import Symbols
public import Versions
public import YAML

/// One PlacementTest document: a cluster, what is to be placed in it, and what must come of that.
public struct PlacementTest: Sendable {
  public var name = ""
  /// Where the document stands.
  public var range = SourceRange.none
  /// The folder of the test file with its slash, empty for the current one: paths are relative to it.
  public var folder = ""
  /// For objects that have no namespace.
  public var namespace: Symbol = "default"
  public var cluster: [Fixture] = []
  /// What puts its pods on the nodes before anything else comes.
  public var systemWorkloads: [Fixture] = []
  public var workloads: [Fixture] = []
  /// What is changed in cluster and workloads for this test, in order.
  var patches: [TestPatch] = []
  /// A KubeSchedulerConfiguration; nil: the default one.
  public var configuration: LocatedPath?
  /// The versions of kube-scheduler to run under, one after the other; empty: the one that the run is for.
  public var versions: [KubernetesVersion] = []
  /// Gates that are set otherwise than these versions have them.
  public var featureGates: [FeatureGateSetting] = []
  /// Pods that stand in `workloads` themselves go through admission too.
  public var admitsBarePods = false
  /// Running pods of a workload that is placed make way for the new ones.
  public var replacesRunning = true
  /// Large clusters are sampled as kube-scheduler does.
  public var samples = false
  public var expectations: [Expectation] = []
  /// Files of PlacementPolicies whose expectations are this test's too.
  public var policies: [LocatedPath] = []
  public var golden: LocatedPath?
  public var detail = PlacementDetail.reasons
  /// Whether the test counts although something in its input could not be played faithfully.
  public var allowsUnmodelled = false

  /// What becomes of the test when an assertion holds by luck.
  public var fragile = FragilePolicy.fail

  public init() {}

  /// Objects of a test: a path, or an object in the test file itself.
  public enum Fixture: Sendable {
    /// A file, a folder or a glob.
    case path(LocatedPath)
    case inline(YAMLNode)
    /// What kustomize or helm makes.
    case render(Render)
  }

  /// A path with the place where the test file names it.
  public struct LocatedPath: Hashable, Sendable {
    public let text: String
    public let range: SourceRange

    public init(_ text: String, at range: SourceRange) {
      self.text = text
      self.range = range
    }
  }

  /// A path of the test file as the process can open it.
  public func resolve(_ path: LocatedPath) -> String {
    if path.text.hasPrefix("/") { return path.text }
    var folder = folder[...]
    var rest = path.text[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    // `deploy/tests/../app.yaml` is `deploy/app.yaml`: shorter to read in reports, and one key in the cache of files.
    while rest.hasPrefix("../"), folder.hasSuffix("/"), !folder.hasSuffix("../"), folder != "/", folder != "./" {
      rest = rest.dropFirst(3)
      folder = folder.dropLast()
      folder = folder[..<(folder.lastIndex(of: "/").map { folder.index(after: $0) } ?? folder.startIndex)]
    }
    let joined = String(folder + rest)
    return joined.isEmpty ? "." : joined
  }
}
