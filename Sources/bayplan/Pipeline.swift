import ControlPlane
import Harness
import Kubernetes
import Loading
import Report
import Scheduler
import SourceText
import Symbols
import Validation

/// The way of the data, from paths to a report:
///
///     paths -> bytes -> YAML nodes -> manifests -> run -> report
///
/// Each stage knows those before it by their types alone.
struct Pipeline {
  private let sources = SourceMap()
  private let options: ManifestOptions

  init(_ options: ManifestOptions) {
    self.options = options
  }

  /// What a pipeline comes to.
  struct Result {
    let run: PlacementRun
    let sources: SourceMap
    /// Of both the cluster and the workloads.
    let passedOver: [Manifests.PassedOver]
    let version: KubernetesVersion

    func report(showing shows: (PodPlacement) -> Bool) -> PlacementReport {
      PlacementReport(run, sources: sources, schedulerVersion: version.description, showing: shows)
    }
  }

  /// Reads all, decides all. Warnings are printed and do not stop it.
  ///
  /// - Throws: ``ExitStatus/unusable`` after every diagnostic has been printed, if any of them is an error.
  func run(_ simulation: SimulationOptions) throws -> Result {
    var simulation = simulation
    simulation.version = options.kubernetesVersion
    simulation.samples = options.sampling
    var loader = ManifestLoader(
      sources: sources, options: ManifestDecoder.Options(defaultNamespace: Symbol(options.namespace)))
    loader.expand = NodePools.expand
    loader.validation = options.clusterValidation
    let cluster = loader.load(options.cluster)
    loader.validation = options.validation
    let workloads = loader.load(options.filename)
    loader.validation = .off
    var diagnostics = cluster.diagnostics + workloads.diagnostics
    var configuration: KubeSchedulerConfiguration?
    if let path = options.config {
      let (read, problems) = loader.configuration(path)
      configuration = read
      diagnostics += problems
    }
    for manifests in [cluster, workloads] { diagnostics += Self.misplacedConfigurations(manifests.objects) }
    try Remarks.print(diagnostics, sources)
    sources.releaseTexts()
    let passedOver = Manifests.PassedOver.sum(cluster.passedOver + workloads.passedOver)
    do {
      let run = try Simulation.run(
        SimulationInput(cluster: cluster, workloads: workloads, configuration: configuration, options: simulation))
      return Result(
        run: run, sources: sources, passedOver: passedOver,
        version: simulation.version)
    } catch {
      try Remarks.print(error.diagnostics, sources)
      throw ExitStatus.unusable.exitCode
    }
  }

  private static func misplacedConfigurations(_ objects: [KubernetesObject]) -> [Diagnostic] {
    objects.compactMap { object in
      guard case .schedulerConfiguration(let configuration) = object else { return nil }
      return .warning(
        at: configuration.range, "KubeSchedulerConfiguration has no effect here, give its file with --config")
    }
  }
}
