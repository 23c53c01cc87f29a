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

  public init(_ pod: Pod, _ identity: PodIdentity?) {
    namespace = pod.metadata.namespace
    name = pod.metadata.name
    self.identity = identity
    range = pod.metadata.range
  }

  /// Whether a run's pod is this one.
  func isSame(as placement: PodPlacement) -> Bool {
    placement.pod.metadata.name == name && placement.pod.metadata.namespace == namespace
  }

  /// Whether both are pods of one workload.
  func isSibling(of other: PodTarget) -> Bool {
    guard let identity, let second = other.identity, namespace == other.namespace else { return false }
    return identity.kind == second.kind && identity.name == second.name
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
