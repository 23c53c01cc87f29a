import Kinds
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  mutating func delete(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    try check(request.options)
    guard let record = store.object(place.resource.kind, in: place.namespace, named: place.name) else {
      throw .notFound(place.resource, place.name)
    }
    return try delete(record, request, place.resource)
  }

  mutating func deleteCollection(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    try check(request.options)
    let found = try selected(request, at: place)
    for record in found { _ = try delete(record, request, place.resource) }
    return Answer(code: 200, object: listObject(found, place.resource))
  }

  private func check(_ options: RequestOptions) throws(RequestError) {
    if ["", "Foreground", "Background", "Orphan"].contains(options.propagationPolicy) { return }
    let message =
      "Unsupported value: \(GoText.quoted(options.propagationPolicy)): supported values: \"Foreground\", \"Background\", "
      + "\"Orphan\", \"nil\""
    throw RequestError(
      422, "Invalid", "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: \(message)",
      details: StatusDetails(
        group: "meta.k8s.io", kind: "DeleteOptions",
        causes: [.init(reason: "FieldValueNotSupported", message: message, field: "propagationPolicy")]),
      by: RequestError.Station.decoding)
  }

  /// Takes an object out, or marks it as on its way out.
  private mutating func delete(
    _ record: ObjectRecord, _ request: Request, _ resource: ServedResource
  ) throws(RequestError) -> Answer {
    let options = request.options
    var admission = AdmissionRequest(
      user: request.user, operation: .delete, resource: resource, namespace: record.namespace, name: record.name,
      object: YAMLDraft.nowhere, old: record, isDryRun: options.isDryRun, names: names)
    try mutate(&admission)
    try validate(&admission)
    try check(options.preconditions, record, resource)
    let deletion = Deletion(record, options, now, resource.kind)
    var answer: Answer
    if deletion.isGone {
      answer =
        Strategies.of(resource.kind).returnsDeletedObject
        ? Answer(code: 200, object: deletion.object) : Self.done(record, resource)
      if !options.isDryRun { store.remove(resource.kind, record.key) }
    } else {
      answer = Answer(code: 200, object: deletion.object)
      if !options.isDryRun, deletion.isChanged {
        answer.object = store.put(deletion.object, kind: resource.kind).draft
      }
    }
    if !options.isDryRun { commit(admission) }
    if let object = answer.object { answer.object = Conversion.convert(object, to: resource) }
    answer.warnings = admission.warnings
    answer.notPlayed = admission.notPlayed
    return answer
  }

  private static func done(_ record: ObjectRecord, _ resource: ServedResource) -> Answer {
    Answer(
      code: 200,
      status: Answer.Status(
        isSuccess: true,
        details: StatusDetails(name: record.name, group: resource.group, kind: resource.name)))
  }

  private func check(
    _ preconditions: RequestOptions.Preconditions, _ record: ObjectRecord, _ resource: ServedResource
  ) throws(RequestError) {
    if let uid = preconditions.uid, uid != record.uid {
      throw .conflict(
        resource.name, group: resource.group, record.name,
        "Precondition failed: UID in precondition: \(uid), UID in object meta: \(record.uid)")
    }
    if let version = preconditions.resourceVersion, version != String(record.revision) {
      throw .conflict(
        resource.name, group: resource.group, record.name,
        "Precondition failed: ResourceVersion in precondition: \(version), "
          + "ResourceVersion in object meta: \(record.revision)")
    }
  }

  /// An object whose deletion waited for its last finalizer is gone when that is.
  mutating func finishDeletion(_ resource: ServedResource, _ key: ObjectKey) {
    guard let record = store.object(resource.kind, key), record.isBeingDeleted, record.finalizers.isEmpty else {
      return
    }
    let grace = record.metadata?["deletionGracePeriodSeconds"].flatMap { Int64($0.text) } ?? 0
    if resource.kind == "Namespace" {
      if record.spec?["finalizers"]?.count ?? 0 > 0 { return }
    } else if grace > 0 {
      return
    }
    store.remove(resource.kind, key)
  }
}
