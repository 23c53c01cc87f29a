import APIServer
import Expectations
import Grammar
import Kinds
import Kubernetes
import SourceText
import Symbols
import YAML

/// Reads requests out of a file: a list, one after the other.
struct RequestFile {
  /// A request, and how it was written.
  struct Entry {
    var request: Request
    /// `create`, `evict`, `bind`, `scale`: the answer names it so.
    var verb: String
    var node: YAMLNode
  }

  private(set) var entries: [Entry] = []
  var diagnostics: [Diagnostic] = []
  private let resources: ResourceTable

  /// The keys of a request.
  private static let keys: Set<String> = [
    "as", "verb", "object", "resource", "namespace", "name", "subresource", "path", "patch", "patchType",
    "fieldManager", "force", "dryRun", "fieldValidation", "unconditional", "labelSelector", "fieldSelector",
    "gracePeriodSeconds", "propagationPolicy", "wait", "node", "replicas", "preconditions",
  ]

  private static let verbs = [
    "create", "update", "patch", "delete", "deletecollection", "get", "list", "evict", "bind", "scale",
  ]

  init(_ file: YAMLFile, _ resources: ResourceTable) {
    self.resources = resources
    diagnostics = file.diagnostics.filter { $0.severity == .error }
    for document in file.documents where !document.root.isNull {
      guard document.root.kind == .sequence else {
        diagnostics.append(
          .error(
            .wrongType, at: document.root.range, "requests are a list: begin each with '- verb: create' or another verb"
          ))
        continue
      }
      for item in document.root.items { read(YAMLDraft(item).readingLettersAsTexts.node()) }
    }
  }

  private mutating func read(_ node: YAMLNode) {
    guard node.kind == .mapping else {
      diagnostics.append(
        .error(.wrongType, at: node.range, "a request is a mapping: write its verb, and what is asked for"))
      return
    }
    for entry in node.entries where !Self.keys.contains(entry.key.text) {
      let near = Spelling.nearest(to: entry.key.text, among: Array(Self.keys)).map { ", did you mean '\($0)'?" }
      diagnostics.append(.error(.unknownKey, at: entry.keyRange, "a request has no '\(entry.key.text)'\(near ?? "")"))
    }
    let verb = node["verb"]?.text ?? ""
    guard Self.verbs.contains(verb) else {
      let near = Spelling.nearest(to: verb, among: Self.verbs).map { "did you mean '\($0)'?" }
      diagnostics.append(
        .error(
          .unusableWord, at: (node["verb"] ?? node).range,
          verb.isEmpty
            ? "this request has no verb: it is one of \(Self.verbs.joined(separator: ", "))"
            : "there is no verb '\(verb)': \(near ?? "it is one of \(Self.verbs.joined(separator: ", "))")"))
      return
    }
    guard let target = target(node, verb) else { return }
    var request = Request(verb: Self.requestVerb(verb), target: target, body: body(node, verb))
    readUser(node, &request)
    readOptions(node, &request)
    if verb == "scale" { request.options.patchType = .merge }
    entries.append(Entry(request: request, verb: verb, node: node))
  }

  private static func requestVerb(_ verb: String) -> Request.Verb {
    switch verb {
    case "evict", "bind": .create
    case "scale": .patch
    default: Request.Verb(rawValue: verb) ?? .get
    }
  }

  // MARK: What is asked for

  private mutating func target(_ node: YAMLNode, _ verb: String) -> Request.Target? {
    if let path = node["path"], !path.isNull { return .path(path.text) }
    let object = node["object"]
    let metadata = object?["metadata"]
    var target = ResourceTarget(
      resource: "", namespace: node["namespace"]?.text ?? metadata?["namespace"]?.text ?? "",
      name: node["name"]?.text ?? "", subresource: node["subresource"]?.text ?? "")
    if let resource = node["resource"], !resource.isNull {
      let parts = resource.text.split(separator: ".", maxSplits: 1).map(String.init)
      target.resource = parts.first ?? ""
      target.group = parts.count > 1 ? parts[1] : ""
      if parts.count == 1, resources.resource(target.resource, group: "") == nil,
        let found = resources.all.first(where: { $0.name == target.resource })
      {
        target.group = found.group
      }
    } else if let object {
      let apiVersion = object["apiVersion"]?.symbol ?? .none
      guard let found = resources.resource(apiVersion: apiVersion, kind: object["kind"]?.symbol ?? .none) else {
        diagnostics.append(
          .error(
            .unusableWord, at: object.range,
            "no resource has the kind '\(object["kind"]?.text ?? "")' of '\(apiVersion.text)': say 'resource' or 'path'"
          ))
        return nil
      }
      target.resource = found.name
      target.group = found.group
      target.version = found.version
      if verb == "update" { target.name = node["name"]?.text ?? metadata?["name"]?.text ?? "" }
    } else {
      diagnostics.append(
        .error(.saysNothing, at: node.range, "this request asks for nothing: say 'resource', 'object' or 'path'"))
      return nil
    }
    switch verb {
    case "evict": target.subresource = "eviction"
    case "bind": target.subresource = "binding"
    case "scale": target.subresource = "scale"
    default: break
    }
    return .resource(target)
  }

  private func body(_ node: YAMLNode, _ verb: String) -> YAMLNode? {
    let place = YAMLDraft(node)
    switch verb {
    case "patch": return node["patch"]
    case "scale":
      let replicas = node["replicas"].map { YAMLDraft($0) } ?? .number(0, at: place)
      return YAMLDraft.mapping(["spec": .mapping(["replicas": replicas], at: place)], at: place).node()
    case "bind":
      let name = node["name"].map { YAMLDraft($0) }
      return YAMLDraft.mapping(
        [
          "apiVersion": .text("v1", at: place), "kind": .text("Binding", at: place),
          "metadata": .mapping(["name": name, "namespace": node["namespace"].map { YAMLDraft($0) }], at: place),
          "target": .mapping(
            ["kind": .text("Node", at: place), "name": node["node"].map { YAMLDraft($0) }], at: place),
        ], at: place
      ).node()
    case "evict":
      let grace = node["gracePeriodSeconds"].map { YAMLDraft($0) }
      return YAMLDraft.mapping(
        [
          "apiVersion": .text("policy/v1", at: place), "kind": .text("Eviction", at: place),
          "metadata": .mapping(
            ["name": node["name"].map { YAMLDraft($0) }, "namespace": node["namespace"].map { YAMLDraft($0) }],
            at: place),
          "deleteOptions": grace.map { .mapping(["gracePeriodSeconds": $0], at: place) },
        ], at: place
      ).node()
    default: return node["object"]
    }
  }
}
