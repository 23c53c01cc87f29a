/// The kinds that a version of Kubernetes serves and what becomes of them here, as plain values.
public struct KindList: Sendable {
  public struct Kind: Sendable {
    public var name: String
    /// Served by every API server, the one to write first.
    public var served: [String]
    /// Served where somebody turns them on.
    public var optional: [String]
    /// Served once, and read still.
    public var former: [String]
    public var resource: String
    public var shortNames: [String]
    public var isNamespaced: Bool
    public var isRead: Bool
    public var isValidated: Bool
    /// The part of a snapshot that it belongs to; empty when a snapshot leaves it out.
    public var snapshot: String
    /// Whether the snapshot of a live cluster asks for it.
    public var isAsked: Bool
    /// What of it is played, in words; empty for nothing.
    public var plays: String

    public init(
      name: String, served: [String], optional: [String], former: [String], resource: String, shortNames: [String],
      isNamespaced: Bool, isRead: Bool, isValidated: Bool, snapshot: String, isAsked: Bool, plays: String
    ) {
      self.name = name
      self.served = served
      self.optional = optional
      self.former = former
      self.resource = resource
      self.shortNames = shortNames
      self.isNamespaced = isNamespaced
      self.isRead = isRead
      self.isValidated = isValidated
      self.snapshot = snapshot
      self.isAsked = isAsked
      self.plays = plays
    }
  }

  /// `1.37`.
  public var version: String
  /// Sorted by name.
  public var kinds: [Kind]

  public init(version: String, kinds: [Kind]) {
    self.version = version
    self.kinds = kinds
  }
}
