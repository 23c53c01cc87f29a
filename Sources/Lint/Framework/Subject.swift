import ControlPlane
public import Kubernetes
import SourceText
import Symbols

/// A workload, or a pod that nobody owns, among the linted manifests.
public struct Subject: Sendable {
  public enum Source: Sendable {
    case workload(Workload)
    case pod(Pod)
  }

  public let source: Source
  /// The template's or the pod's spec as written, with the API server's defaults.
  public let spec: PodSpec
  /// Its place among the subjects.
  let index: Int

  init(_ source: Source, index: Int) {
    self.source = source
    self.index = index
    switch source {
    case .workload(let workload): spec = workload.template.spec.value
    case .pod(let pod): spec = pod.spec.value
    }
  }

  public var metadata: ObjectMeta {
    switch source {
    case .workload(let workload): workload.metadata
    case .pod(let pod): pod.metadata
    }
  }

  /// nil for a bare pod.
  public var workload: Workload? {
    if case .workload(let workload) = source { workload } else { nil }
  }

  public var kind: Workload.Kind? { workload?.kind }

  /// `Deployment`, `Pod` ...
  public var kindName: String { kind?.rawValue ?? "Pod" }

  /// The labels that its pods share, those that the controller adds included.
  public var labels: LabelSet {
    switch source {
    case .workload(let workload): workload.podLabels
    case .pod(let pod): pod.metadata.labels
    }
  }

  /// The labels as written.
  public var writtenLabels: LabelSet {
    switch source {
    case .workload(let workload): workload.template.labels
    case .pod(let pod): pod.metadata.labels
    }
  }

  /// How many pods it wants; nil for a DaemonSet, whose number depends on the nodes.
  public var replicas: Int? {
    switch source {
    case .workload(let workload): workload.kind == .daemonSet ? nil : Int(workload.replicas)
    case .pod: 1
    }
  }

  /// A Deployment, ReplicaSet, StatefulSet or ReplicationController with two or more replicas: pods that should outlive
  /// each other.
  public var isReplicated: Bool {
    switch kind {
    case .deployment, .replicaSet, .statefulSet, .replicationController: (replicas ?? 0) > 1
    case .daemonSet, .job, .cronJob, nil: false
    }
  }

  /// Out of a running cluster (`kubectl get -o yaml`) and not out of a repository: what the cluster wrote into it is
  /// nobody's mistake.
  public var isObserved: Bool {
    if !metadata.uid.isEmpty || metadata.creationTimestamp != nil { return true }
    if case .pod(let pod) = source { return pod.status.startTime != nil || pod.status.phase != .pending }
    return false
  }

  /// As an input of the simulator.
  public var object: KubernetesObject {
    switch source {
    case .workload(let workload): .workload(workload)
    case .pod(let pod): .pod(pod)
    }
  }
}
