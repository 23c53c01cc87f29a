public import Symbols

/// A PriorityClass (`scheduling.k8s.io`).
public struct PriorityClass: Sendable {
  public var metadata: ObjectMeta
  public var value: Int32
  public var isGlobalDefault: Bool
  public var preemptionPolicy: PreemptionPolicy?
  /// What it is meant for, in somebody's words.
  public var description: Symbol = .none

  public init(metadata: ObjectMeta, value: Int32, isGlobalDefault: Bool, preemptionPolicy: PreemptionPolicy?) {
    self.metadata = metadata
    self.value = value
    self.isGlobalDefault = isGlobalDefault
    self.preemptionPolicy = preemptionPolicy
  }
}
