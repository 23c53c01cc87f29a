public import SourceText

/// Something that has a say about a request and cannot be asked, and what it could do.
public struct NotPlayed: Hashable, Sendable {
  /// `webhook check.example.com of ValidatingWebhookConfiguration policy`.
  public let name: String
  /// `refuse`, `change or refuse`.
  public let effect: String
  public let position: SourcePosition
  /// What to do about it: `say what it does under webhooks in .bayplan.yaml`.
  public let cure: String

  public init(_ name: String, _ effect: String, at position: SourcePosition, cure: String) {
    self.name = name
    self.effect = effect
    self.position = position
    self.cure = cure
  }
}
