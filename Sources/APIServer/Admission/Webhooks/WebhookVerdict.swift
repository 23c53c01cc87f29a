public import SourceText
import Symbols

/// What a webhook says to what it is asked about, as somebody told: nobody asks it.
public struct WebhookVerdict: Hashable, Sendable {
  public enum Answer: Hashable, Sendable {
    case allow
    /// Nothing gets by, and why not.
    case deny(String)
    /// What a report says of the objects that it names; all others get by.
    case findings([WebhookFinding])
  }

  /// As its configuration names it: `validate.kyverno.svc-fail`.
  public var name: String
  public var answer: Answer

  public init(name: String, _ answer: Answer) {
    self.name = name
    self.answer = answer
  }
}

/// What a policy engine's report says of one object.
public struct WebhookFinding: Hashable, Sendable {
  public enum Effect: Sendable {
    case refuses, warns
  }

  public var effect: Effect
  public var kind: String
  /// Empty for objects of the cluster, and where the report does not say.
  public var namespace: String
  public var name: String
  /// The policy, and in which words.
  public var message: String
  /// Where the report says so.
  public var position: SourcePosition

  public init(
    _ effect: Effect, kind: String, namespace: String, name: String, message: String, at position: SourcePosition
  ) {
    self.effect = effect
    self.kind = kind
    self.namespace = namespace
    self.name = name
    self.message = message
    self.position = position
  }

  /// Whether it is about the object of a request. Engines write `default` for objects without a namespace, too.
  func isAbout(_ request: AdmissionRequest) -> Bool {
    guard request.subresource.isEmpty, kind == request.kind.text, name == request.name else { return false }
    return namespace == request.namespace || namespace.isEmpty || !request.resource.isNamespaced
  }
}
