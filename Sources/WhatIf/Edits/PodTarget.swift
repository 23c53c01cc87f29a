public import ControlPlane
public import Kubernetes
import SourceText
public import Symbols

/// A pod that is asked about, and where its spec is written.
public struct PodTarget: Hashable, Sendable {
  public let namespace: Symbol
  public let name: Symbol
  public let identity: PodIdentity?
  private let range: SourceRange
  /// Of a DaemonSet's pod, whose name is but a number among the nodes: which node it is for.
  private let node: Symbol?

  public init(_ pod: Pod, _ identity: PodIdentity?) {
    namespace = pod.metadata.namespace
    name = pod.metadata.name
    self.identity = identity
    range = pod.metadata.range
    node = identity?.kind == .daemonSet ? pod.pinnedNode : nil
  }

  /// Whether a run's pod is this one.
  func isSame(as placement: PodPlacement) -> Bool { isSame(placement.pod, placement.identity) }

  func isSame(_ pod: Pod, _ other: PodIdentity?) -> Bool {
    guard pod.metadata.namespace == namespace else { return false }
    guard let node else { return pod.metadata.name == name }
    return pod.pinnedNode == node && other?.kind == .daemonSet && other?.name == identity?.name
  }

  /// Whether an object of the input is where the pod's spec comes from.
  func isWritten(in object: KubernetesObject) -> Bool {
    switch object {
    case .pod(let pod):
      // What has a generateName alone got its name in the run.
      identity == nil && pod.metadata.namespace == namespace && pod.metadata.range == range
        && (pod.metadata.name == name || pod.metadata.name.isEmpty)
    case .workload(let workload):
      workload.kind == identity?.kind && workload.metadata.namespace == namespace
        && (workload.metadata.name == identity?.name
          || workload.metadata.name.isEmpty && workload.template.range == range)
    default: false
    }
  }
}
