import Kinds
import Kubernetes
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  /// Creates a binding: gives a pod a node.
  mutating func bind(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let binding = request.body.map { YAMLDraft($0) } ?? YAMLDraft.nowhere
    let target = binding["target"]
    let kind = target?["kind"]?.text ?? ""
    let node = target?.at("name")?.text ?? ""
    if !kind.isEmpty, kind != "Node" {
      throw .internalError(
        "target.kind: Unsupported value: \(GoText.quoted(kind)): supported values: \"Node\", \"<empty>\"",
        by: RequestError.Station.validation)
    }
    if node.isEmpty {
      throw .internalError("target.name: Required value", by: RequestError.Station.validation)
    }
    if release >= Release(minor: 37), let fault = NameText.subdomainFaults(node).first {
      throw .internalError(
        "target.name: Invalid value: \(GoText.quoted(node)): \(fault)", by: RequestError.Station.validation)
    }
    let stored = store.object("Pod", in: place.namespace, named: place.name)
    var admission = AdmissionRequest(
      user: request.user, operation: .create, resource: place.resource, subresource: "binding",
      namespace: place.namespace, name: place.name, object: binding,
      old: stored, isDryRun: request.options.isDryRun, names: names)
    try mutate(&admission)
    try validate(&admission)
    guard let pod = stored else {
      throw .notFound(place.resource, place.name)
    }
    let bound = pod.spec?["nodeName"]?.text ?? ""
    let refusal: String? =
      if pod.isBeingDeleted {
        "pod \(place.name) is being deleted, cannot be assigned to a host"
      } else if !bound.isEmpty {
        "pod \(place.name) is already assigned to node \(GoText.quoted(bound))"
      } else if pod.spec?["schedulingGates"]?.count ?? 0 > 0 {
        "pod \(place.name) has non-empty .spec.schedulingGates"
      } else {
        nil
      }
    if let refusal { throw .conflict("pods/binding", place.name, refusal) }
    if !admission.isDryRun {
      store.put(Binding.applied(admission.object, to: pod.draft, node, now), kind: "Pod")
      commit(admission)
    }
    return Answer(code: 201, status: Answer.Status(isSuccess: true))
  }

  /// Creates an eviction: deletes a pod if its disruption budget has room.
  mutating func evict(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    guard let pod = store.object("Pod", in: place.namespace, named: place.name) else {
      throw .notFound(place.resource, place.name)
    }
    let eviction = request.body.map { YAMLDraft($0) } ?? YAMLDraft.nowhere
    var admission = AdmissionRequest(
      user: request.user, operation: .create, resource: place.resource, subresource: "eviction",
      namespace: place.namespace, name: place.name, object: eviction, old: pod,
      isDryRun: request.options.isDryRun, names: names)
    try mutate(&admission)
    try validate(&admission)
    if let budget = try EvictionBudget(pod, store).taken(), !admission.isDryRun {
      store.put(budget, kind: "PodDisruptionBudget")
    }
    var deletion = request
    deletion.verb = .delete
    deletion.body = nil
    let written = eviction["deleteOptions"]
    deletion.options.gracePeriodSeconds =
      written?["gracePeriodSeconds"]?.integer ?? request.options.gracePeriodSeconds
    if let uid = written?.at("preconditions", "uid")?.text { deletion.options.preconditions.uid = uid }
    _ = try delete(
      deletion,
      at: ResourcePlace(resource: place.resource, namespace: place.namespace, name: place.name, subresource: ""))
    var answer = Answer(code: 201, status: Answer.Status(isSuccess: true))
    answer.warnings = admission.warnings
    answer.notPlayed = admission.notPlayed
    return answer
  }

  /// What leads to a node's kubelet, which is not there.
  func connect(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    guard let record = store.object(place.resource.kind, in: place.namespace, named: place.name) else {
      throw .notFound(place.resource, place.name)
    }
    let isPlaced = record.spec?["nodeName"]?.text ?? "" != ""
    if place.resource.kind == "Pod", !isPlaced {
      if place.subresource == "log" { return Answer(code: 200, text: "") }
      throw .badRequest(
        "pod \(place.name) does not have a host assigned", by: RequestError.Station.routing)
    }
    throw .internalError(
      "what \(place.resource.name)/\(place.subresource) answers is the kubelet's, which is not played",
      by: RequestError.Station.routing)
  }

  /// Makes a token for a service account.
  func issueToken(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let body = request.body.map { YAMLDraft($0).withQuotedTexts } ?? YAMLDraft.nowhere
    guard store.object(place.resource.kind, in: place.namespace, named: place.name) != nil else {
      throw .notFound(place.resource, place.name)
    }
    let seconds = body.at("spec", "expirationSeconds")
    if let value = seconds?.integer, value < 600 {
      throw Self.invalidDuration(
        "Invalid value: \(value): may not specify a duration less than 10 minutes", at: seconds)
    }
    if let value = seconds?.integer, value > Int64(1) << 32 {
      throw Self.invalidDuration(
        "Invalid value: \(value): may not specify a duration larger than 2^32 seconds", at: seconds)
    }
    return Answer(code: 201, object: token(body, at: place, seconds: seconds?.integer ?? 3600))
  }

  /// A token that nobody can use, with all else that is answered.
  private func token(_ body: YAMLDraft, at place: ResourcePlace, seconds: Int64) -> YAMLDraft {
    var spec = body["spec"] ?? .mapping([:], at: body)
    if spec.at("audiences") == nil {
      spec["audiences"] = .list([.text("https://kubernetes.default.svc.cluster.local", at: body)], at: body)
    }
    spec["expirationSeconds"] = .number(seconds, at: body)
    spec["boundObjectRef"] = spec["boundObjectRef"] ?? .null(at: body)
    return .mapping(
      [
        "kind": .text("TokenRequest", at: body), "apiVersion": .text("authentication.k8s.io/v1", at: body),
        "metadata": .mapping(
          [
            "name": .text(place.name, at: body), "namespace": .text(place.namespace, at: body),
            "creationTimestamp": .text(now.text, at: body),
          ], at: body),
        "spec": spec,
        "status": .mapping(
          [
            "token": .text("<token>", at: body),
            "expirationTimestamp": .text(now.adding(seconds).text, at: body),
          ], at: body),
      ], at: body)
  }

  private static func invalidDuration(_ message: String, at seconds: YAMLDraft?) -> RequestError {
    RequestError(
      422, "Invalid", "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: \(message)",
      details: StatusDetails(
        group: "authentication.k8s.io", kind: "TokenRequest",
        causes: [.init(reason: "FieldValueInvalid", message: message, field: "spec.expirationSeconds")]),
      by: RequestError.Station.validation, at: seconds?.range.position)
  }
}
