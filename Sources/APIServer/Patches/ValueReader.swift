import Kinds
import Kubernetes
import SourceText
import Symbols
import Validation
import YAML

/// Reads merged values into the type of their kind, as the API server does after a strategic merge patch and after an apply: what is of
/// the wrong type ends it, in words of its own; a null is a zero.
struct ValueReader {
  private let release: Release
  private let apiVersion: Symbol
  /// Fields that the type does not have, in the order of their texts.
  private(set) var unknownFields: [Unknown] = []

  struct Unknown {
    /// `unknown field "spec.imag"`.
    let text: String
    let place: SourceRange
  }

  /// Why a value cannot be read.
  struct Mismatch: Error {
    let message: String
    let place: SourceRange
  }

  init(_ apiVersion: Symbol, in release: Release) {
    self.apiVersion = apiVersion
    self.release = release
  }

  /// The object as it is read.
  mutating func read(_ draft: YAMLDraft, _ type: SchemaType) throws(Mismatch) -> YAMLDraft {
    let object = try value(draft, type, "")
    unknownFields.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    return object
  }

  private mutating func value(_ draft: YAMLDraft, _ type: SchemaType, _ path: String) throws(Mismatch) -> YAMLDraft {
    switch type.type.form {
    case .object: return try object(draft, type, path)
    case .list:
      guard case .sequence(var items) = draft.content else {
        throw mismatch(draft, "cannot restore slice from \(Self.kind(draft))")
      }
      guard let element = type.element else { return draft }
      for index in items.indices { items[index] = try entry(items[index], element, "\(path)[\(index)]") }
      return YAMLDraft(.sequence(items), at: draft)
    case .map, .resources:
      guard case .mapping(var entries) = draft.content else {
        throw mismatch(draft, "cannot restore map from \(Self.kind(draft))")
      }
      guard let element = type.element else { return draft }
      for place in entries.indices {
        entries[place].value = try entry(entries[place].value, element, "\(path).\(entries[place].key.text)")
      }
      return YAMLDraft(.mapping(entries), at: draft)
    default: return try scalar(draft, type)
    }
  }

  private mutating func object(_ draft: YAMLDraft, _ type: SchemaType, _ path: String) throws(Mismatch) -> YAMLDraft {
    guard case .mapping(let entries) = draft.content else {
      throw mismatch(draft, "cannot restore struct from: \(Self.kind(draft))")
    }
    let structure = type.schema.structure(type.type)
    var read = entries
    // The first mistake in the order of the type is told.
    for place in structure.keys.indices where structure.isServed(place, in: release, apiVersion) {
      guard let slot = read.firstIndex(where: { $0.key == structure.keys[place] }), !read[slot].value.isNull else {
        continue
      }
      let inner = path.isEmpty ? read[slot].key.text : "\(path).\(read[slot].key.text)"
      read[slot].value = try value(read[slot].value, SchemaType(type.schema, structure.types[place]), inner)
    }
    for entry in entries {
      if let place = structure.place(of: entry.key), structure.isServed(place, in: release, apiVersion) { continue }
      let name = path.isEmpty ? entry.key.text : "\(path).\(entry.key.text)"
      unknownFields.append(Unknown(text: "unknown field \(GoText.quoted(name))", place: entry.keyRange))
    }
    read.removeAll { entry in
      guard let place = structure.place(of: entry.key) else { return true }
      return entry.value.isNull || !structure.isServed(place, in: release, apiVersion)
    }
    return YAMLDraft(.mapping(read), at: draft)
  }

  /// An item of a list or an entry of a map: null is the zero of its type.
  private mutating func entry(_ draft: YAMLDraft, _ type: SchemaType, _ path: String) throws(Mismatch) -> YAMLDraft {
    guard draft.isNull else { return try value(draft, type, path) }
    switch type.type.form {
    case .string, .bytes: return .text("", at: draft)
    case .int32, .int64, .number, .intOrString: return .number(0, at: draft)
    case .quantity: return .text("0", at: draft)
    case .bool: return .bool(false, at: draft)
    case .object: return YAMLDraft(.mapping([]), at: draft)
    default: return draft
    }
  }

  // MARK: Scalars

  private func scalar(_ draft: YAMLDraft, _ type: SchemaType) throws(Mismatch) -> YAMLDraft {
    let name = type.schema.goName(type.type)
    switch (type.type.form, draft.scalar) {
    case (.string, .string), (.bool, .bool), (.number, .integer), (.number, .unsigned), (.number, .float): return draft
    // Go turns a number into a text by its code point, so it is not done here.
    case (.string, .integer), (.string, .unsigned): throw mismatch(draft, "cannot convert \(draft.goType) to \(name)")
    case (.int64, .integer): return draft
    case (.int32, .integer(let number)):
      return .number(Int64(Int32(truncatingIfNeeded: number)), at: draft)
    case (.int32, .float(let number)), (.int64, .float(let number)):
      guard number == number.rounded(), let whole = Int64(exactly: number) else {
        throw mismatch(draft, "cannot convert float64 to \(name)")
      }
      return .number(type.type.form == .int32 ? Int64(Int32(truncatingIfNeeded: whole)) : whole, at: draft)
    case (.int32, .unsigned), (.int64, .unsigned): throw mismatch(draft, "cannot convert float64 to \(name)")
    case (.bytes, .string):
      var text = draft.text ?? ""
      guard let place = text.withUTF8({ Base64Fault.place(in: $0) }) else { return draft }
      throw mismatch(draft, "error decoding from json: illegal base64 data at input byte \(place)")
    case (.bytes, _): throw mismatch(draft, "cannot restore slice from \(Self.kind(draft))")
    case (.string, _): throw mismatch(draft, "unrecognized type: string")
    case (.bool, _): throw mismatch(draft, "unrecognized type: bool")
    case (.int32, _): throw mismatch(draft, "unrecognized type: int32")
    case (.int64, _): throw mismatch(draft, "unrecognized type: int64")
    case (.number, _): throw mismatch(draft, "unrecognized type: float64")
    case (.quantity, _): return try quantity(draft)
    case (.time, _): return try time(draft, "2006-01-02T15:04:05Z07:00")
    case (.microTime, _): return try time(draft, "2006-01-02T15:04:05.000000Z07:00")
    case (.intOrString, .string): return draft
    case (.intOrString, .integer(let number)) where Int32(exactly: number) != nil: return draft
    case (.intOrString, _): throw mismatch(draft, Self.unmarshalError(draft, "int32"))
    default: return draft
    }
  }

  private func quantity(_ draft: YAMLDraft) throws(Mismatch) -> YAMLDraft {
    guard let text = draft.text else { throw mismatch(draft, QuantityError.malformed.message) }
    do throws(QuantityError) {
      _ = try Quantity(text)
      return draft
    } catch { throw mismatch(draft, error.message) }
  }

  private func time(_ draft: YAMLDraft, _ layout: String) throws(Mismatch) -> YAMLDraft {
    guard draft.isString, var text = draft.text else { throw mismatch(draft, Self.unmarshalError(draft, "string")) }
    if text.withUTF8({ Timestamp.seconds($0) }) != nil { return draft }
    let quoted = GoText.quoted(text)
    throw mismatch(draft, "parsing time \(quoted) as \"\(layout)\": cannot parse \(quoted) as \"2006\"")
  }

  // MARK: Words

  private func mismatch(_ draft: YAMLDraft, _ message: String) -> Mismatch {
    Mismatch(message: message, place: draft.range)
  }

  /// What Go calls the form of a value.
  private static func kind(_ draft: YAMLDraft) -> String {
    switch draft.content {
    case .mapping: "map"
    case .sequence: "slice"
    case .scalar: draft.goType
    }
  }

  private static func unmarshalError(_ draft: YAMLDraft, _ type: String) -> String {
    let number = draft.jsonType == "number" && type != "string" ? " \(draft.goText)" : ""
    return "json: cannot unmarshal \(draft.jsonType)\(number) into Go value of type \(type)"
  }
}
