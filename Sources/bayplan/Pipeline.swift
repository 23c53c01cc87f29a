import ControlPlane
import Grammar
import Harness
import Kubernetes
import Loading
import Report
import SourceText
import Symbols
import Validation
import WhatIf

/// The way of the data, from paths to a report:
///
///     paths -> bytes -> YAML nodes -> manifests -> run -> report
///
/// Each stage knows those before it by their types alone.
struct Pipeline {
  private let sources = SourceMap()
  private let choices: RunChoices

  init(_ choices: RunChoices) {
    self.choices = choices
  }

  init(_ options: ManifestOptions) {
    self.init(RunChoices(options))
  }

  /// What a pipeline comes to: the outcomes of a run, and on what it can be played again to see more.
  struct Result {
    let run: PlacementRun
    let input: Input
    let inquiry: Inquiry?

    /// Rows are made, shown and dropped one pod at a time, where they hold more than outcomes.
    func report(
      _ detail: PlacementDetail = .scores, showing shows: @escaping @Sendable (PodPlacement) -> Bool
    ) -> PlacementReport {
      let (simulation, sources, run) = (input.simulation, input.sources, run)
      guard inquiry != nil || simulation.options.detail != .outcome else {
        return PlacementReport(run, sources: sources, detail: detail, showing: shows)
      }
      let inquiry = inquiry ?? Inquiry { _, _ in false }
      let known = KnownAnswers()
      return PlacementReport(
        run, sources: sources, asked: inquiry.node?.text, detail: detail, showing: shows
      ) {
        // What has been played once can be played again.
        let play = try? inquiry.play(simulation, sources, before: run, known)
        return { play?.next() }
      }
    }
  }

  /// All that was read.
  struct Input {
    var simulation: SimulationInput
    let sources: SourceMap
    /// Of both the cluster and the workloads.
    let passedOver: [Manifests.PassedOver]
  }

  /// Reads all, decides all. Warnings are printed and do not stop it.
  ///
  /// - Parameter inquiry: what is asked beside where each pod goes.
  /// - Throws: ``ExitStatus/unusable`` after every diagnostic has been printed, if any of them is an error.
  func run(_ simulation: SimulationOptions, asking inquiry: Inquiry? = nil) throws -> Result {
    let input = try read(simulation)
    // Changes of lines are written from the texts.
    if inquiry?.wantsFixes != true { sources.releaseTexts() }
    do {
      return Result(run: try Inquiry.outcomes(input.simulation), input: input, inquiry: inquiry)
    } catch {
      try Remarks.print(error.diagnostics, sources)
      throw ExitStatus.unusable.exitCode
    }
  }

  /// Reads all.
  ///
  /// - Throws: ``ExitStatus/unusable`` after every diagnostic has been printed, if any of them is an error.
  func read(_ simulation: SimulationOptions) throws -> Input {
    var simulation = simulation
    simulation.version = choices.kubernetesVersion
    simulation.samples = choices.sampling
    var loader = ManifestLoader(
      sources: sources, options: ManifestDecoder.Options(defaultNamespace: Symbol(choices.namespace)))
    loader.expand = NodePools.expand
    loader.isExcluded = choices.isExcluded
    loader.validation = choices.clusterValidation
    let cluster = loader.load(choices.cluster)
    // What goes through admission is looked at as it is written, too.
    loader.options.keepsWritten = simulation.admitsBarePods ? .podsAndTemplates : .templates
    loader.validation = choices.validation
    loader.takesPodsAsWritten = choices.takesPodsAsWritten
    let workloads = loader.load(choices.filename, beside: choices.cluster)
    loader.validation = .off
    var diagnostics = cluster.diagnostics + workloads.diagnostics
    var configuration: KubeSchedulerConfiguration?
    if let path = choices.config {
      let (read, problems) = loader.configuration(path)
      configuration = read
      diagnostics += problems
    }
    for manifests in [cluster, workloads] { diagnostics += Self.misplacedConfigurations(manifests.objects) }
    try Remarks.print(diagnostics, sources)
    if let misuse = misuse(cluster, workloads) { throw Remarks.unusable(misuse) }
    return Input(
      simulation: SimulationInput(
        cluster: cluster, workloads: workloads, configuration: configuration, options: simulation),
      sources: sources, passedOver: Manifests.PassedOver.sum(cluster.passedOver + workloads.passedOver))
  }

  /// What makes no sense although all of it could be read: the sides are swapped, or there is nothing to place.
  private func misuse(_ cluster: Manifests, _ workloads: Manifests) -> String? {
    guard choices.wantsPods, !choices.filename.isEmpty, workloads.podSourceCount == 0 else { return nil }
    let paths = choices.filename.joined(separator: ", ")
    if workloads.nodeCount > 0, cluster.nodeCount == 0, cluster.podSourceCount > 0 {
      return "-f holds nodes and --cluster holds what is to be placed: swap them "
        + "(--cluster \(paths) -f \(choices.cluster.joined(separator: " -f ")))"
    }
    if cluster.waitingPodCount > 0 { return nil }
    return "nothing to place in \(paths) (-f): give files with pods or workloads"
  }

  private static func misplacedConfigurations(_ objects: [KubernetesObject]) -> [Diagnostic] {
    objects.compactMap { object in
      guard case .schedulerConfiguration(let configuration) = object else { return nil }
      return .warning(
        .withoutEffect, at: configuration.range,
        "KubeSchedulerConfiguration has no effect here, give its file with --config")
    }
  }
}

extension Manifests {
  fileprivate var nodeCount: Int { objects.count { if case .node = $0 { true } else { false } } }

  /// Pods and workloads.
  fileprivate var podSourceCount: Int {
    objects.count { object in
      switch object {
      case .pod, .workload: true
      default: false
      }
    }
  }

  /// Pods that wait for a node.
  fileprivate var waitingPodCount: Int {
    objects.count { if case .pod(let pod) = $0 { pod.spec.nodeName.isEmpty } else { false } }
  }
}
