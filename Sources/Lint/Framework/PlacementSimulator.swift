public import ControlPlane
public import Kubernetes
import Scheduler
public import Versions

/// Answers "what would become of these on that cluster?".
public protocol PlacementSimulator: Sendable {
  /// - Parameters:
  ///   - workloads: what is to be placed, in order: workloads and pods; other objects stand for the cluster's.
  ///   - cluster: what is there; to ask about empty nodes, leave its pods out (``Manifests/withoutPods``).
  ///   - letsAllIn: pod security and quotas refuse nothing: the pods are asked about and not stored.
  /// - Throws: when the input cannot be played at all.
  func place(
    _ workloads: [KubernetesObject], on cluster: Manifests, detail: SimulationOptions.Detail, letsAllIn: Bool
  ) throws(SimulationError) -> PlacementRun

  /// What a run of these would say beside its decisions.
  func remarks(on workloads: [KubernetesObject], in cluster: Manifests) throws(SimulationError) -> RunRemarks
}

/// The project's own control plane and scheduler. Workloads take the place of their running pods.
public struct ControlPlaneSimulator: PlacementSimulator {
  private let version: KubernetesVersion

  public init(version: KubernetesVersion = .standard) {
    self.version = version
  }

  public func place(
    _ workloads: [KubernetesObject], on cluster: Manifests, detail: SimulationOptions.Detail, letsAllIn: Bool
  ) throws(SimulationError) -> PlacementRun {
    var input = input(workloads, cluster, detail)
    input.options.letsAllIn = letsAllIn
    return try Simulation.run(input)
  }

  public func remarks(
    on workloads: [KubernetesObject], in cluster: Manifests
  ) throws(SimulationError) -> RunRemarks {
    try Simulation.remarks(on: input(workloads, cluster, .outcome))
  }

  private func input(
    _ workloads: [KubernetesObject], _ cluster: Manifests, _ detail: SimulationOptions.Detail
  ) -> SimulationInput {
    var options = SimulationOptions()
    options.detail = detail
    options.version = version
    options.replacesRunning = true
    options.admitsBarePods = true
    return SimulationInput(cluster: cluster, workloads: Manifests(objects: workloads), options: options)
  }
}

extension Manifests {
  /// The same without pods: nodes that nothing runs on.
  public var withoutPods: Manifests {
    var manifests = self
    manifests.objects.removeAll { if case .pod = $0 { true } else { false } }
    return manifests
  }
}
