public import Symbols

/// Changes that let a pod in, with what came of them when they were tried.
public struct Fix: Sendable {
  public struct PodName: Hashable, Sendable {
    public let namespace: Symbol
    public let name: Symbol
  }

  public let edits: [Edit]
  /// The edits as changes of the files; nil where they cannot be written as such.
  public internal(set) var patches: [Patch]?
  /// Where the pod then goes.
  public let node: Symbol
  /// How many nodes it then fits on.
  public let feasibleNodes: Int
  /// Other pods that then stand elsewhere, and those that have a place no longer, or only then; in the run's order.
  public let moved: [PodName]
  public let lost: [PodName]
  public let gained: [PodName]
  /// Pods of the same workload that still have no place.
  public let stillPending: Int

  public var cost: Int { edits.reduce(0) { $0 + $1.cost } }
}
