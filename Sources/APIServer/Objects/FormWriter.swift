import Kinds
import Symbols
import YAML

/// Adds what is written though it is empty.
struct FormWriter {
  let release: Release
  let apiVersion: Symbol
  /// Whether only structs are added, for those who fill in what is in them.
  var addsOnlyStructs = false

  func write(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    switch (type.type.form, draft.content) {
    case (.object, .mapping(let entries)): return object(entries, type, at: draft)
    case (.list, .sequence(let items)):
      guard let element = type.element, element.type.form == .object || element.type.form == .list else { return draft }
      return .list(items.map { write($0, element) }, at: draft)
    case (.map, .mapping(let entries)):
      guard let element = type.element, element.type.form == .object else { return draft }
      return YAMLDraft(
        .mapping(entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: write($0.value, element)) }), at: draft)
    default: return draft
    }
  }

  private func object(_ entries: [YAMLDraft.Entry], _ type: SchemaType, at draft: YAMLDraft) -> YAMLDraft {
    let structure = type.schema.structure(type.type)
    let facts = type.schema.facts(of: type.type)
    let given = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    var result: [YAMLDraft.Entry] = []
    for (place, key) in structure.keys.enumerated() {
      let inner = SchemaType(type.schema, structure.types[place])
      if let entry = given[key] {
        result.append(.init(key: key, keyRange: entry.keyRange, value: write(entry.value, inner)))
      } else if facts[place].whenEmpty == .written,
        !addsOnlyStructs || inner.type.form == .object, structure.isServed(place, in: release, apiVersion)
      {
        result.append(.init(key: key, keyRange: draft.range, value: empty(inner, at: draft)))
      }
    }
    return YAMLDraft(.mapping(result), at: draft)
  }

  private func empty(_ type: SchemaType, at place: YAMLDraft) -> YAMLDraft {
    switch type.type.form {
    case .object: object([], type, at: place)
    case .list, .map, .resources, .time, .microTime, .any, .bytes: .null(at: place)
    case .string: .text("", at: place)
    case .bool: .bool(false, at: place)
    case .quantity: .text("0", at: place)
    case .int32, .int64, .number, .intOrString: .number(0, at: place)
    }
  }
}
