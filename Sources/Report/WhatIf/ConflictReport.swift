/// The fewest requirements that together leave no node.
public struct ConflictReport: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public var what: String
    public var place: Place?
    /// How many nodes fail it.
    public var nodes: Int
    /// How many nodes fail it and no other part.
    public var alone: Int

    public init(what: String, place: Place?, nodes: Int, alone: Int) {
      self.what = what
      self.place = place
      self.nodes = nodes
      self.alone = alone
    }
  }

  public var parts: [Part]
  /// Whether there is no smaller set.
  public var isSmallest: Bool

  public init(parts: [Part], isSmallest: Bool) {
    self.parts = parts
    self.isSmallest = isSmallest
  }
}
