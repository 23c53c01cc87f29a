/// The fewest requirements that together leave no node.
public struct ConflictReport: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public var what: String
    public var place: InputLine?
    /// How many nodes fail it by itself; where none does, together with the other parts.
    public var nodes: Int
    /// Whether some node fails it by itself.
    public var failsAlone: Bool
    /// How many nodes are left when it alone is taken away.
    public var alone: Int

    public init(what: String, place: InputLine?, nodes: Int, failsAlone: Bool = true, alone: Int) {
      self.what = what
      self.place = place
      self.nodes = nodes
      self.failsAlone = failsAlone
      self.alone = alone
    }
  }

  public var parts: [Part]
  /// Requirements of which each leaves no node by itself too, where ``parts`` is one that does.
  public var others: [Part]
  /// How many nodes fail none of ``parts`` by itself, and yet all of them together.
  public var together: Int
  /// Whether there is no smaller set.
  public var isSmallest: Bool

  public init(parts: [Part], others: [Part] = [], together: Int = 0, isSmallest: Bool) {
    self.parts = parts
    self.others = others
    self.together = together
    self.isSmallest = isSmallest
  }
}
