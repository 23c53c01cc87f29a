public import Kubernetes
public import Scheduler
public import Symbols

/// A pod whose turn has come, before anything is decided on it. Questions are answered as the cluster stands then, and
/// change nothing; they may be asked only while the turn lasts.
public struct PodTurn {
  public let identity: PodIdentity?
  private let prioritized: PrioritizedPod
  private let scheduler: Scheduler

  init(pod: PrioritizedPod, identity: PodIdentity?, scheduler: Scheduler) {
    prioritized = pod
    self.identity = identity
    self.scheduler = scheduler
  }

  public var pod: Pod { prioritized.pod }

  /// All nodes in name order.
  public var nodes: [Node] { scheduler.nodes }

  /// What the filters would say if the pod were like this: of each node every no.
  ///
  /// - Returns: nil when the attempt would fail for a reason that says nothing about fit.
  public func probe(_ variant: Pod) -> [[ProbedRejection]]? {
    var asked = prioritized
    asked.pod = variant
    return scheduler.probe(asked)
  }

  /// How much of a resource the pods on a node leave, in the scheduler's units.
  public func free(_ resource: Symbol, at row: Int) -> Int64 { scheduler.free(resource, at: row) }
}
