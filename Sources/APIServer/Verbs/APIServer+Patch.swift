import Kinds
import SourceText
import Store
import Symbols
import YAML

extension APIServer {
  mutating func patch(_ request: Request, at place: ResourcePlace) throws(RequestError) -> Answer {
    let resource = place.resource
    guard let patch = request.body else { throw .badRequest("the patch is missing", by: RequestError.Station.patch) }
    guard let old = store.object(resource.kind, in: place.namespace, named: place.name) else {
      throw .notFound(resource, place.name)
    }
    let object = try patched(YAMLDraft(patch), Conversion.convert(old.draft, to: resource), request.options)
    let decoded = try decoding.decode(object, for: resource, request.options)
    try checkName(decoded.object, old)
    return try change(decoded.object, from: old, request, at: place, warnings: decoded.warnings)
  }

  /// A patch may not make another object of it.
  func checkName(_ object: YAMLDraft, _ old: ObjectRecord) throws(RequestError) {
    let name = object.at("metadata", "name")
    if name?.text ?? "" != old.name {
      throw .badRequest(
        "the name of the object (\(name?.text ?? "")) does not match the name on the URL (\(old.name))",
        at: (name ?? object).range.position)
    }
    let namespace = object.at("metadata", "namespace")
    if namespace?.text ?? old.namespace != old.namespace {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request",
        at: (namespace ?? object).range.position)
    }
  }

  /// The object that a patch makes of another.
  func patched(_ patch: YAMLDraft, _ object: YAMLDraft, _ options: RequestOptions) throws(RequestError) -> YAMLDraft {
    do throws(PatchProblem) {
      switch options.patchType {
      case .strategic: return try StrategicMerge.apply(patch, to: object) ?? object
      case .merge: return JSONMergePatch.apply(patch, to: object)
      case .json: return try JSONPatch(patch).apply(to: object)
      case .apply: return try StrategicMerge.apply(patch, to: object) ?? object
      }
    } catch {
      throw .badRequest(error.message, by: RequestError.Station.patch, at: error.range.position)
    }
  }
}
