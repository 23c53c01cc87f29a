public import Symbols

/// Changes that let a pod in, with what came of them when they were tried.
public struct Fix: Sendable {
  public struct PodName: Hashable, Sendable {
    public let namespace: Symbol
    public let name: Symbol

    public init(namespace: Symbol, name: Symbol) {
      self.namespace = namespace
      self.name = name
    }
  }

  public let edits: [Edit]
  /// The edits as changes of the files; nil where they cannot be written as such.
  public internal(set) var patches: [Patch]?
  /// Lines that the changes would have to touch are others' too, by an anchor: why there are no ``patches``.
  public internal(set) var touchesSharedLines = false
  /// Where the pod then goes.
  public let node: Symbol
  /// How many nodes it then fits on.
  public let feasibleNodes: Int
  /// What becomes of all others.
  public let effects: RunDifference
  /// Pods of the same workload that still have no place.
  public let stillPending: Int

  public var cost: Int { edits.reduce(0) { $0 + $1.cost } }
}
