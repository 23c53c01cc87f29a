public import Kubernetes
public import Scheduler
public import SourceText
public import Symbols
public import Versions

/// What a run decided: every pod that the scheduler tried, in the order in which it tried them, then those that the API
/// server refuses, in the order in which they are made.
public struct PlacementRun: Sendable {
  /// All nodes in name order; decisions name them by their index here.
  public var nodes: [Node]
  public var pods: [PodPlacement]
  /// What must be known beside the decisions.
  public var remarks: RunRemarks
  /// Where the cluster's pods stood before: namespace and name with the row of their node, in input order.
  public var runningPods: [RunningPod]
  /// Whose scheduler was played.
  public var version: KubernetesVersion
  /// What quotas have come to when all pods are made, by namespace.
  public var quotas: [QuotaLedger] = []
  /// What the API server goes by when it admits pods, as it is written; what stands later counts.
  public var atDoor: [WrittenObject] = []

  /// What could not be played faithfully; not empty means that the decisions may be wrong.
  public var notModelled: [NotModelled] {
    get { remarks.notModelled }
    set { remarks.notModelled = newValue }
  }

  /// Pods that the scheduler leaves alone.
  public var leftAlone: [LeftAlone] {
    get { remarks.leftAlone }
    set { remarks.leftAlone = newValue }
  }

  /// What bayplan took for granted, in plain words.
  public var assumptions: [String] {
    get { remarks.assumptions }
    set { remarks.assumptions = newValue }
  }

  /// How many pods the API server refuses.
  public var refusedCount: Int { pods.count { $0.decision.outcome == .refused } }

  public init(
    nodes: [Node] = [], pods: [PodPlacement] = [], remarks: RunRemarks = RunRemarks(),
    runningPods: [RunningPod] = [], version: KubernetesVersion = .standard
  ) {
    self.nodes = nodes
    self.pods = pods
    self.remarks = remarks
    self.runningPods = runningPods
    self.version = version
  }

  /// Something in the input that has a meaning for the scheduler which bayplan cannot play.
  public struct NotModelled: Hashable, Sendable {
    public var what: String
    public var origin: SourcePosition
    /// `namespace/name` of the pods it concerns; empty when it concerns all.
    public var pods: [String]

    public init(what: String, origin: SourcePosition, pods: [String]) {
      self.what = what
      self.origin = origin
      self.pods = pods
    }
  }

  public struct LeftAlone: Hashable, Sendable {
    public var namespace: Symbol
    /// The pod's name, or `Deployment/checkout` for a workload.
    public var name: Symbol
    public var why: String

    public init(namespace: Symbol, name: Symbol, why: String) {
      self.namespace = namespace
      self.name = name
      self.why = why
    }
  }

  public struct RunningPod: Sendable {
    public var pod: Pod
    public var node: Int

    public init(pod: Pod, node: Int) {
      self.pod = pod
      self.node = node
    }
  }
}

/// One pod with its decision.
public struct PodPlacement: Sendable {
  public var pod: Pod
  /// For a pod made from a workload.
  public var identity: PodIdentity?
  public var decision: Decision
  /// Of a pod whose outcome is ``Decision/Outcome/refused``.
  public var refusal: Shared<PodRefusal>?
  /// What the API server warns of who applies its workload, empty without a word.
  public var warning = Symbol.none

  public init(pod: Pod, identity: PodIdentity?, decision: Decision) {
    self.pod = pod
    self.identity = identity
    self.decision = decision
  }
}

/// Which pod of which workload: `Deployment/checkout[0]`. Does not depend on the template's content.
public struct PodIdentity: Hashable, Sendable {
  public var kind: Workload.Kind
  public var name: Symbol
  /// From 0 in order of creation; a StatefulSet's ordinal; the node's rank in name order for a DaemonSet.
  public var ordinal: Int

  public init(kind: Workload.Kind, name: Symbol, ordinal: Int) {
    self.kind = kind
    self.name = name
    self.ordinal = ordinal
  }

  /// `Deployment/checkout`.
  public var workload: String { "\(kind.rawValue)/\(name.text)" }
}

extension PodIdentity: CustomStringConvertible {
  public var description: String { "\(workload)[\(ordinal)]" }
}
