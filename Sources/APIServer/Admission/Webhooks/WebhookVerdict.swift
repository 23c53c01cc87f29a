/// What a webhook says to all that it is asked about, as somebody told: nobody asks it.
public struct WebhookVerdict: Hashable, Sendable {
  /// As its configuration names it: `validate.kyverno.svc-fail`.
  public var name: String
  public var allows: Bool
  /// Why not.
  public var message: String

  public init(name: String, allows: Bool, message: String = "") {
    self.name = name
    self.allows = allows
    self.message = message
  }
}
