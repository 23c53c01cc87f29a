import Kinds
import Store
import Symbols
import YAML

/// A type as server-side apply sees it: which values are one, and by what items of lists are found.
///
/// Source: the markers of Kubernetes' API types (`+listType`, `+listMapKey`, `+mapType`, `+structType`), as descriptions of kinds have them.
struct ApplyType {
  enum Form {
    case text, number, bool
    /// A scalar of any type: quantities, times, numbers that may be texts.
    case scalar
    case map, list
    /// Anything; mappings are taken apart, lists are not.
    case free
  }

  /// nil where anything may stand.
  private let type: SchemaType?
  /// What is said of the field that holds it.
  private let facts: FieldFacts?
  private let release: Release
  private let apiVersion: Symbol

  init(_ type: SchemaType?, facts: FieldFacts? = nil, in release: Release, _ apiVersion: Symbol) {
    self.type = type
    self.facts = facts
    self.release = release
    self.apiVersion = apiVersion
  }

  var form: Form {
    guard let type else { return .free }
    switch type.type.form {
    case .string, .bytes: return .text
    case .int32, .int64, .number: return .number
    case .bool: return .bool
    case .time, .microTime, .quantity, .intOrString: return .scalar
    case .object, .map, .resources: return .map
    case .list: return .list
    case .any: return .free
    }
  }

  /// Whether the map or list is one value, with one owner.
  var isAtomic: Bool {
    guard let type else { return false }
    switch type.type.form {
    case .object: return type.schema.structure(type.type).isAtomic || facts?.isAtomic == true
    case .list: return keys.isEmpty && facts?.isSet != true
    default: return facts?.isAtomic == true
    }
  }

  private var keys: [Symbol] { facts?.listKeys ?? [] }

  /// What stands under a key; nil where nothing may.
  func child(_ name: Symbol) -> ApplyType? {
    guard let type else { return self }
    switch type.type.form {
    case .object:
      let structure = type.schema.structure(type.type)
      guard let place = structure.place(of: name), structure.isServed(place, in: release, apiVersion) else {
        return nil
      }
      return make(SchemaType(type.schema, structure.types[place]), type.schema.facts(of: type.type)[place])
    case .any: return make(nil, nil)
    default: return type.element.map { make($0, nil) }
    }
  }

  /// Whether it is a field of a struct, not an entry of a map.
  func isField(_ name: Symbol) -> Bool { type?.type.form == .object && child(name) != nil }

  /// What a list holds.
  var item: ApplyType { make(type?.element, nil) }

  private func make(_ type: SchemaType?, _ facts: FieldFacts?) -> ApplyType {
    ApplyType(type?.type.form == .any ? nil : type, facts: facts, in: release, apiVersion)
  }

  // MARK: Items

  /// Why an item cannot be found again.
  struct ItemProblem: Error {
    let message: String
  }

  /// The step to an item of a list that is no single value.
  func element(of item: YAMLDraft) throws(ItemProblem) -> FieldPathElement {
    if keys.isEmpty { return .value(try Self.member(item)) }
    if item.isNull { throw ItemProblem(message: "associative list with keys may not have a null element") }
    guard case .mapping = item.content else {
      throw ItemProblem(message: "associative list with keys may not have non-map elements")
    }
    var fields: [FieldPathElement.KeyField] = []
    for key in keys {
      if let value = item[key] {
        fields.append(.init(name: key, value: FieldValue(value)))
      } else if let value = self.item.defaultKey(key) {
        fields.append(.init(name: key, value: value))
      }
    }
    if fields.isEmpty {
      let names = keys.map { "\"\($0.text)\"" }.joined(separator: " ")
      throw ItemProblem(
        message: "associative list with keys has an element that omits all key fields [\(names)] "
          + "(and doesn't have default values for any key fields)")
    }
    return .key(fields.sorted { $0.name.precedes($1.name) })
  }

  private static func member(_ item: YAMLDraft) throws(ItemProblem) -> FieldValue {
    switch item.content {
    case .mapping:
      throw ItemProblem(message: "associative list without keys has an element that's a map type")
    case .sequence: throw ItemProblem(message: "not supported: associative list with lists as elements")
    case .scalar:
      if item.isNull {
        throw ItemProblem(message: "associative list without keys has an element that's an explicit null")
      }
      return FieldValue(item)
    }
  }

  /// What a key field is taken for that an item lacks: its default, or the zero of a field that is always written.
  private func defaultKey(_ name: Symbol) -> FieldValue? {
    guard let type, type.type.form == .object else { return nil }
    let structure = type.schema.structure(type.type)
    guard let place = structure.place(of: name) else { return nil }
    let facts = type.schema.facts(of: type.type)[place]
    let isNumber = structure.types[place].form == .int32 || structure.types[place].form == .int64
    if case .text(let text)? = facts.defaultValue?.value, facts.defaultValue?.condition == nil {
      return isNumber ? Double(text).map { .number($0) } : .text(text)
    }
    // A reference by name alone has the empty name for its default.
    guard facts.whenEmpty == .written || structure.name == "LocalObjectReference" else { return nil }
    return isNumber ? .number(0) : .text("")
  }
}

extension FieldValue {
  init(_ draft: YAMLDraft) {
    switch draft.scalar {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .number(Double(value))
    case .unsigned(let value): self = .number(Double(value))
    case .float(let value): self = .number(value)
    case .string, nil: self = .text(draft.text ?? draft.goText)
    }
  }
}
