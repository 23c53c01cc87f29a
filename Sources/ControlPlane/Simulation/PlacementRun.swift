public import Kubernetes
public import Scheduler
public import SourceText
public import Symbols
public import Versions

/// What a run decided: every pod that the scheduler tried, in the order in which it tried them.
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

  /// What could not be played faithfully; not empty means that the decisions may be wrong.
  public var notModelled: [NotModelled] {
    get { remarks.notModelled }
    set { remarks.notModelled = newValue }
  }

  /// Pods that the scheduler leaves alone, and those that admission keeps from coming into being.
  public var leftAlone: [LeftAlone] {
    get { remarks.leftAlone }
    set { remarks.leftAlone = newValue }
  }

  /// What bayplan took for granted, in plain words.
  public var assumptions: [String] {
    get { remarks.assumptions }
    set { remarks.assumptions = newValue }
  }

  /// How many pods the API server refuses: they have no decision, and the run is none in which all is placed.
  public var notCreatedCount: Int { leftAlone.reduce(0) { $0 + $1.notCreated } }

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
    /// The pod's name, or `Deployment/checkout` for a workload whose pods the API server refuses.
    public var name: Symbol
    public var why: String
    /// How many pods there are not, because the API server refuses them; 0 for a pod that exists.
    public var notCreated: Int

    public init(namespace: Symbol, name: Symbol, why: String, notCreated: Int = 0) {
      self.namespace = namespace
      self.name = name
      self.why = why
      self.notCreated = notCreated
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
