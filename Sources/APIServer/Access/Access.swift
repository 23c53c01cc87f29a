public import Symbols
import YAML

/// Something that somebody wants to do, as authorizers see it.
public struct Access: Hashable, Sendable {
  /// `get`, `impersonate`, `impersonate-on:user-info:list`.
  public var verb: Symbol
  public var group: Symbol = .none
  /// With the subresource: `pods/log`.
  public let resource: Symbol
  /// `*/log`; empty for what is no subresource.
  let everyOwner: Symbol
  /// Empty for all, and for what is in none.
  public var namespace = ""
  /// Empty where it is not known, or all are meant.
  public var name: Symbol = .none
  /// What is no resource.
  public let path: Symbol?
  /// The node that a field selector asks for.
  var selectedNode = ""

  public init(
    _ verb: Symbol, group: String = "", resource: String, subresource: String = "", namespace: String = "",
    name: String = ""
  ) {
    self.verb = verb
    self.group = Symbol(group)
    self.resource = Symbol(subresource.isEmpty ? resource : "\(resource)/\(subresource)")
    everyOwner = subresource.isEmpty ? .none : Symbol("*/\(subresource)")
    self.namespace = namespace
    self.name = Symbol(name)
    path = nil
  }

  public init(_ verb: Symbol, path: String) {
    self.verb = verb
    self.path = Symbol(path)
    resource = .none
    everyOwner = .none
  }

  /// `*/log` for `pods/log`; nil for what is no subresource.
  static func everyOwner(of resource: Symbol) -> Symbol? {
    let parts = resource.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count > 1 ? Symbol("*/\(parts[1])") : nil
  }

  /// The resource and the subresource, which is empty for none.
  public var parts: (resource: String, subresource: String) {
    let parts = resource.text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }
}

extension Access {
  /// What a request wants. It depends on where the request goes, whether anything is there or not.
  public init(_ request: Request, _ resources: ResourceTable) {
    switch request.target {
    case .resource(let target):
      let served = resources.resource(target.resource, group: target.group, version: target.version)
      var namespace = served?.isNamespaced ?? true ? target.namespace : ""
      if target.group.isEmpty, target.resource == "namespaces" { namespace = target.name }
      self.init(
        Symbol(request.verb.rawValue), group: target.group, resource: target.resource, subresource: target.subresource,
        namespace: namespace, name: target.name)
    case .path(let path):
      self = Self.at(path, Symbol(request.verb.rawValue))
    }
    if path != nil { return }
    let fields = request.options.fieldSelector.split(separator: ",").map { part in
      part.split(separator: "=", omittingEmptySubsequences: true).map(String.init)
    }
    for field in fields where field.count == 2 {
      if field[0] == "metadata.name", verb == "list", name.isEmpty { name = Symbol(field[1]) }
      if field[0] == "spec.nodeName" { selectedNode = field[1] }
    }
  }

  private static func at(_ path: String, _ verb: Symbol) -> Access {
    let bare = path.split(separator: "?", maxSplits: 1).first.map(String.init) ?? ""
    var parts = bare.split(separator: "/").map(String.init)
    var group = ""
    guard parts.count >= 3, parts[0] == "api" || parts[0] == "apis" else { return Access(verb, path: bare) }
    if parts.removeFirst() == "apis" {
      guard parts.count >= 3 else { return Access(verb, path: bare) }
      group = parts.removeFirst()
    }
    parts.removeFirst()
    var namespace = ""
    if parts[0] == "namespaces", parts.count > 1 {
      namespace = parts[1]
      if parts.count > 2, !["status", "finalize"].contains(parts[2]) { parts.removeFirst(2) }
    }
    let name = parts.count > 1 ? parts[1] : ""
    return Access(
      verb == "get" && name.isEmpty ? "list" : verb, group: group, resource: parts[0],
      subresource: parts.count > 2 ? parts[2] : "", namespace: namespace, name: name)
  }
}
