import Kinds
import Kubernetes
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  /// Reads or changes how many replicas there are to be.
  mutating func scale(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let resource = place.resource
    guard let old = store.object(resource.kind, in: place.namespace, named: place.name) else {
      throw .notFound(resource, place.name)
    }
    let before = Self.scaleObject(old)
    if request.verb == .get { return Answer(code: 200, object: before) }
    let body = request.body.map { YAMLDraft($0) } ?? YAMLDraft.nowhere
    let scale = request.verb == .patch ? try ObjectPatching.apply(body, to: before, request.options.patchType) : body
    let replicas = scale.at("spec", "replicas")?.integer ?? 0
    if replicas < 0 {
      let message = "Invalid value: \(replicas): must be greater than or equal to 0"
      throw RequestError(
        422, "Invalid", "Scale.autoscaling \(GoText.quoted(place.name)) is invalid: spec.replicas: \(message)",
        details: StatusDetails(
          name: place.name, group: "autoscaling", kind: "Scale",
          causes: [.init(reason: "FieldValueInvalid", message: message, field: "spec.replicas")]),
        by: RequestError.Station.validation, at: scale.at("spec", "replicas")?.range.position)
    }
    var object = decoded(old, resource)
    let origin = scale.at("spec", "replicas") ?? scale
    object.edit("spec") { $0["replicas"] = .number(replicas, at: origin) }
    object.edit("metadata") { $0["resourceVersion"] = .text(String(old.revision), at: $0) }
    var answer = try change(object, from: old, request, at: place, warnings: [])
    if let stored = answer.object {
      answer.object = Self.scaleObject(ObjectRecord(stored.node(), kind: resource.kind, revision: old.revision))
    }
    return answer
  }

  private static func scaleObject(_ record: ObjectRecord) -> YAMLDraft {
    let place = record.draft
    let replicas = place.at("spec", "replicas")?.integer ?? 0
    let current = place.at("status", "replicas")?.integer ?? 0
    var metadata = YAMLDraft.mapping([:], at: place)
    for key: Symbol in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
      metadata[key] = place.at("metadata", key)
    }
    let selector = selectorText(Value(record.body)["spec"]["selector"])
    return .mapping(
      [
        "kind": .text("Scale", at: place), "apiVersion": .text("autoscaling/v1", at: place), "metadata": metadata,
        "spec": .mapping(["replicas": replicas == 0 ? nil : .number(replicas, at: place)], at: place),
        "status": .mapping(
          [
            "replicas": .number(current, at: place), "selector": selector.isEmpty ? nil : .text(selector, at: place),
          ], at: place),
      ], at: place)
  }

  /// A selector as one text: `app=web,tier in (a,b)`.
  private static func selectorText(_ selector: Value) -> String {
    let isPlain = selector["matchLabels"].isNull && selector["matchExpressions"].isNull
    var parts = (isPlain ? selector : selector["matchLabels"]).entries.map { entry in
      (entry.key.text, "\(entry.key.text)=\(entry.value.text)")
    }
    for expression in selector["matchExpressions"].items {
      let key = expression["key"].text
      let values = expression["values"].items.map(\.text).sorted().joined(separator: ",")
      switch expression["operator"].text {
      case "In": parts.append((key, "\(key) in (\(values))"))
      case "NotIn": parts.append((key, "\(key) notin (\(values))"))
      case "Exists": parts.append((key, key))
      default: parts.append((key, "!\(key)"))
      }
    }
    return parts.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1).joined(separator: ",")
  }
}
