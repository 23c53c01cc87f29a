import Kinds
import SourceText
import Symbols
import Versions
import YAML

/// Where a request leads.
public enum Route: Sendable {
  case resource(ResourcePlace)
  /// Something that is no resource, and what is answered.
  case answer(Answer)
  /// Nowhere, once it is known that the user may ask.
  case failure(RequestError)

  init(_ request: Request, _ table: ResourceTable, _ version: KubernetesVersion) throws(RequestError) {
    switch request.target {
    case .path(let path): self = PathRoute.find(path, table, version)
    case .resource(let target):
      // A name with a slash makes another path of the request's, at which nothing is.
      let slash = UInt8(ascii: "/")
      guard !target.namespace.utf8.contains(slash), !target.name.utf8.contains(slash) else {
        self = .failure(.noSuchPath)
        return
      }
      guard let resource = table.resource(target.resource, group: target.group, version: target.version) else {
        self = .failure(.noSuchPath)
        return
      }
      self = .resource(
        ResourcePlace(
          resource: resource, namespace: resource.isNamespaced ? target.namespace : "", name: target.name,
          subresource: target.subresource))
    }
  }
}

/// A resource, and which of its objects.
public struct ResourcePlace: Sendable {
  public let resource: ServedResource
  /// Empty for all, and for objects without one.
  public let namespace: String
  /// Empty for the collection.
  public let name: String
  public let subresource: String
}

/// Finds out what stands at a path of the server.
enum PathRoute {
  static func find(_ path: String, _ table: ResourceTable, _ release: KubernetesVersion) -> Route {
    let bare = path.split(separator: "?", maxSplits: 1).first.map(String.init) ?? ""
    let parts = bare.split(separator: "/").map(String.init)
    switch parts.first {
    case "api":
      if parts.count == 1 { return .answer(Discovery.coreVersions) }
      return version(group: "", parts[1], parts.dropFirst(2), table)
    case "apis":
      if parts.count == 1 { return .answer(Discovery.groups(table)) }
      guard table.hasGroup(parts[1]) else { return .failure(.noSuchPage) }
      if parts.count == 2 { return .answer(Discovery.group(parts[1], table)) }
      return version(group: parts[1], parts[2], parts.dropFirst(3), table)
    case "healthz", "livez", "readyz": return .answer(Answer(code: 200, text: "ok"))
    case "version": return .answer(Discovery.version(release))
    default: return .failure(.noSuchPage)
    }
  }

  private static func version(
    group: String, _ version: String, _ rest: ArraySlice<String>, _ table: ResourceTable
  ) -> Route {
    let apiVersion = group.isEmpty ? version : "\(group)/\(version)"
    guard table.hasVersion(apiVersion) else { return .failure(.noSuchPath) }
    var rest = Array(rest)
    if rest.isEmpty { return .answer(Discovery.resources(apiVersion, table)) }
    var namespace = ""
    // `/namespaces/x` is a namespace, `/namespaces/x/pods` what is in it; status and finalize are the namespace's own.
    if rest[0] == "namespaces", rest.count > 2, !["status", "finalize"].contains(rest[2]) {
      namespace = rest[1]
      rest.removeFirst(2)
    }
    guard let resource = table.resource(rest[0], group: group, version: version),
      resource.isNamespaced || namespace.isEmpty
    else { return .failure(.noSuchPath) }
    return .resource(
      ResourcePlace(
        resource: resource, namespace: namespace, name: rest.count > 1 ? rest[1] : "",
        subresource: rest.count > 2 ? rest[2] : ""))
  }
}
