public import Kubernetes

/// A pod with what its PriorityClass makes of it.
public struct PrioritizedPod: Sendable {
  public var pod: Pod
  /// `spec.priority`, or the class's value; null counts as 0.
  public var priority: Int32
  public var preemptionPolicy: PreemptionPolicy

  public init(_ pod: Pod, priority: Int32, preemptionPolicy: PreemptionPolicy = .preemptLowerPriority) {
    self.pod = pod
    self.priority = priority
    self.preemptionPolicy = preemptionPolicy
  }
}
