import Kinds
import SourceText
import Store
import Symbols
import Validation
import YAML

extension APIServer {
  mutating func create(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let resource = place.resource
    guard place.name.isEmpty, resource.isNamespaced == !place.namespace.isEmpty else { throw .methodNotAllowed }
    let decoded = try decoding.decode(request.body, for: resource, request.options, "CreateOptions")
    return try create(decoded, request, at: place)
  }

  /// From an object that decodes to its place in the store.
  ///
  /// - Parameter managed: who owns its fields; nil where whoever asks owns all of them.
  mutating func create(
    _ decoded: ObjectDecoding.Decoded, _ request: Request, at place: ResourcePlace, managed: ManagedFields? = nil
  ) throws(RequestError) -> Answer {
    let resource = place.resource
    let owners =
      managed.map { FieldOwners.known($0) }
      ?? request.body.map { .writer(request.options.fieldManager ?? settings.client, body: $0) }
    var object = decoded.object
    let namespace = try settle(&object, in: place)
    var admission = AdmissionRequest(
      user: request.user, operation: .create, resource: resource, namespace: namespace,
      name: object.at("metadata", "name")?.text ?? "", object: object, old: nil, isDryRun: request.options.isDryRun,
      names: names)
    admission.warnings = decoded.warnings
    try mutate(&admission)
    if resource.kind == "Service" { addresses.follow(store) }
    prepare(&admission)
    guard resource.isStored else { return try answerReview(admission) }
    if settings.authorizes { try escalation(admission).check(admission.object, from: nil, name: place.name) }
    try check(&admission)
    try validate(&admission)
    if !admission.isDryRun, let version = admission.object.at("metadata", "resourceVersion") {
      var error = RequestError.internalError(
        "resourceVersion should not be set on objects to be created", by: RequestError.Station.storage)
      error.position = version.range.position
      throw error
    }
    let name = admission.name
    if store.object(resource.kind, in: namespace, named: name) != nil {
      throw .alreadyExists(resource, name)
    }
    var answer = Answer(code: 201, object: encoded(admission.object, resource))
    if !admission.isDryRun, let body = answer.object {
      commit(admission)
      answer.object = stored(body, as: store.put(body, kind: resource.kind, owners: owners))
    }
    answer.warnings = admission.warnings
    answer.notPlayed = admission.notPlayed
    answer.sent = decoded.given
    return answer
  }

  func escalation(_ admission: AdmissionRequest) -> EscalationCheck {
    EscalationCheck(
      control: control, user: admission.user, resource: admission.resource, namespace: admission.namespace)
  }

  /// Puts the object into the namespace that the request names.
  func settle(_ object: inout YAMLDraft, in place: ResourcePlace) throws(RequestError) -> String {
    guard place.resource.isNamespaced else {
      object.edit("metadata") { $0["namespace"] = nil }
      return ""
    }
    let written = object.at("metadata", "namespace")
    let named = written?.text ?? ""
    if !named.isEmpty, named != place.namespace {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request",
        at: written?.range.position)
    }
    let namespace = place.namespace
    object.edit("metadata") { $0["namespace"] = .text(namespace, at: written ?? $0) }
    return namespace
  }

  /// What the server resets and fills in of a new object, its name among it.
  private mutating func prepare(_ admission: inout AdmissionRequest) {
    var generated: YAMLDraft?
    if admission.object.at("metadata", "name")?.text ?? "" == "",
      let prefix = admission.object.at("metadata", "generateName"), let text = prefix.text, !text.isEmpty
    {
      generated = .text(freshName(from: text, admission), at: prefix)
    }
    let uid = names.uid()
    let now = now.text
    admission.object.edit("metadata") { metadata in
      if let generated { metadata["name"] = generated }
      for key in Self.serversOwn { metadata[key] = nil }
      metadata["uid"] = .text(uid, at: metadata)
      metadata["creationTimestamp"] = .text(now, at: metadata)
    }
    Strategies.of(admission.resource.kind).prepareForCreate(&admission.object, StrategyContext(self))
    admission.object = withoutDisabled(admission.object, admission.resource, old: nil)
    admission.name = admission.object.at("metadata", "name")?.text ?? ""
  }

  /// A drawn name. One that somebody has is drawn anew, as often as the server does it.
  private mutating func freshName(from prefix: String, _ admission: AdmissionRequest) -> String {
    var name = names.name(from: prefix)
    for _ in 1..<8 where store.object(admission.resource.kind, in: admission.namespace, named: name) != nil {
      name = names.name(from: prefix)
    }
    return name
  }

  /// What clients may write and the server does not take.
  private static let serversOwn: [Symbol] = [
    "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "managedFields",
  ]

  /// Validation, what it allocates, and warnings.
  private mutating func check(_ admission: inout AdmissionRequest) throws(RequestError) {
    guard let rules = rules(admission.resource) else { return }
    let node = admission.object.node()
    let errors = rules.create(node)
    if !errors.isEmpty { throw .invalid(admission.resource, admission.name, errors) }
    admission.warnings += rules.warnings(for: node).map { Warning($0.text, at: $0.position) }
    try Strategies.of(admission.resource.kind).begin(&admission.object, from: nil, StrategyContext(self))
  }

  /// Reviews are answered, and nothing is kept of them.
  private func answerReview(_ admission: AdmissionRequest) throws(RequestError) -> Answer {
    let review = AccessReview(
      control: control, resource: admission.resource, user: admission.user, namespace: admission.namespace)
    guard let object = try review.answer(admission.object) else {
      throw RequestError(
        501, "NotImplemented", "\(admission.resource.qualified) are not played", by: RequestError.Station.routing)
    }
    var answer = Answer(code: 201, object: object)
    answer.warnings = admission.warnings
    return answer
  }
}
