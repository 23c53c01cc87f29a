import Grammar
public import SourceText

/// One PlacementPolicy document: what must hold wherever pods like these are placed.
public struct PlacementPolicy: Sendable {
  /// The `kind` of a policy; its `apiVersion` is that of a test.
  public static let kind = "PlacementPolicy"
  public static let apiVersion = OwnDocument.apiVersion

  public var name = ""
  public var entries: [Entry] = []
  /// Whether all of it could be read. Nothing of another one is judged: without a key it may say the opposite.
  public internal(set) var isUsable = true

  /// A named expectation.
  public struct Entry: Sendable {
    public var name: String
    /// Of what does not hold, where a policy is held against manifests.
    public var severity: Severity
    /// It carries the entry's name and the policy's.
    public var expectation: Expectation
  }
}
