public import SourceText

/// Something that has a say about a request and cannot be asked, and what it could do.
public struct NotPlayed: Hashable, Sendable {
  /// `webhook check.example.com of ValidatingWebhookConfiguration policy`.
  public let name: String
  /// `refuse`, `change or refuse`.
  public let effect: String
  public let position: SourcePosition

  public init(_ name: String, _ effect: String, at position: SourcePosition) {
    self.name = name
    self.effect = effect
    self.position = position
  }
}
