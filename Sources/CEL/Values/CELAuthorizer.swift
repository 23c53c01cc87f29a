/// Who may: values of the Kubernetes library `authz`.
///
/// Source: "Kubernetes authorizer library" in Kubernetes' documentation of CEL.
public struct CELAuthorizer: Sendable {
  /// What somebody asks.
  public struct Question: Hashable, Sendable {
    public var verb = ""
    /// What is no resource; empty for resources.
    public var path = ""
    public var group = ""
    public var resource = ""
    public var subresource = ""
    public var namespace = ""
    public var name = ""
    /// The service account of whom it is asked; nil for who sent the request.
    public var account: Account?

    public init() {}
  }

  public struct Account: Hashable, Sendable {
    public let namespace: String
    public let name: String
  }

  public struct Answer: Sendable {
    public let isAllowed: Bool
    public let reason: String

    public init(isAllowed: Bool, reason: String) {
      self.isAllowed = isAllowed
      self.reason = reason
    }
  }

  /// How far a question has been put together.
  enum Stage: Sendable {
    case authorizer, path, group, resource
    case decision(Answer)

    var type: String {
      switch self {
      case .authorizer: "kubernetes.authorization.Authorizer"
      case .path: "kubernetes.authorization.PathCheck"
      case .group: "kubernetes.authorization.GroupCheck"
      case .resource: "kubernetes.authorization.ResourceCheck"
      case .decision: "kubernetes.authorization.Decision"
      }
    }
  }

  var stage = Stage.authorizer
  var question = Question()
  private let decide: @Sendable (Question) -> Answer

  /// - Parameter decide: whether what is asked is allowed.
  public init(_ decide: @escaping @Sendable (Question) -> Answer) {
    self.decide = decide
  }

  /// The `authorizer.requestResource`: what a request itself asks for.
  public func asking(_ question: Question) -> CELAuthorizer {
    var copy = self
    copy.stage = .resource
    copy.question = question
    return copy
  }

  var isAsked: Answer { decide(question) }
}
