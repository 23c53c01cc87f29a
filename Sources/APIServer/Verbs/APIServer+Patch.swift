import Kinds
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  mutating func patch(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    try checkPatchOptions(request.options)
    guard let body = request.body else { throw .badRequest("the patch is missing", by: RequestError.Station.patch) }
    let resource = place.resource
    let old = store.object(resource.kind, in: place.namespace, named: place.name)
    try decoding.checkFieldValidation(request.options, "PatchOptions", at: body)
    let patch = YAMLDraft(body)
    if request.options.patchType == .apply { return try apply(patch, to: old, request, at: place) }
    guard let old else { throw .notFound(resource, place.name) }
    let patching = ObjectPatching(resource: resource, decoding: decoding, options: request.options)
    var live = Conversion.convert(old.draft, to: resource)
    if request.options.patchType == .json {
      let managed = managed(old, resource)
      if !managed.isEmpty { live.edit("metadata") { $0["managedFields"] = managed.list(at: $0) } }
    }
    var decoded = try patching.patched(live, by: patch)
    try settlePatched(&decoded.object, at: place)
    return try change(decoded.object, from: old, request, at: place, warnings: decoded.warnings)
  }

  /// Server-side apply: an object that is not there is created.
  private mutating func apply(
    _ config: YAMLDraft, to old: ObjectRecord?, _ request: Request, at place: ResourcePlace
  ) throws(RequestError) -> Answer {
    let resource = place.resource
    guard let ownership = ownership(of: resource, place.subresource) else {
      throw RequestError(
        501, "NotImplemented", "\(resource.qualified) cannot be applied here: its fields are not known",
        by: RequestError.Station.patch, at: config.range.position)
    }
    guard case .mapping = config.content else {
      throw .badRequest(
        "error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
          + "\(config.jsonType) into Go value of type map[string]interface {}",
        by: RequestError.Station.patch,
        at: config.range.position)
    }
    let live = old.map { Conversion.convert($0.draft, to: resource) }
    let result: (object: YAMLDraft, managed: ManagedFields)
    do throws(ApplyProblem) {
      result = try ownership.apply(
        config, to: live, managed: old.map { managed($0, resource) } ?? ManagedFields(),
        by: request.options.fieldManager ?? FieldOwnership.kubectl, force: request.options.force)
    } catch { throw RequestError(error) }
    if old == nil, let uid = config.at("metadata", "uid"), let text = uid.text, !text.isEmpty {
      throw .conflict(
        resource.name, group: resource.group, place.name,
        "uid mismatch: the provided object specified uid \(text), and no existing object was found",
        by: RequestError.Station.patch)
    }
    let patching = ObjectPatching(resource: resource, decoding: decoding, options: request.options)
    var decoded = try patching.applied(result.object, ownership.described(config))
    try settlePatched(&decoded.object, at: place)
    if let old {
      return try change(
        decoded.object, from: old, request, at: place, warnings: decoded.warnings, managed: result.managed)
    }
    if !place.subresource.isEmpty { throw .notFound(resource, place.name) }
    try requireCreate(request, at: place)
    return try create(decoded, request, at: place, managed: result.managed)
  }

  /// Whoever makes a new object by another verb must be allowed to create it.
  func requireCreate(_ request: Request, at place: ResourcePlace) throws(RequestError) {
    guard settings.authorizes else { return }
    try control.require(
      Access(
        "create", group: place.resource.group, resource: place.resource.name, namespace: place.namespace,
        name: place.name), by: request.user)
  }

  /// What is patched keeps its name and its namespace.
  private func settlePatched(_ object: inout YAMLDraft, at place: ResourcePlace) throws(RequestError) {
    _ = try settle(&object, in: place)
    let name = object.at("metadata", "name")
    let text = name?.text ?? ""
    let position = (name ?? object).range.position
    if text.isEmpty {
      throw .badRequest(
        "the name of the object (\(place.name) based on URL) was undeterminable: name must be provided",
        by: RequestError.Station.patch, at: position)
    }
    if text != place.name {
      throw .badRequest(
        "the name of the object (\(text)) does not match the name on the URL (\(place.name))",
        by: RequestError.Station.patch, at: position)
    }
  }

  private func checkPatchOptions(_ options: RequestOptions) throws(RequestError) {
    if options.patchType != .apply {
      if options.force {
        throw .invalidOptions(
          "FieldValueForbidden", "force", "Forbidden: may not be specified for non-apply patch")
      }
    } else if options.fieldManager == "" {
      throw .invalidOptions("FieldValueRequired", "fieldManager", "Required value: is required for apply patch")
    }
    let manager = options.fieldManager ?? ""
    if manager.utf8.count > 128 {
      throw .invalidOptions("FieldValueTooLong", "fieldManager", "Too long: may not be more than 128 bytes")
    }
  }

  // MARK: Who owns what

  /// nil for a kind that nobody describes.
  func ownership(of resource: ServedResource, _ subresource: String) -> FieldOwnership? {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else { return nil }
    let ignored: [[Symbol]]
    switch subresource {
    case "": ignored = resource.has(subresource: "status") ? [["status"]] : []
    case "status": ignored = [["spec"]]
    default: ignored = []
    }
    return FieldOwnership(
      of: kind, apiVersion: resource.apiVersion.text, subresource: subresource, ignoring: FieldSet(ignored),
      in: release)
  }

  /// Who owns the fields of a stored object.
  func managed(_ record: ObjectRecord, _ resource: ServedResource) -> ManagedFields {
    guard case .writer(let name, let body) = record.owners else {
      if case .known(let managed) = record.owners { return managed }
      return ManagedFields()
    }
    let sent = resources.resource(apiVersion: body["apiVersion"]?.symbol ?? .none, kind: resource.kind) ?? resource
    var options = RequestOptions()
    options.fieldValidation = "Ignore"
    // It was read before, when it was stored.
    guard let ownership = ownership(of: sent, ""),
      let object = try? decoding.decode(body, for: sent, options, "CreateOptions").object
    else { return ManagedFields() }
    return ownership.update(nil, to: encoded(object, sent), managed: ManagedFields(), by: name)
  }

  /// Who owns what after a write that is no apply.
  ///
  /// - Parameters:
  ///   - managed: who owned what.
  ///   - new: with its defaults, before admission.
  func owners(
    of new: YAMLDraft, from old: ObjectRecord, _ managed: ManagedFields, _ request: Request, at place: ResourcePlace
  ) -> ManagedFields {
    let resource = place.resource
    guard let ownership = ownership(of: resource, place.subresource) else { return managed }
    // What is written says who owned what, unless it says nothing.
    var managed = managed
    if place.subresource.isEmpty, let written = new.at("metadata", "managedFields") {
      let read = ManagedFields(reading: written)
      if ManagedFields.isReset(written) || !read.isEmpty { managed = read }
    }
    return ownership.update(
      Conversion.convert(old.draft, to: resource), to: encoded(new, resource), managed: managed,
      by: request.options.fieldManager ?? settings.client)
  }
}
