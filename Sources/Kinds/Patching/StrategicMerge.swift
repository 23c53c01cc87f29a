import SourceText
import Symbols
public import YAML

/// Strategic merge patches as the API server applies them: mappings are merged, null takes a key out, lists of named things are merged
/// item by item.
///
/// Which key names an item stands in the description of the kind; lists of kinds without one are replaced. What comes from the
/// patch keeps its place in the patch.
///
/// Source: "Update API Objects in Place Using kubectl patch", Kubernetes documentation; the order of items: "Preserve Order in
/// Strategic Merge Patch", a design proposal of its authors.
public struct StrategicMerge {
  /// - Returns: nil when the patch takes the whole object out (`$patch: delete`).
  /// - Throws: when the patch has a directive that cannot be followed, or an item without its key.
  public static func apply(_ patch: YAMLDraft, to object: YAMLDraft) throws(PatchProblem) -> YAMLDraft? {
    if case .delete? = try Directive(of: patch) { return nil }
    var patch = patch
    return try apply(&patch, to: object)
  }

  /// - Parameter patch: what the server did not use up of it is left: its error texts show that.
  public static func apply(_ patch: inout YAMLDraft, to object: YAMLDraft) throws(PatchProblem) -> YAMLDraft {
    let kind = object["kind"]?.text.map { Symbol($0) } ?? .none
    let apiVersion = object["apiVersion"]?.text.map { Symbol($0) } ?? .none
    return try apply(&patch, to: object, of: SchemaType(apiVersion, kind))
  }

  /// - Parameter type: of the value that is changed; nil for one that nothing is known of.
  static func apply(
    _ patch: inout YAMLDraft, to value: YAMLDraft, of type: SchemaType?
  ) throws(PatchProblem) -> YAMLDraft {
    guard case .mapping = patch.content, case .mapping(let entries) = value.content else { return patch }
    return try StrategicMerge().merge(&patch, into: entries, at: value, Known(type: type))
  }

  /// What is known of the value that is merged.
  struct Known {
    var type: SchemaType?
    var merge = ListMerge.replace
    var isReplaced = false
    /// The key that it stands under, for messages.
    var name = Symbol.none

    func field(_ name: Symbol) -> Known {
      guard let field = type?.field(name) else { return Known(type: type?.mapElement, name: name) }
      return Known(type: field.type, merge: field.facts.merge, isReplaced: field.facts.isReplaced, name: name)
    }

    var item: Known { Known(type: type?.element, name: name) }
  }

  // MARK: Mappings

  func merge(
    _ patch: inout YAMLDraft, into entries: [YAMLDraft.Entry], at base: YAMLDraft, _ known: Known
  ) throws(PatchProblem) -> YAMLDraft {
    switch try Directive(of: patch) {
    case .delete: return YAMLDraft(.mapping([]), at: patch)
    case .replace:
      patch["$patch"] = nil
      return patch
    case .merge: throw Directive.unknown(patch)
    case nil: break
    }
    var entries = entries
    if let kept = patch["$retainKeys"] {
      patch["$retainKeys"] = nil
      try retain(kept, in: patch, of: &entries)
    }
    var merged = KeyedList(entries, key: \.key)
    for entry in patch.entries where entry.key.hasPrefix(Directive.order) {
      patch[entry.key] = nil
      try arrange(entry, &patch, &merged, known)
    }
    var rest = patch.entries
    for place in rest.indices {
      let key = rest[place].key
      if key.hasPrefix(Directive.deletion) {
        try remove(rest[place], from: &merged)
      } else if rest[place].value.isNull {
        merged[key] = nil
      } else if let old = merged[key] {
        let value = try merge(&rest[place].value, into: old.value, known.field(key))
        merged[key] = value.map { YAMLDraft.Entry(key: old.key, keyRange: old.keyRange, value: $0) }
      } else {
        merged[key] = Self.added(&rest[place].value).map { value in
          YAMLDraft.Entry(key: key, keyRange: rest[place].keyRange, value: value)
        }
      }
    }
    patch.content = .mapping(rest)
    return YAMLDraft(.mapping(merged.items), at: base)
  }

  /// - Returns: nil when the patch takes the value out.
  private func merge(
    _ patch: inout YAMLDraft, into base: YAMLDraft, _ known: Known
  ) throws(PatchProblem) -> YAMLDraft? {
    switch (base.content, patch.content) {
    case (.mapping(let entries), .mapping):
      return known.isReplaced ? patch : try merge(&patch, into: entries, at: base, known)
    case (.sequence(let items), .sequence(var changes)):
      if known.merge == .replace { return patch }
      let merged = try merge(&changes, into: items, known)
      patch.content = .sequence(changes)
      return YAMLDraft(.sequence(merged), at: patch)
    default: return Self.added(&patch)
    }
  }

  /// What the patch puts where there was nothing: without nulls and without what has a directive; nil for such a mapping.
  static func added(_ patch: inout YAMLDraft) -> YAMLDraft? {
    patch.dropNulls()
    guard let kept = patch.withoutDirectives else { return nil }
    if case .mapping = kept.content { patch = kept }
    return kept
  }
}

extension YAMLDraft {
  /// Takes entries of null out of all mappings in it.
  fileprivate mutating func dropNulls() {
    switch content {
    case .scalar: return
    case .sequence(var items):
      for place in items.indices { items[place].dropNulls() }
      content = .sequence(items)
    case .mapping(var entries):
      entries.removeAll { $0.value.isNull }
      for place in entries.indices { entries[place].value.dropNulls() }
      content = .mapping(entries)
    }
  }

  /// Without the mappings that have a directive; nil for one that has.
  fileprivate var withoutDirectives: YAMLDraft? {
    switch content {
    case .scalar: return self
    case .sequence(let items): return YAMLDraft(.sequence(items.compactMap(\.withoutDirectives)), at: self)
    case .mapping(let entries):
      if self["$patch"] != nil { return nil }
      let kept = entries.compactMap { entry in
        entry.value.withoutDirectives.map { Entry(key: entry.key, keyRange: entry.keyRange, value: $0) }
      }
      return YAMLDraft(.mapping(kept), at: self)
    }
  }
}
