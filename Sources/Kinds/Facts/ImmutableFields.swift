import Symbols
public import YAML

/// What an update of an object changes although the API server lets nobody change it.
public enum ImmutableFields {
  /// The paths of the fields that differ and may not, in the order of the description: `spec.selector`. Both objects are as they are
  /// stored, with their defaults.
  ///
  /// - Complexity: O(*n*) in the size of the objects.
  public static func changed(from old: YAMLDraft, to new: YAMLDraft) -> [String] {
    let kind = old["kind"]?.text.map { Symbol($0) } ?? .none
    let apiVersion = old["apiVersion"]?.text.map { Symbol($0) } ?? .none
    guard let type = SchemaType(apiVersion, kind) else { return [] }
    var found: [String] = []
    look(old, new, type, path: "", into: &found)
    return found
  }

  private static func look(
    _ old: YAMLDraft?, _ new: YAMLDraft?, _ type: SchemaType, path: String, into found: inout [String]
  ) {
    guard type.type.form == .object, old != nil || new != nil else { return }
    let structure = type.schema.structure(type.type)
    for (place, facts) in type.schema.facts(of: type.type).enumerated() {
      let name = structure.keys[place]
      let (before, after) = (value(old, name), value(new, name))
      let here = path.isEmpty ? name.text : "\(path).\(name.text)"
      if let rule = facts.immutability, rule.condition?.holds(value(old, rule.condition?.field ?? name)?.text) != false
      {
        let kept = rule.exceptions
        if !isSame(without(before, kept), without(after, kept)) { found.append(here) }
      } else {
        look(before, after, SchemaType(type.schema, structure.types[place]), path: here, into: &found)
      }
    }
  }

  private static func value(_ draft: YAMLDraft?, _ name: Symbol) -> YAMLDraft? {
    draft?[name].flatMap { $0.isNull ? nil : $0 }
  }

  private static func isSame(_ a: YAMLDraft?, _ b: YAMLDraft?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?): a.says(b)
    case (nil, let only?), (let only?, nil): only.entries.isEmpty && only.items.isEmpty && only.text == nil
    }
  }

  /// The value without what may change; items of lists have no step of their own.
  private static func without(_ draft: YAMLDraft?, _ paths: [[Symbol]]) -> YAMLDraft? {
    guard let draft, !paths.isEmpty else { return draft }
    switch draft.content {
    case .scalar: return draft
    case .sequence(let items): return YAMLDraft(.sequence(items.map { without($0, paths) ?? $0 }), at: draft)
    case .mapping(let entries):
      let kept = entries.compactMap { entry -> YAMLDraft.Entry? in
        let inner = paths.filter { $0.first == entry.key }.map { Array($0.dropFirst()) }
        if inner.contains([]) { return nil }
        var entry = entry
        entry.value = without(entry.value, inner) ?? entry.value
        return entry
      }
      return YAMLDraft(.mapping(kept), at: draft)
    }
  }
}
