import Kinds
public import Symbols

/// A resource of the API, in one version: where objects of a kind are.
public struct ServedResource: Hashable, Sendable {
  /// The plural: `deployments`.
  public let name: String
  /// Empty for the core.
  public let group: String
  public let version: String
  /// `apps/v1`.
  public let apiVersion: Symbol
  public let kind: Symbol
  public let isNamespaced: Bool
  /// What may be done with it, beside what subresources allow.
  let verbs: Set<String>
  /// `status`, `scale`.
  let subresources: Set<String>

  /// As messages call it: `deployments.apps`.
  public var qualified: String { group.isEmpty ? name : "\(name).\(group)" }

  /// As messages call the kind: `Deployment.apps`.
  public var qualifiedKind: String { group.isEmpty ? kind.text : "\(kind.text).\(group)" }

  public func serves(_ verb: Request.Verb) -> Bool { verbs.contains(verb.rawValue) }
  public func has(subresource: String) -> Bool { subresources.contains(subresource) }

  /// Whether objects of it are kept: reviews and bindings are answered and gone.
  public let isStored: Bool

  /// What every request for it is told; nil for one that is to stay.
  var deprecation: String? {
    guard group.isEmpty else { return nil }
    return switch name {
    case "componentstatuses": "v1 ComponentStatus is deprecated in v1.19+"
    case "endpoints": "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"
    default: nil
    }
  }

  public static func == (a: ServedResource, b: ServedResource) -> Bool {
    a.name == b.name && a.group == b.group && a.version == b.version
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(group)
    hasher.combine(version)
  }
}
