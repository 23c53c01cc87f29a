public import Symbols

/// What became of one pod, and every number and reason that led there.
///
/// Nodes are named by row: their place in name order among all nodes of the run.
public struct Decision: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    /// Placed on ``node``.
    case scheduled
    /// No node passed, and preemption found none either.
    case unschedulable
    /// No node passed, but evicting ``Preemption/victims`` would make room.
    case nominated
    /// Kept out of the queue.
    case gated
    /// Not there at all: the API server does not take the pod. No scheduler ever says so.
    case refused
    /// The scheduler met an error that says nothing about fit.
    case error
  }

  /// `schedulerName` of the profile that decided.
  public var profile: Symbol
  public var outcome: Outcome
  /// The row of the node that the pod was placed on.
  public var node: Int?
  /// Rows of all nodes with the highest total, in name order: kube-scheduler takes an arbitrary one, bayplan the first
  /// unless a ``TieBreak`` draws.
  public var ties: [Int]
  /// How the node won; nil unless scheduled.
  public var contest: Contest?
  /// As in the pod's PodScheduled condition, to the letter; empty when scheduled.
  public var message: String
  /// The distinct reasons of filters, or of a PreFilter plugin, that the message counts, in its order; none for an outcome
  /// that is not a matter of fit.
  public var reasons: [String]
  /// How many bytes of the message tell of filters; what follows tells of PostFilter.
  private let filterMessageSize: Int
  /// Nodes with a verdict of their own (see "evaluatedNodes" in the report format).
  public var evaluatedNodes: Int
  public var feasibleNodes: Int
  /// Verdicts and scores node by node; empty when gated or error.
  public var table: NodeTable
  public var preemption: Preemption?
  /// A checksum of the verdicts and scores of every node; 0 unless the scheduler was told to fold.
  public var fold: UInt64 = 0

  public init(
    profile: Symbol, outcome: Outcome, node: Int? = nil, ties: [Int] = [], contest: Contest? = nil,
    message: String = "", reasons: [String] = [],
    evaluatedNodes: Int = 0, feasibleNodes: Int = 0, table: NodeTable = NodeTable(), preemption: Preemption? = nil
  ) {
    self.profile = profile
    self.outcome = outcome
    self.node = node
    self.ties = ties
    self.contest = contest
    self.message = message
    self.reasons = reasons
    filterMessageSize = message.utf8.count
    self.evaluatedNodes = evaluatedNodes
    self.feasibleNodes = feasibleNodes
    self.table = table
    self.preemption = preemption
  }

  /// The message without what PostFilter adds to it.
  public var filterMessage: Substring { Substring(message.utf8.prefix(filterMessageSize)) }

  /// The chosen node against the best of the others.
  public struct Contest: Hashable, Sendable {
    /// Weighted scores of the chosen node, added up.
    public var total: Int64
    /// The best other node, the first in name order among equals; nil when no other node fits.
    public var runnerUp: Int?
    public var runnerUpTotal: Int64
    /// The pod was nominated to the node, and no other one was looked at.
    public var isUncontested: Bool

    public init(total: Int64, runnerUp: Int? = nil, runnerUpTotal: Int64 = 0, isUncontested: Bool = false) {
      self.total = total
      self.runnerUp = runnerUp
      self.runnerUpTotal = runnerUpTotal
      self.isUncontested = isUncontested
    }
  }

  /// Where preemption would make room.
  public struct Preemption: Sendable {
    /// The row of the nominated node.
    public var nominatedNode: Int
    /// By falling importance.
    public var victims: [Victim]
    /// Victims whose eviction breaks a PodDisruptionBudget.
    public var violations: Int

    public init(nominatedNode: Int, victims: [Victim], violations: Int) {
      self.nominatedNode = nominatedNode
      self.victims = victims
      self.violations = violations
    }
  }

  public struct Victim: Hashable, Sendable {
    public var namespace: Symbol
    public var name: Symbol

    public init(namespace: Symbol, name: Symbol) {
      self.namespace = namespace
      self.name = name
    }
  }
}
