public import YAML

/// What a client asks of the API server.
public struct Request: Sendable {
  public enum Verb: String, Sendable {
    case create, update, patch, delete, deletecollection, get, list
  }

  /// What is asked for.
  public enum Target: Sendable {
    case resource(ResourceTarget)
    /// A path as it stands in the URL: `/apis/apps/v1/namespaces/shop/deployments`.
    case path(String)
  }

  public var user: User
  /// A bearer token that the server does not know.
  public var hasBadToken = false
  /// Whom the user says to be, as Impersonate- headers do.
  public var impersonated: User?
  public var verb: Verb
  public var target: Target
  /// What is sent; a patch for a patch.
  public var body: YAMLNode?
  public var options = RequestOptions()

  public init(user: User = .administrator, verb: Verb, target: Target, body: YAMLNode? = nil) {
    self.user = user
    self.verb = verb
    self.target = target
    self.body = body
  }
}

/// A resource, and which of its objects.
public struct ResourceTarget: Hashable, Sendable {
  /// The plural: `deployments`.
  public var resource: String
  /// Empty for the core.
  public var group: String
  /// Empty: the one that the server prefers.
  public var version: String
  public var namespace: String
  public var name: String
  public var subresource: String

  public init(
    resource: String, group: String = "", version: String = "", namespace: String = "", name: String = "",
    subresource: String = ""
  ) {
    self.resource = resource
    self.group = group
    self.version = version
    self.namespace = namespace
    self.name = name
    self.subresource = subresource
  }
}
