import Kinds
import SourceText
import Store
import Symbols
import Validation
import Versions
import YAML

extension APIServer {
  /// Lets the plugins change an object.
  mutating func mutate(_ request: inout AdmissionRequest) throws(RequestError) {
    let context = context
    do throws(RequestError) {
      for plugin in admission.plugins(for: request.kind) { try plugin.mutate(&request, context) }
    } catch {
      throw Self.telling(error, request)
    }
    names = request.names
  }

  /// A refusal with what plugins said before it.
  static func telling(_ error: RequestError, _ request: AdmissionRequest) -> RequestError {
    var error = error
    error.warnings = request.warnings
    error.notPlayed = request.notPlayed
    return error
  }

  /// Lets the plugins refuse an object.
  mutating func validate(_ request: inout AdmissionRequest) throws(RequestError) {
    request.names = names
    let context = context
    do throws(RequestError) {
      for plugin in admission.plugins(for: request.kind) { try plugin.validate(&request, context) }
    } catch {
      throw Self.telling(error, request)
    }
    names = request.names
  }

  /// Makes what plugins wrote beside the object true.
  mutating func commit(_ request: AdmissionRequest) {
    if request.isDryRun { return }
    for write in request.writes { store.put(write.body, kind: write.kind) }
  }

  var decoding: ObjectDecoding {
    ObjectDecoding(
      release: release, resources: resources,
      fillsPodLevelResources: !settings.version.has(.podLevelResourcesDefaultAfterAdmission))
  }

  /// The rules of a kind; nil for one that nobody describes.
  func rules(_ resource: ServedResource) -> ObjectValidation? {
    KindCatalogue.kind(resource.apiVersion, resource.kind).map {
      ObjectValidation($0, apiVersion: resource.apiVersion, in: release)
    }
  }

  /// An object as it is stored and answered.
  func encoded(_ object: YAMLDraft, _ resource: ServedResource) -> YAMLDraft {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else { return object }
    return StoredForm.encoded(object, as: SchemaType(kind), in: release, resource.apiVersion)
  }

  /// What was put into the store, as it is answered.
  func stored(_ body: YAMLDraft, as record: ObjectRecord) -> YAMLDraft {
    var body = body
    body.edit("metadata") { $0["resourceVersion"] = .text(String(record.revision), at: $0) }
    return body
  }

  /// Without the fields of features that are off.
  func withoutDisabled(_ object: YAMLDraft, _ resource: ServedResource, old: YAMLDraft?) -> YAMLDraft {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else { return object }
    return disabled.dropped(from: object, SchemaType(kind), old: old)
  }

  /// As the server's types hold it once it is stored and read again: without empty lists and maps.
  func settled(_ object: YAMLDraft, _ resource: ServedResource) -> YAMLDraft {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else { return object }
    return StoredForm.decoded(object.node(), as: SchemaType(kind), in: release, resource.apiVersion)
  }

  /// A stored object as the server's types hold it.
  func decoded(_ record: ObjectRecord, _ resource: ServedResource) -> YAMLDraft {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else {
      return Conversion.convert(record.draft, to: resource)
    }
    let isOfVersion = record.body["apiVersion"]?.text == resource.apiVersion.text
    let node = isOfVersion ? record.body : Conversion.convert(record.draft, to: resource).node()
    return StoredForm.decoded(node, as: SchemaType(kind), in: release, resource.apiVersion)
  }
}
