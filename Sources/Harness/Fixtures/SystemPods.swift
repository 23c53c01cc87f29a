import ControlPlane
import Expectations
import Kubernetes
import Scheduler
import SourceText
import Symbols

/// The pods that stand on the nodes before anything else comes: those of `systemWorkloads`.
enum SystemPods {
  /// The cluster with these workloads' pods on their nodes, and what is to be said of how they came there.
  ///
  /// - Parameter input: the run that the cluster is for; its own workloads play no part.
  /// - Throws: when the workloads cannot be played, or one of their pods finds no place.
  static func settle(
    _ system: Manifests, for input: SimulationInput
  ) throws(SimulationError) -> (cluster: Manifests, remarks: RunRemarks) {
    var first = input
    first.workloads = system
    first.options.detail = .outcome
    let run = try Simulation.run(first)
    var problems: [Diagnostic] = []
    var cluster = first.clusterAsReplaced
    for object in system.objects {
      // Bare pods come back with their nodes; workloads stay as the owners of their pods.
      if case .pod = object { continue }
      cluster.objects.append(object)
    }
    var lost: [(first: PodPlacement, count: Int)] = []
    for placement in run.pods {
      guard let node = placement.decision.node else {
        let last = lost.last?.first.identity
        if let last, last.workload == placement.identity?.workload {
          lost[lost.count - 1].count += 1
        } else {
          lost.append((placement, 1))
        }
        continue
      }
      var pod = placement.pod
      var spec = pod.spec.value
      spec.nodeName = run.nodes[node].metadata.name
      pod.spec = Shared(spec)
      cluster.objects.append(.pod(pod))
    }
    problems += lost.map { first, count in
      let others = count == 1 ? "" : " and \(count - 1) more of its pods"
      let isRefused = first.decision.outcome == .refused
      let fate = isRefused ? (count == 1 ? "is refused" : "are refused") : "\(count == 1 ? "finds" : "find") no place"
      return .error(
        .unplacedSystemPods, at: first.pod.metadata.range,
        "\(first.steadyName)\(others) of systemWorkloads \(fate): \(first.decision.message)")
    }
    if !problems.isEmpty { throw SimulationError(diagnostics: problems) }
    return (cluster, run.remarks)
  }
}
