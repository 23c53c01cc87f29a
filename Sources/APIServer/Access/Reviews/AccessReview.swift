import SourceText
import Symbols
import YAML

/// What is asked and answered by objects that are not kept: may somebody, what may I, who am I.
struct AccessReview {
  let control: AccessControl
  let resource: ServedResource
  let user: User
  let namespace: String

  private static let place = YAMLDraft.nowhere

  /// nil for a review that is not played.
  func answer(_ asked: YAMLDraft) throws(RequestError) -> YAMLDraft? {
    let object = asked.withQuotedTexts
    var result = YAMLDraft.mapping(
      ["kind": object["kind"], "apiVersion": object["apiVersion"], "metadata": object["metadata"]], at: object)
    if namespace.isEmpty { result.edit("metadata") { _ in } }
    switch resource.kind {
    case "SelfSubjectReview":
      result["status"] = .mapping(["userInfo": userInfo], at: Self.place)
    case "SelfSubjectRulesReview":
      result["spec"] = .mapping([:], at: Self.place)
      result["status"] = SubjectRules(control: control, user: user).status(
        in: object.at("spec", "namespace")?.text ?? "", asked: object)
      if object.at("spec", "namespace")?.text ?? "" == "" {
        throw .badRequest("no namespace on request", by: RequestError.Station.routing, at: object.range.position)
      }
    case "SubjectAccessReview", "LocalSubjectAccessReview", "SelfSubjectAccessReview":
      let spec = object["spec"] ?? .mapping([:], at: object)
      try check(spec)
      result["spec"] = spec
      result["status"] = try status(of: spec)
    default: return nil
    }
    return result
  }

  private var userInfo: YAMLDraft {
    func list(_ texts: [String]) -> YAMLDraft { .list(texts.map { .text($0, at: Self.place) }, at: Self.place) }
    var extra = YAMLDraft.mapping([:], at: Self.place)
    for (key, values) in user.extra.sorted(by: { $0.key < $1.key }) { extra[Symbol(key)] = list(values) }
    return .mapping(
      [
        "username": .text(user.name, at: Self.place), "uid": user.uid.isEmpty ? nil : .text(user.uid, at: Self.place),
        "groups": user.groups.isEmpty ? nil : list(user.groups), "extra": user.extra.isEmpty ? nil : extra,
      ], at: Self.place)
  }

  // MARK: May somebody

  private func check(_ spec: YAMLDraft) throws(RequestError) {
    var causes: [StatusDetails.Cause] = []
    func refuse(_ field: String, _ value: String, _ text: String) {
      causes.append(
        .init(
          reason: "FieldValueInvalid", message: "Invalid value: \(value): \(text)", field: field,
          position: spec.range.position))
    }
    let attributes = spec.at("resourceAttributes")
    let path = spec.at("nonResourceAttributes")
    if let path, attributes != nil {
      refuse(
        "spec.nonResourceAttributes",
        "{\"path\":\(GoText.json(path["path"]?.text ?? "")),\"verb\":\(GoText.json(path["verb"]?.text ?? ""))}",
        "cannot be specified in combination with resourceAttributes")
    } else if path == nil, attributes == nil {
      refuse(
        "spec.resourceAttributes", "null",
        "exactly one of nonResourceAttributes or resourceAttributes must be specified")
    }
    if resource.kind != "SelfSubjectAccessReview", spec.at("user")?.text ?? "" == "",
      spec.at("groups")?.items.isEmpty ?? true
    {
      refuse("spec.user", "\"\"", "at least one of user or group must be specified")
    }
    if resource.kind == "LocalSubjectAccessReview", path != nil {
      refuse("spec.nonResourceAttributes", "null", "disallowed on this kind of request")
    }
    if !causes.isEmpty {
      let all = causes.map { "\($0.field): \($0.message)" }
      throw RequestError(
        422, "Invalid",
        "\(resource.qualifiedKind) \"\" is invalid: \(all.count == 1 ? all[0] : "[\(all.joined(separator: ", "))]")",
        details: StatusDetails(group: resource.group, kind: resource.kind.text, causes: causes),
        by: RequestError.Station.validation, at: spec.range.position)
    }
    if resource.kind == "LocalSubjectAccessReview", attributes?.at("namespace")?.text ?? "" != namespace {
      throw .badRequest(
        "spec.resourceAttributes.namespace must match namespace: \(namespace)", by: RequestError.Station.routing,
        at: attributes?.range.position)
    }
  }

  private func status(of spec: YAMLDraft) throws(RequestError) -> YAMLDraft {
    var who = user
    if resource.kind != "SelfSubjectAccessReview" {
      who = User(name: spec.at("user")?.text ?? "", groups: spec.at("groups")?.items.compactMap(\.text) ?? [])
    }
    let decision = control.decide(Self.access(spec), by: who)
    return .mapping(
      [
        "allowed": .bool(decision.isAllowed, at: Self.place),
        "reason": decision.reason.isEmpty ? nil : .text(decision.reason, at: Self.place),
      ], at: Self.place)
  }

  private static func access(_ spec: YAMLDraft) -> Access {
    if let path = spec.at("nonResourceAttributes") {
      return Access(Symbol(path.at("verb")?.text ?? ""), path: path.at("path")?.text ?? "")
    }
    let asked = spec.at("resourceAttributes")
    func text(_ key: Symbol) -> String { asked?.at(key)?.text ?? "" }
    return Access(
      Symbol(text("verb")), group: text("group"), resource: text("resource"), subresource: text("subresource"),
      namespace: text("namespace"), name: text("name"))
  }
}
