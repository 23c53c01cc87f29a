public import Scheduler

/// One pod's decision.
public struct PodReport: Sendable {
  public var namespace: String
  public var name: String
  /// `Deployment/checkout[0]` for a pod of a workload.
  public var identity: String?
  /// The profile's `schedulerName`.
  public var profile: String
  public var outcome: Decision.Outcome
  /// nil unless scheduled.
  public var node: String?
  /// Every node with the highest total, in name order.
  public var ties: [String]
  /// How the node won; nil unless scheduled.
  public var contest: Contest?
  /// kube-scheduler's own, of a refused pod the API server's; empty when scheduled.
  public var message: String
  /// Of a pod that the API server does not take.
  public var refusal: RefusalReport?
  /// What the API server warns of who applies the pod's workload; empty without a word.
  public var warning = ""
  public var evaluatedNodes: Int
  public var feasibleNodes: Int
  /// In name order; empty when gated, error, or when only the outcome was kept.
  public var nodes: [NodeReport]
  public var preemption: Preemption?
  /// What leaves no node for a pod that fits nowhere; only when the run was explained.
  public var conflict: ConflictReport?
  /// The pod of the same workload that ``fixes`` were looked for instead.
  public var fixesOf: String?
  /// Changes that let the pod in; nil when nobody asked.
  public var fixes: [FixReport]?
  /// nil unless the pod fits on the node that was asked about, and went elsewhere.
  public var weights: WeightReport?

  public init(
    namespace: String, name: String, identity: String? = nil, profile: String, outcome: Decision.Outcome,
    node: String? = nil, ties: [String] = [], contest: Contest? = nil,
    message: String = "", evaluatedNodes: Int = 0, feasibleNodes: Int = 0,
    nodes: [NodeReport] = [], preemption: Preemption? = nil
  ) {
    self.namespace = namespace
    self.name = name
    self.identity = identity
    self.profile = profile
    self.outcome = outcome
    self.node = node
    self.ties = ties
    self.contest = contest
    self.message = message
    self.evaluatedNodes = evaluatedNodes
    self.feasibleNodes = feasibleNodes
    self.nodes = nodes
    self.preemption = preemption
  }

  /// The chosen node against the best of the others.
  public struct Contest: Hashable, Sendable {
    public var total: Int64
    /// nil when no other node fits.
    public var runnerUp: String?
    public var runnerUpTotal: Int64
    /// No other node was looked at.
    public var isUncontested: Bool

    public init(total: Int64, runnerUp: String? = nil, runnerUpTotal: Int64 = 0, isUncontested: Bool = false) {
      self.total = total
      self.runnerUp = runnerUp
      self.runnerUpTotal = runnerUpTotal
      self.isUncontested = isUncontested
    }
  }

  /// Where evicting pods would make room.
  public struct Preemption: Hashable, Sendable {
    public var nominatedNode: String
    /// By falling importance.
    public var victims: [Victim]
    /// Victims whose eviction breaks a PodDisruptionBudget.
    public var violations: Int

    public init(nominatedNode: String, victims: [Victim], violations: Int) {
      self.nominatedNode = nominatedNode
      self.victims = victims
      self.violations = violations
    }
  }

  public struct Victim: Hashable, Sendable {
    public var namespace: String
    public var name: String

    public init(namespace: String, name: String) {
      self.namespace = namespace
      self.name = name
    }
  }
}
