public import SourceText
public import Symbols

/// A Pod, as stored in a cluster or as made from a workload's template.
///
/// One word: a pod is held by the manifests, by the run and by the scheduler, and a cluster has 150,000 of them.
public struct Pod: Sendable {
  /// Copied when a pod that is held elsewhere too is changed.
  @usableFromInline var fields: Fields

  @usableFromInline final class Fields: @unchecked Sendable {
    @usableFromInline var metadata: ObjectMeta
    @usableFromInline var spec: Shared<PodSpec>
    @usableFromInline var status: PodStatus
    @usableFromInline var pinnedNode: Symbol?

    init(_ metadata: ObjectMeta, _ spec: Shared<PodSpec>, _ status: PodStatus, _ pinnedNode: Symbol?) {
      self.metadata = metadata
      self.spec = spec
      self.status = status
      self.pinnedNode = pinnedNode
    }
  }

  public init(metadata: ObjectMeta, spec: Shared<PodSpec>, status: PodStatus = PodStatus()) {
    fields = Fields(metadata, spec, status, nil)
  }

  @inlinable public var metadata: ObjectMeta {
    _read { yield fields.metadata }
    _modify {
      own()
      yield &fields.metadata
    }
  }

  /// Shared by all pods of one template.
  @inlinable public var spec: Shared<PodSpec> {
    _read { yield fields.spec }
    _modify {
      own()
      yield &fields.spec
    }
  }

  @inlinable public var status: PodStatus {
    _read { yield fields.status }
    _modify {
      own()
      yield &fields.status
    }
  }

  /// Set on pods made from a DaemonSet: the one node that the pod is for, which replaces the required node affinity
  /// of its spec (see "DaemonSet" in the Kubernetes documentation).
  @inlinable public var pinnedNode: Symbol? {
    _read { yield fields.pinnedNode }
    _modify {
      own()
      yield &fields.pinnedNode
    }
  }

  @usableFromInline mutating func own() {
    if isKnownUniquelyReferenced(&fields) { return }
    fields = Fields(fields.metadata, fields.spec, fields.status, fields.pinnedNode)
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
  /// Boxed: most pods of a cluster have none.
  private var boxedAffinity: Shared<Affinity>?
  public var affinity: Affinity? {
    get { boxedAffinity?.value }
    set { boxedAffinity = newValue.map(Shared.init) }
  }
  public var tolerations: [Toleration] = []
  public var topologySpreadConstraints: [TopologySpreadConstraint] = []
  public var initContainers: [Container] = []
  public var containers: [Container] = []
  public var overhead = ResourceList()
  /// `spec.resources`: pod-level resources; nil when absent.
  public var resources: ResourceRequirements?
  /// The same before defaults were filled in; nil where there are none.
  var writtenResources: ResourceRequirements?
  public var volumes: [Volume] = []
  public var schedulingGates: [Symbol] = []
  public var hostNetwork = false
  public var hostUsers: Bool?
  public var restartPolicy: Symbol = "Always"
  /// How long it may run; nil without an end.
  public var activeDeadlineSeconds: Int64?
  public var runtimeClassName: Symbol = .none
  public var resourceClaims: [PodResourceClaim] = []
  /// The pod or the template as it is written, where decoding was told to keep it: admission looks at more of it than
  /// placement does.
  public var written: WrittenPod?
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
  /// Boxed: few pods have any of it.
  private var details: Shared<Details>?

  private struct Details {
    var containers: [ContainerStatus] = []
    var resources: ResourceList?
    var allocatedResources: ResourceList?
    var resourceClaimStatuses: [(name: Symbol, claim: Symbol?)] = []
  }

  private mutating func change(_ body: (inout Details) -> Void) {
    var changed = details?.value ?? Details()
    body(&changed)
    details = Shared(changed)
  }

  /// Of `containerStatuses` and `initContainerStatuses`, those that tell resources.
  public var containers: [ContainerStatus] {
    get { details?.value.containers ?? [] }
    set { if !(newValue.isEmpty && details == nil) { change { $0.containers = newValue } } }
  }
  /// Pod-level `status.resources.requests`, nil when absent.
  public var resources: ResourceList? {
    get { details?.value.resources }
    set { change { $0.resources = newValue } }
  }
  /// Pod-level `status.allocatedResources`, nil when absent.
  public var allocatedResources: ResourceList? {
    get { details?.value.allocatedResources }
    set { change { $0.allocatedResources = newValue } }
  }
  public var resourceClaimStatuses: [(name: Symbol, claim: Symbol?)] {
    get { details?.value.resourceClaimStatuses ?? [] }
    set { change { $0.resourceClaimStatuses = newValue } }
  }

  public init() {}

  /// Whether the pod has finished and no longer takes up its node.
  public var isTerminal: Bool { phase == .succeeded || phase == .failed }
}

/// What a container really has, which counts instead of its spec while a resize is under way.
public struct ContainerStatus: Sendable {
  public var name: Symbol
  /// `resources.requests`; nil without `resources`.
  public var requests: ResourceList?
  /// nil when absent.
  public var allocatedResources: ResourceList?

  public init(name: Symbol, requests: ResourceList?, allocatedResources: ResourceList?) {
    self.name = name
    self.requests = requests
    self.allocatedResources = allocatedResources
  }
}
