import ControlPlane
import Kubernetes
import Report
import SourceText
import Testing
import Versions
import YAML

@testable import Conformance

/// bayplan's run on a plain cluster, through manifests as a user would write them.
struct Play {
  let run: PlacementRun
  let sources = SourceMap()

  /// - Parameter cluster: objects in the order in which they stand in the file.
  init(
    cluster: [JSON], pending: [JSON], _ version: KubernetesVersion = .standard,
    configuration: KubeSchedulerConfiguration? = nil, folds: Bool = false,
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws {
    var input = SimulationInput(
      cluster: try Self.decode(cluster, sources), workloads: try Self.decode(pending, sources),
      configuration: configuration)
    input.options.version = version
    input.options.folds = folds
    change(&input.options)
    run = try Simulation.run(input)
  }

  init(
    _ cluster: PlainCluster, _ version: KubernetesVersion = .standard, folds: Bool = false,
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws {
    try self.init(
      cluster: cluster.nodeManifests + cluster.otherManifests + cluster.deviceManifests + cluster.runningManifests,
      pending: cluster.pendingManifests, version, configuration: try Self.configuration(of: cluster), folds: folds,
      change)
  }

  private static func configuration(of cluster: PlainCluster) throws -> KubeSchedulerConfiguration? {
    guard let manifest = cluster.configurationManifest else { return nil }
    return try decode(manifest, SourceMap()).objects.compactMap {
      if case .schedulerConfiguration(let found) = $0 { found } else { nil }
    }.first
  }

  /// The same as an input that has not been played.
  static func input(_ cluster: PlainCluster) throws -> SimulationInput {
    let sources = SourceMap()
    return SimulationInput(
      cluster: try decode(
        cluster.nodeManifests + cluster.otherManifests + cluster.deviceManifests + cluster.runningManifests, sources),
      workloads: try decode(cluster.pendingManifests, sources))
  }

  private static func decode(_ objects: [JSON], _ sources: SourceMap) throws -> Manifests {
    try decode(.object([("apiVersion", .text("v1")), ("kind", .text("List")), ("items", .list(objects))]), sources)
  }

  private static func decode(_ object: JSON, _ sources: SourceMap) throws -> Manifests {
    let bytes = Array(object.written.utf8)
    let manifests = ManifestDecoder.decode(YAMLReader.read(sources.add(path: "list.json", bytes: bytes)))
    // What is random must be valid too.
    try #require(manifests.diagnostics.isEmpty, "\(manifests.diagnostics.map(sources.render))")
    return manifests
  }

  var facts: [PodFacts] { PlacementReport(run, sources: sources).pods.map { PodFacts($0, asSummary: false) } }

  /// The report as `-o json` prints it.
  var json: String {
    let report = PlacementReport(run, sources: sources)
    return ReporterRegistry.placement.filter { $0.name == "json" }
      .map { reporter in ByteOutput.text { reporter.write(report, to: $0) } }.joined()
  }
}
