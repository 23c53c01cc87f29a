public import SourceText
public import Symbols

/// A Pod, as stored in a cluster or as made from a workload's template.
public struct Pod: Sendable {
  public var metadata: ObjectMeta
  /// Shared by all pods of one template.
  public var spec: Shared<PodSpec>
  public var status: PodStatus
  /// Set on pods made from a DaemonSet: the one node that the pod is for, which replaces the required node affinity
  /// of its spec (see "DaemonSet" in the Kubernetes documentation).
  public var pinnedNode: Symbol?

  public init(metadata: ObjectMeta, spec: Shared<PodSpec>, status: PodStatus = PodStatus()) {
    self.metadata = metadata
    self.spec = spec
    self.status = status
  }
}

/// The part of `pod.spec` that placement needs, defaulted as the API server does.
public struct PodSpec: Sendable {
  public var nodeName: Symbol = .none
  public var schedulerName: Symbol = "default-scheduler"
  /// As written; nil when absent (0 for the scheduler).
  public var priority: Int32?
  public var priorityClassName: Symbol = .none
  public var preemptionPolicy: PreemptionPolicy?
  /// nil when absent, which is not the same as empty for NodeAffinity's PreFilter.
  public var nodeSelector: LabelSelector?
  public var affinity: Affinity?
  public var tolerations: [Toleration] = []
  public var topologySpreadConstraints: [TopologySpreadConstraint] = []
  public var initContainers: [Container] = []
  public var containers: [Container] = []
  public var overhead = ResourceList()
  /// `spec.resources`: pod-level resources; nil when absent.
  public var resources: ResourceRequirements?
  public var volumes: [Volume] = []
  public var schedulingGates: [Symbol] = []
  public var hostNetwork = false
  public var hostUsers: Bool?
  public var restartPolicy: Symbol = "Always"
  public var runtimeClassName: Symbol = .none
  public var resourceClaims: [PodResourceClaim] = []
  /// Where the spec stands.
  public var range: SourceRange = .none

  public init() {}
}

public enum PreemptionPolicy: Sendable {
  case never, preemptLowerPriority
}

/// One entry of `spec.resourceClaims`.
public struct PodResourceClaim: Sendable {
  public var name: Symbol
  public var resourceClaimName: Symbol?
  public var resourceClaimTemplateName: Symbol?
  public var origin: SourcePosition

  public init(
    name: Symbol, resourceClaimName: Symbol?, resourceClaimTemplateName: Symbol?, origin: SourcePosition = .none
  ) {
    self.name = name
    self.resourceClaimName = resourceClaimName
    self.resourceClaimTemplateName = resourceClaimTemplateName
    self.origin = origin
  }
}

/// The part of `pod.status` that placement needs.
public struct PodStatus: Sendable {
  public enum Phase: UInt8, Sendable {
    case pending, running, succeeded, failed, unknown
  }

  public var phase = Phase.pending
  /// Seconds since 1970.
  public var startTime: Int64?
  public var nominatedNodeName: Symbol = .none
  /// The pod's first `PodResizePending` condition has reason `Infeasible`.
  public var isResizeInfeasible = false
  /// The pod's first `DisruptionTarget` condition is True with reason `PreemptionByScheduler`.
  public var isPreemptionVictim = false
  /// Of `containerStatuses` and `initContainerStatuses`, those that have `resources`.
  public var containers: [ContainerStatus] = []
  /// Pod-level `status.resources.requests` and `status.allocatedResources`, nil when absent.
  public var resources: ResourceList?
  public var allocatedResources: ResourceList?
  public var resourceClaimStatuses: [(name: Symbol, claim: Symbol?)] = []

  public init() {}

  /// Whether the pod has finished and no longer takes up its node.
  public var isTerminal: Bool { phase == .succeeded || phase == .failed }
}

/// What a container really has, which counts instead of its spec while a resize is under way.
public struct ContainerStatus: Sendable {
  public var name: Symbol
  public var requests: ResourceList
  public var allocatedResources: ResourceList

  public init(name: Symbol, requests: ResourceList, allocatedResources: ResourceList) {
    self.name = name
    self.requests = requests
    self.allocatedResources = allocatedResources
  }
}
