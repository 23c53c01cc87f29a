import Kinds
import Symbols
import YAML

/// Adds what is written though it is empty, and puts fields into the order in which Go writes them.
struct FormWriter {
  let release: Release
  let apiVersion: Symbol

  /// - Returns: nil where it is written as it is.
  func write(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft? {
    switch (type.type.form, draft.content) {
    case (.object, .mapping(let entries)): return object(entries, type, at: draft)
    case (.list, .sequence(var items)):
      guard let element = type.element, element.type.form == .object || element.type.form == .list else { return nil }
      var isChanged = false
      for number in items.indices {
        guard let written = write(items[number], element) else { continue }
        items[number] = written
        isChanged = true
      }
      return isChanged ? YAMLDraft(.sequence(items), at: draft) : nil
    case (.map, .mapping(var entries)):
      guard let element = type.element, element.type.form == .object else { return nil }
      var isChanged = false
      for number in entries.indices {
        guard let written = write(entries[number].value, element) else { continue }
        entries[number].value = written
        isChanged = true
      }
      return isChanged ? YAMLDraft(.mapping(entries), at: draft) : nil
    default: return nil
    }
  }

  private func object(_ entries: [YAMLDraft.Entry], _ type: SchemaType, at draft: YAMLDraft) -> YAMLDraft? {
    let structure = type.schema.structure(type.type)
    let facts = type.schema.structureFacts(of: type.type)
    var entries = entries
    var places: [Int] = []
    places.reserveCapacity(entries.count)
    var isChanged = false
    for number in entries.indices {
      guard let place = structure.place(of: entries[number].key) else {
        // No field of the type.
        places.append(-1)
        isChanged = true
        continue
      }
      if isLost(entries[number].value, structure.types[place], facts.fields[place].whenEmpty) {
        places.append(-1)
        isChanged = true
        continue
      }
      if let last = places.last, last >= place { isChanged = true }
      places.append(place)
      guard let written = write(entries[number].value, SchemaType(type.schema, structure.types[place])) else {
        continue
      }
      entries[number].value = written
      isChanged = true
    }
    for place in facts.written where structure.isServed(place, in: release, apiVersion) && !places.contains(place) {
      let value: YAMLDraft =
        facts.fields[place].whenEmpty == .null
        ? .null(at: draft) : empty(SchemaType(type.schema, structure.types[place]), at: draft)
      entries.append(.init(key: structure.keys[place], keyRange: draft.range, value: value))
      places.append(place)
      isChanged = true
    }
    guard isChanged else { return nil }
    let order = places.indices.filter { places[$0] >= 0 }.sorted { places[$0] < places[$1] }
    return YAMLDraft(.mapping(order.map { entries[$0] }), at: draft)
  }

  /// Storing makes nothing of an empty list, or an empty map.
  private func isLost(_ value: YAMLDraft, _ type: ValueType, _ rule: WhenEmpty) -> Bool {
    if rule.isPointer { return false }
    return switch (type.form, value.content) {
    case (.list, .sequence(let items)): items.isEmpty
    case (.map, .mapping(let entries)), (.resources, .mapping(let entries)): entries.isEmpty
    default: false
    }
  }

  private func empty(_ type: SchemaType, at place: YAMLDraft) -> YAMLDraft {
    switch type.type.form {
    case .object: object([], type, at: place) ?? .mapping([:], at: place)
    case .list, .map, .resources, .time, .microTime, .any, .bytes: .null(at: place)
    case .string: .text("", at: place)
    case .bool: .bool(false, at: place)
    case .quantity: .text("0", at: place)
    case .int32, .int64, .number, .intOrString: .number(0, at: place)
    }
  }
}
