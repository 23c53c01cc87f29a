import Kinds
import SourceText
import Store
import Symbols
import Validation
import YAML

extension APIServer {
  mutating func update(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let resource = place.resource
    let decoded = try decoding.decode(request.body, for: resource, request.options, "UpdateOptions")
    var object = decoded.object
    let namespace = try settle(&object, in: place)
    let written = object.at("metadata", "name")?.text ?? ""
    if written.isEmpty {
      throw .badRequest("name must be provided", at: object.range.position)
    }
    if !place.name.isEmpty, written != place.name {
      throw .badRequest(
        "the name of the object (\(written)) does not match the name on the URL (\(place.name))",
        at: object.at("metadata", "name")?.range.position)
    }
    guard let old = store.object(resource.kind, in: namespace, named: written) else {
      if place.subresource.isEmpty, Strategies.of(resource.kind).allowsCreateOnUpdate {
        try requireCreate(request, at: place)
        return try create(decoded, request, at: place)
      }
      throw .notFound(resource, written)
    }
    if !request.options.isUnconditional, object.at("metadata", "resourceVersion") == nil {
      object.edit("metadata") { $0["resourceVersion"] = .text(String(old.revision), at: $0) }
    }
    var answer = try change(object, from: old, request, at: place, warnings: decoded.warnings)
    answer.sent = decoded.given
    return answer
  }

  /// From a whole new object, with defaults, to what is stored in place of the old one.
  ///
  /// - Parameter managed: who owns its fields then; nil where whoever asks owns what is changed.
  mutating func change(
    _ object: YAMLDraft, from old: ObjectRecord, _ request: Request, at place: ResourcePlace, warnings: [Warning],
    managed: ManagedFields? = nil
  ) throws(RequestError) -> Answer {
    let resource = place.resource
    // What is compared with a stored object has no empty lists either.
    let object = settled(object, resource)
    let owned = self.managed(old, resource)
    let managed = managed ?? owners(of: object, from: old, owned, request, at: place)
    let strategy = Strategies.of(resource.kind)
    var admission = AdmissionRequest(
      user: request.user, operation: .update, resource: resource, subresource: place.subresource,
      namespace: old.namespace, name: old.name, object: object, old: old, isDryRun: request.options.isDryRun,
      names: names)
    admission.warnings = warnings
    try mutate(&admission)
    if resource.kind == "Service" { addresses.follow(store) }
    try checkVersion(admission.object, old, resource, strategy)
    if settings.authorizes { try escalation(admission).check(admission.object, from: old.draft, name: place.name) }
    let before = decoded(old, resource)
    prepare(&admission, from: before, strategy)
    if let rules = rules(resource) {
      let node = admission.object.node()
      let oldNode = before.node()
      let subresource = Symbol(place.subresource)
      let errors = MetadataErrors.before(
        rules.update(node, from: oldNode, subresource: subresource), in: release)
      if !errors.isEmpty { throw .invalid(resource, old.name, errors) }
      admission.warnings += rules.warnings(for: node, from: oldNode, subresource: subresource).map {
        Warning($0.text, at: $0.position)
      }
    }
    if place.subresource.isEmpty { try strategy.begin(&admission.object, from: before, StrategyContext(self)) }
    try validate(&admission)
    let body = encoded(admission.object, resource)
    var answer = Answer(code: 200, object: body)
    if !admission.isDryRun {
      commit(admission)
      // What changes nothing is not written.
      if managed == owned, body.says(old.draft) {
        answer.object = old.draft
      } else {
        answer.object = stored(body, as: store.put(body, kind: resource.kind, owners: .known(managed)))
        finishDeletion(resource, old.key)
      }
    }
    answer.warnings = admission.warnings
    answer.notPlayed = admission.notPlayed
    return answer
  }

  private func checkVersion(
    _ object: YAMLDraft, _ old: ObjectRecord, _ resource: ServedResource, _ strategy: any KindStrategy
  ) throws(RequestError) {
    let version = object.at("metadata", "resourceVersion")
    let text = version?.text ?? ""
    if text.isEmpty || text == "0" {
      if strategy.allowsUnconditionalUpdate { return }
      let body = "Invalid value: 0: must be specified for an update"
      throw RequestError(
        422, "Invalid",
        "\(resource.qualifiedKind) \(GoText.quoted(old.name)) is invalid: metadata.resourceVersion: \(body)",
        details: StatusDetails(
          name: old.name, group: resource.group, kind: resource.kind.text,
          causes: [.init(reason: "FieldValueInvalid", message: body, field: "metadata.resourceVersion")]),
        by: RequestError.Station.validation, at: object.range.position)
    }
    guard text != String(old.revision) else { return }
    guard UInt64(text) != nil else {
      throw .badRequest(
        "invalid resource version \(GoText.quoted(text)): strconv.ParseUint: parsing \(GoText.quoted(text)): invalid syntax",
        at: version?.range.position)
    }
    throw .stale(resource, old.name)
  }

  /// What the server keeps of the old object whatever is sent.
  private func prepare(_ admission: inout AdmissionRequest, from old: YAMLDraft, _ strategy: any KindStrategy) {
    var object = admission.object
    object.edit("metadata") { metadata in
      // What is left out of these is kept; what is written must be the same.
      for key: Symbol in ["uid", "creationTimestamp"] where metadata[key] == nil {
        metadata[key] = old.at("metadata", key)
      }
      for key: Symbol in ["deletionTimestamp", "deletionGracePeriodSeconds"]
      where old.at("metadata", "deletionTimestamp") != nil && metadata[key] == nil {
        metadata[key] = old.at("metadata", key)
      }
      metadata["generation"] = old.at("metadata", "generation")
      metadata["selfLink"] = nil
      metadata["managedFields"] = nil
    }
    object = withoutDisabled(object, admission.resource, old: old)
    strategy.prepareForUpdate(&object, from: old, subresource: admission.subresource, StrategyContext(self))
    admission.object = object
  }
}
