public import ControlPlane
public import Kubernetes
public import Scheduler
import Symbols

/// What differs for one pod between two placements; at least one thing does.
public struct PodDiff: Hashable, Sendable {
  /// `shop/Deployment/checkout[0]`, or `shop/web` for a pod of its own.
  public var pod: String
  public var kind: Kind
  /// nil for a pod that is new.
  public var before: Standing?
  /// nil for a pod that is gone.
  public var after: Standing?
  /// What made the difference, where the pod changed its node or its outcome.
  public var causes: [DetailReport]
  /// Nodes that are rejected now, no longer, or for other reasons; those that come or go are left out.
  public var rejections: [RejectionChange]
  /// Nodes that fit in both placements and score differently.
  public var scores: [ScoreChange]

  /// The weightiest thing that differs, the weightiest first.
  public enum Kind: String, CaseIterable, Sendable {
    /// Scheduled before, and no longer.
    case unplaced
    /// On another node.
    case moved
    case gone
    case new
    /// Scheduled now, and not before.
    case placed
    /// From one way of not being scheduled to another.
    case outcome
    /// Nominated to another node, or at the cost of other pods.
    case preemption
    /// On the same node, tied with others than before.
    case tie
    /// The same, for other reasons.
    case reasons
    /// On the same node, further ahead of the next than before or less far.
    case margin
    /// On the same node with other scores.
    case scores
  }

  /// What became of the pod in one of the placements.
  public struct Standing: Hashable, Sendable {
    public var outcome: Decision.Outcome
    /// nil unless scheduled.
    public var node: String?
    /// Every node with the highest total; empty unless scheduled.
    public var ties: [String]
    /// How far the node is ahead of the best of the others; nil when there is none, or when nobody wrote it down.
    public var margin: Int64?
    /// kube-scheduler's own, or the API server's; empty when scheduled.
    public var message: String
    public var preemption: PodReport.Preemption?
  }
}

extension PodDiff {
  /// What ``pod`` is for a pod of a run.
  public static func name(of pod: Pod, _ identity: PodIdentity?) -> String {
    name(pod.metadata.namespace.text, identity?.description ?? pod.metadata.name.text)
  }

  /// A blank in a name, which no API server takes, is a `_`.
  static func name(_ namespace: String, _ name: String) -> String {
    "\(namespace)/\(name)".split(whereSeparator: \.isWhitespace).joined(separator: "_")
  }

  init(new pod: PodReport) {
    self.init(
      pod: pod.diffKey, kind: .new, before: nil, after: Standing(pod), causes: pod.refusal?.details ?? [],
      rejections: [], scores: [])
  }

  init(gone pod: PodReport) {
    self.init(pod: pod.diffKey, kind: .gone, before: Standing(pod), after: nil, causes: [], rejections: [], scores: [])
  }
}

extension PodDiff.Standing {
  init(_ pod: PodReport) {
    self.init(
      outcome: pod.outcome, node: pod.node, ties: pod.ties, margin: pod.contest.flatMap(\.margin),
      message: pod.message, preemption: pod.preemption)
  }
}

extension PodReport.Contest {
  /// nil when no other node fits.
  var margin: Int64? {
    guard runnerUp != nil else { return nil }
    let (gap, overflow) = total.subtractingReportingOverflow(runnerUpTotal)
    return overflow ? .max : gap
  }
}
