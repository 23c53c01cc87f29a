public import SourceText

/// What the API server takes and warns of.
public struct ValidationWarning: Hashable, Sendable {
  /// As its `Warning` header has it.
  public let text: String
  /// Where the value stands that it warns of.
  public let position: SourcePosition

  init(_ text: String, at position: SourcePosition) {
    self.text = text
    self.position = position
  }
}
