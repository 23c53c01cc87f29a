import Kinds
import Kubernetes
import SourceText
import Store
import Symbols
import Validation
import YAML

/// From a stored object and a patch of it to the object that is asked for, with its defaults.
struct ObjectPatching {
  let resource: ServedResource
  let decoding: ObjectDecoding
  let options: RequestOptions

  /// - Parameter live: the object as it is answered, in the version that is patched.
  func patched(_ live: YAMLDraft, by patch: YAMLDraft) throws(RequestError) -> ObjectDecoding.Decoded {
    switch options.patchType {
    case .strategic: return try strategic(live, patch)
    case .merge, .json:
      return try decoded(try Self.apply(patch, to: live, options.patchType), unknown: unknownKeys(of: patch))
    case .apply: throw .badRequest("an apply is no patch of what is there", by: RequestError.Station.patch)
    }
  }

  // MARK: Merge and JSON patches

  /// What a patch makes of any object.
  static func apply(
    _ patch: YAMLDraft, to object: YAMLDraft, _ type: RequestOptions.PatchType
  ) throws(RequestError) -> YAMLDraft {
    do throws(PatchProblem) {
      switch type {
      case .json: return try JSONPatch(patch).apply(to: object)
      case .merge:
        try checkIsMapping(patch, "error decoding patch: ")
        return JSONMergePatch.apply(patch, to: object)
      case .strategic, .apply:
        try checkIsMapping(patch, "")
        var patch = patch
        return try StrategicMerge.apply(&patch, to: object)
      }
    } catch { throw RequestError(error) }
  }

  private static func checkIsMapping(_ patch: YAMLDraft, _ prefix: String) throws(PatchProblem) {
    guard case .mapping = patch.content else { throw PatchProblem.notAMapping(patch, prefix) }
  }

  /// What the operations of a JSON patch have that none has.
  private func unknownKeys(of patch: YAMLDraft) -> [(text: String, position: SourcePosition)] {
    guard options.patchType == .json else { return [] }
    var found: [(text: String, position: SourcePosition)] = []
    for (number, operation) in patch.items.enumerated() {
      for entry in operation.entries where !["op", "path", "from", "value"].contains(entry.key.text) {
        let name = GoText.quoted("[\(number)].\(entry.key.text)")
        found.append((text: "json patch unknown field \(name)", position: entry.keyRange.position))
      }
    }
    return found
  }

  /// Reads what JSON says, as a new object is read.
  ///
  /// - Parameter unknown: what the patch has that nobody knows.
  private func decoded(
    _ object: YAMLDraft, unknown found: [(text: String, position: SourcePosition)]
  ) throws(RequestError) -> ObjectDecoding.Decoded {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else {
      return ObjectDecoding.Decoded(given: object, object: object)
    }
    let node = object.node()
    let errors = ObjectValidation(kind, apiVersion: resource.apiVersion, in: decoding.release).decode(node)
    if let first = errors.first, first.kind == .decoding {
      throw .invalidPatch(Value(node).json, first.message, at: first.position)
    }
    let all = found + errors.map { (text: $0.message, position: $0.position) }
    let warnings = try unknown(all, Value(node).json)
    return read(object, kind, warnings)
  }

  // MARK: Strategic merge patches

  private func strategic(_ live: YAMLDraft, _ patch: YAMLDraft) throws(RequestError) -> ObjectDecoding.Decoded {
    var patch = patch
    let merged: YAMLDraft
    do throws(PatchProblem) {
      try Self.checkIsMapping(patch, "")
      merged = try StrategicMerge.apply(&patch, to: live)
    } catch { throw RequestError(error) }
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else {
      return ObjectDecoding.Decoded(given: merged, object: merged)
    }
    var reader = ValueReader(resource.apiVersion, in: decoding.release)
    let object: YAMLDraft
    do throws(ValueReader.Mismatch) { object = try reader.read(merged, SchemaType(kind)) } catch {
      throw .invalidPatch(patch.goText, error.message, at: error.place.position)
    }
    let warnings = try unknown(reader.unknownFields.map { ($0.text, $0.place.position) }, patch.goText)
    return read(object, kind, warnings)
  }

  // MARK: Applies

  /// Reads what an apply made of the live object.
  ///
  /// - Parameter name: as the server calls the object in an error.
  func applied(_ merged: YAMLDraft, _ name: String) throws(RequestError) -> ObjectDecoding.Decoded {
    guard let kind = KindCatalogue.kind(resource.apiVersion, resource.kind) else {
      return ObjectDecoding.Decoded(given: merged, object: merged)
    }
    var reader = ValueReader(resource.apiVersion, in: decoding.release)
    do throws(ValueReader.Mismatch) { return read(try reader.read(merged, SchemaType(kind)), kind, []) } catch {
      throw RequestError(
        500, "", "failed to convert new object (\(name)) to proper version: \(error.message)",
        by: RequestError.Station.patch, at: error.place.position)
    }
  }

  // MARK: Both

  /// What becomes of fields that nobody knows: an error, or warnings.
  private func unknown(
    _ errors: [(text: String, position: SourcePosition)], _ patch: String
  ) throws(RequestError) -> [Warning] {
    guard let first = errors.first else { return [] }
    switch options.fieldValidation {
    case "Ignore": return []
    case "Warn": return errors.map { Warning($0.text, at: $0.position) }
    default:
      let text = errors.map(\.text).joined(separator: ", ")
      throw .invalidPatch(patch, "strict decoding error: \(text)", at: first.position)
    }
  }

  private func read(_ object: YAMLDraft, _ kind: KindDescription, _ warnings: [Warning]) -> ObjectDecoding.Decoded {
    let given = StoredForm.decoded(
      object.node(), as: SchemaType(kind), in: decoding.release, resource.apiVersion, keepsEmpty: true)
    return ObjectDecoding.Decoded(
      given: given, object: decoding.defaulted(given, as: kind, resource.apiVersion), warnings: warnings)
  }
}
