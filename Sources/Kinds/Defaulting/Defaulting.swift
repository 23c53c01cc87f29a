import Symbols
public import YAML

/// Fills in what the API server fills in when it decodes an object, before admission. What is added stands where the object that
/// lacked it stands.
public struct Defaulting: Sendable {
  private let kind: Symbol
  private let apiVersion: Symbol
  private let release: Release

  /// An object of a kind without a description stays as it is.
  ///
  /// - Complexity: O(*n*) in the size of the object.
  public static func apply(to object: YAMLDraft, in release: Release = .newest) -> YAMLDraft {
    let kind = object["kind"]?.text.map { Symbol($0) } ?? .none
    let apiVersion = object["apiVersion"]?.text.map { Symbol($0) } ?? .none
    guard let type = SchemaType(apiVersion, kind) else { return object }
    return Defaulting(kind: kind, apiVersion: apiVersion, release: release).fill(object, type)
  }

  private func fill(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    switch (type.type.form, draft.content) {
    case (.object, .mapping(let entries)):
      var object = DraftObject(entries, at: draft)
      fill(&object, type)
      return object.draft
    case (.list, .sequence(let items)):
      guard let element = type.element, element.holdsObjects else { return draft }
      return YAMLDraft(.sequence(items.map { fill($0, element) }), at: draft)
    case (.map, .mapping(let entries)):
      guard let element = type.element, element.holdsObjects else { return draft }
      return YAMLDraft(
        .mapping(entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: fill($0.value, element)) }), at: draft)
    default: return draft
    }
  }

  private func fill(_ object: inout DraftObject, _ type: SchemaType) {
    let structure = type.schema.structure(type.type)
    let facts = type.schema.facts(of: type.type)
    let places = facts.indices.filter {
      isDue(facts[$0].defaultValue) && structure.isServed($0, in: release, apiVersion)
    }
    // What is worked out looks at what was written; a condition may look at what was filled in.
    for order in [Order.worked, .plain, .conditional] {
      for place in places {
        guard let value = facts[place].defaultValue, Order(value) == order else { continue }
        let name = structure.keys[place]
        let isText = structure.types[place].form == .string
        guard isMissing(object[name], value),
          value.condition?.holds(object[value.condition?.field ?? name]?.text) != false
        else { continue }
        if let made = draft(value, in: object, isText: isText) { object[name] = made }
      }
    }
    for (place, facts) in facts.enumerated() {
      let name = structure.keys[place]
      guard let value = object[name] else { continue }
      let inner = SchemaType(type.schema, structure.types[place])
      var filled = inner.holdsObjects ? fill(value, inner) : value
      if facts.rule == .podDefaults { filled = PodDefaults.apply(to: filled) }
      if inner.holdsObjects { object[name] = filled }
    }
  }

  /// In which order defaults are looked at.
  private enum Order {
    case worked, plain, conditional

    init(_ value: DefaultValue) {
      if case .worked = value.value {
        self = .worked
      } else {
        self = value.condition == nil ? .plain : .conditional
      }
    }
  }

  private func isDue(_ value: DefaultValue?) -> Bool {
    guard let value else { return false }
    return value.from.map { $0 <= release } != false && value.kind.map { $0 == kind } != false
  }

  private func isMissing(_ draft: YAMLDraft?, _ value: DefaultValue) -> Bool {
    guard let draft, !draft.isNull else { return true }
    if case .worked(let rule, _) = value.value, rule.addsToEntries { return true }
    guard value.replacesZero else { return false }
    switch draft.content {
    case .scalar(let text, _): return text.isEmpty || text == "0"
    case .sequence(let items): return items.isEmpty
    case .mapping: return false
    }
  }

  private func draft(_ value: DefaultValue, in object: DraftObject, isText: Bool) -> YAMLDraft? {
    switch value.value {
    case .text(let text): object.scalar(text, isPlain: !isText)
    case .emptyMapping: YAMLDraft(.mapping([]), at: object.place)
    case .list(let texts):
      YAMLDraft(.sequence(texts.map { object.scalar($0, isPlain: false) }), at: object.place)
    case .worked(let rule, let sibling): rule.value(in: object, from: sibling)
    }
  }
}

extension SchemaType {
  /// Whether there can be objects in it that lack something.
  fileprivate var holdsObjects: Bool {
    switch type.form {
    case .object: true
    case .list, .map: element?.holdsObjects ?? false
    default: false
    }
  }
}
