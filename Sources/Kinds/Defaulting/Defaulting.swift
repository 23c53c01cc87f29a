public import Symbols
public import YAML

/// Fills in what the API server fills in when it decodes an object, before admission. What is added stands where the object that
/// lacked it stands.
public struct Defaulting: Sendable {
  private let kind: Symbol
  private let apiVersion: Symbol
  private let release: Release
  /// Whether the object is in the server's own form, and stays in it.
  private let isStored: Bool

  /// An object of a kind without a description stays as it is.
  ///
  /// - Complexity: O(*n*) in the size of the object.
  public static func apply(to object: YAMLDraft, in release: Release = .newest) -> YAMLDraft {
    let kind = object["kind"]?.text.map { Symbol($0) } ?? .none
    let apiVersion = object["apiVersion"]?.text.map { Symbol($0) } ?? .none
    guard let type = SchemaType(apiVersion, kind) else { return object }
    return Defaulting(kind: kind, apiVersion: apiVersion, release: release, isStored: false).fill(object, type, in: nil)
      ?? object
  }

  /// The same for an object in the server's own form: fields in the order of the description, none that is not known, nothing that is
  /// the same as nothing. What comes of it is in that form, too; structs that Go's types always have are filled in where they are missing.
  public static func complete(
    _ object: YAMLDraft, as type: SchemaType, of kind: Symbol, _ apiVersion: Symbol, in release: Release
  ) -> YAMLDraft {
    Defaulting(kind: kind, apiVersion: apiVersion, release: release, isStored: true).fill(object, type, in: nil)
      ?? object
  }

  /// nil where nothing is to be filled in.
  ///
  /// - Parameter parent: the object that holds it, if it is a field of one.
  private func fill(_ draft: YAMLDraft, _ type: SchemaType, in parent: DraftObject?) -> YAMLDraft? {
    switch (type.type.form, draft.content) {
    case (.object, .mapping(let entries)): return fill(entries, at: draft, type, in: parent)
    case (.list, .sequence(var items)):
      guard let element = type.element, element.holdsObjects else { return nil }
      var isChanged = false
      for number in items.indices {
        guard let filled = fill(items[number], element, in: nil) else { continue }
        items[number] = filled
        isChanged = true
      }
      return isChanged ? YAMLDraft(.sequence(items), at: draft) : nil
    case (.map, .mapping(var entries)):
      guard let element = type.element, element.holdsObjects else { return nil }
      var isChanged = false
      for number in entries.indices {
        guard let filled = fill(entries[number].value, element, in: nil) else { continue }
        entries[number].value = filled
        isChanged = true
      }
      return isChanged ? YAMLDraft(.mapping(entries), at: draft) : nil
    default: return nil
    }
  }

  private func fill(
    _ entries: [YAMLDraft.Entry], at draft: YAMLDraft, _ type: SchemaType, in parent: DraftObject?
  ) -> YAMLDraft? {
    let structure = type.schema.structure(type.type)
    let facts = type.schema.structureFacts(of: type.type)
    var object = DraftObject(entries, at: draft)
    var isChanged = false
    // Made up for what is in them, and gone again where that is nothing.
    var structs: [Int] = []
    if isStored {
      for place in facts.writtenStructs where structure.isServed(place, in: release, apiVersion) {
        guard object[structure.keys[place]] == nil else { continue }
        object[structure.keys[place]] = YAMLDraft(.mapping([]), at: draft)
        structs.append(place)
      }
    }
    var added: [Int] = []
    for place in facts.defaults {
      guard let value = facts.fields[place].defaultValue, isDue(value),
        structure.isServed(place, in: release, apiVersion)
      else { continue }
      let name = structure.keys[place]
      guard isMissing(object[name], value), isMet(value, in: object, of: parent) else { continue }
      guard let made = self.draft(value, in: object, isText: structure.types[place].form == .string) else { continue }
      object[name] = made
      added.append(place)
    }
    for place in facts.filled {
      let name = structure.keys[place]
      guard var value = object[name] else { continue }
      var isLabelled = false
      if facts.fields[place].rule == .templateLabels, let labelled = labelled(value, in: object) {
        value = isStored ? inOrder(labelled, SchemaType(type.schema, structure.types[place])) : labelled
        isLabelled = true
      }
      var filled = fill(value, SchemaType(type.schema, structure.types[place]), in: object)
      if isLabelled { filled = filled ?? value }
      if facts.fields[place].rule == .podDefaults {
        filled = PodDefaults.apply(to: filled ?? value)
        if isStored { filled = filled.map { inOrder($0, SchemaType(type.schema, structure.types[place])) } }
      }
      guard let filled else { continue }
      object[name] = filled
      isChanged = true
    }
    guard isStored else { return isChanged || !added.isEmpty ? object.draft : nil }
    for place in structs where object[structure.keys[place]]?.entries.isEmpty ?? true {
      object[structure.keys[place]] = nil
    }
    for place in added {
      let name = structure.keys[place]
      guard let value = object[name] else { continue }
      let ordered = inOrder(value, SchemaType(type.schema, structure.types[place]))
      let isNothing = facts.fields[place].whenEmpty.isNothing(ordered, structure.types[place], keepsEmpty: true)
      object[name] = isNothing ? nil : ordered
    }
    if !isChanged, added.isEmpty { return nil }
    object.sort(by: structure)
    return object.draft
  }

  /// In the order of the description, without what is the same as nothing.
  private func inOrder(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    switch (type.type.form, draft.content) {
    case (.object, .mapping(let entries)):
      let structure = type.schema.structure(type.type)
      let facts = type.schema.facts(of: type.type)
      var object = DraftObject([], at: draft)
      for entry in entries {
        guard let place = structure.place(of: entry.key) else { continue }
        let value = inOrder(entry.value, SchemaType(type.schema, structure.types[place]))
        if facts[place].whenEmpty.isNothing(value, structure.types[place], keepsEmpty: true) { continue }
        object.append(YAMLDraft.Entry(key: entry.key, keyRange: entry.keyRange, value: value))
      }
      object.sort(by: structure)
      return object.draft
    case (.list, .sequence(let items)):
      guard let element = type.element, element.holdsObjects else { return draft }
      return YAMLDraft(.sequence(items.map { inOrder($0, element) }), at: draft)
    case (.map, .mapping(let entries)):
      guard let element = type.element, element.holdsObjects else { return draft }
      return YAMLDraft(
        .mapping(entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: inOrder($0.value, element)) }),
        at: draft)
    case (_, .scalar(let text, true)) where isText(draft, type.type.form):
      return YAMLDraft(.scalar(text, isPlain: false), at: draft)
    default: return draft
    }
  }

  /// Whether a scalar of a description (`25%`) is a text to the API.
  private func isText(_ draft: YAMLDraft, _ form: ValueType.Form) -> Bool {
    switch form {
    case .string, .bytes, .time, .microTime, .quantity: true
    case .intOrString: draft.integer == nil
    default: false
    }
  }

  /// Metadata without labels gets those of the object's template; nil where it has some, or there are none.
  private func labelled(_ metadata: YAMLDraft, in object: DraftObject) -> YAMLDraft? {
    guard let labels = object["spec"]?["template"]?["metadata"]?["labels"], !labels.isNull,
      var metadata = DraftObject(metadata), metadata["labels"]?.entries.isEmpty ?? true
    else { return nil }
    metadata["labels"] = labels
    return metadata.draft
  }

  /// Whether what stands beside it, or beside its object, says so.
  private func isMet(_ value: DefaultValue, in object: DraftObject, of parent: DraftObject?) -> Bool {
    guard let condition = value.condition else { return true }
    return condition.holds((value.isOfParent ? parent : object)?[condition.field]?.text)
  }

  private func isDue(_ value: DefaultValue) -> Bool {
    value.from.map { $0 <= release } != false && value.kind.map { $0 == kind } != false
  }

  private func isMissing(_ draft: YAMLDraft?, _ value: DefaultValue) -> Bool {
    guard let draft, !draft.isNull else { return true }
    if case .worked(let rule, _) = value.value, rule.addsToEntries { return true }
    guard value.replacesZero else { return false }
    switch draft.content {
    case .scalar(let text, _): return text.isEmpty || text == "0"
    case .sequence(let items): return items.isEmpty
    case .mapping(let entries): return entries.isEmpty
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
  var holdsObjects: Bool {
    switch type.form {
    case .object: true
    case .list, .map: element?.holdsObjects ?? false
    default: false
    }
  }
}
