public import Symbols

/// A PodDisruptionBudget: what it asks for, and what the cluster's controller made of it.
public struct PodDisruptionBudget: Sendable {
  public var metadata: ObjectMeta
  /// nil when absent.
  public var selector: LabelSelector?
  /// At most one of these two is given.
  public var minAvailable: CountOrPercent?
  public var maxUnavailable: CountOrPercent?
  /// `status.disruptionsAllowed`, 0 when absent.
  public var disruptionsAllowed: Int32
  /// Names in `status.disruptedPods`.
  public var disruptedPods: [Symbol]

  public init(
    metadata: ObjectMeta, selector: LabelSelector?, disruptionsAllowed: Int32, disruptedPods: [Symbol] = []
  ) {
    self.metadata = metadata
    self.selector = selector
    self.disruptionsAllowed = disruptionsAllowed
    self.disruptedPods = disruptedPods
  }
}
