import SourceText
import Symbols
public import YAML

/// Strategic merge patches as the API server and kubectl apply them: mappings are merged, null takes a key out, lists of
/// named things are merged item by item.
///
/// Which key names an item stands in the description of the kind; lists of kinds without one are replaced. What comes from the
/// patch keeps its place in the patch.
///
/// Source: "Update API Objects in Place Using kubectl patch", Kubernetes documentation.
public struct StrategicMerge {
  /// - Returns: nil when the patch takes the whole object out (`$patch: delete`).
  /// - Throws: when the patch has a directive that cannot be followed, or an item without its key.
  public static func apply(_ patch: YAMLDraft, to object: YAMLDraft) throws(PatchProblem) -> YAMLDraft? {
    let kind = object["kind"]?.text.map { Symbol($0) } ?? .none
    let apiVersion = object["apiVersion"]?.text.map { Symbol($0) } ?? .none
    return try apply(patch, to: object, of: SchemaType(apiVersion, kind))
  }

  /// - Parameter type: of the value that is changed; nil for one that nothing is known of.
  static func apply(
    _ patch: YAMLDraft, to value: YAMLDraft, of type: SchemaType?
  ) throws(PatchProblem) -> YAMLDraft? {
    try StrategicMerge().merge(patch, into: value, Known(type: type))
  }

  /// What is known of the value that is merged.
  private struct Known {
    var type: SchemaType?
    var merge = ListMerge.replace
    /// The key that it stands under, for messages.
    var name = Symbol.none

    func field(_ name: Symbol) -> Known {
      guard let field = type?.field(name) else { return Known(type: type?.mapElement, name: name) }
      return Known(type: field.type, merge: field.facts.merge, name: name)
    }

    var item: Known { Known(type: type?.element) }
  }

  /// - Returns: nil when the patch takes the value out.
  private func merge(
    _ patch: YAMLDraft, into base: YAMLDraft, _ known: Known
  ) throws(PatchProblem) -> YAMLDraft? {
    switch (base.content, patch.content) {
    case (.mapping(let entries), .mapping): return try merge(patch, into: entries, at: base, known)
    case (.sequence(let items), .sequence): return try merge(patch, into: items, known)
    default: return try added(patch)
    }
  }

  // MARK: Mappings

  private func merge(
    _ patch: YAMLDraft, into entries: [YAMLDraft.Entry], at base: YAMLDraft, _ known: Known
  ) throws(PatchProblem) -> YAMLDraft? {
    switch try Directive(of: patch) {
    case .delete: return nil
    case .replace: return try added(patch)
    case .merge, nil: break
    }
    var entries = entries
    if let kept = patch["$retainKeys"] {
      let names = Set(kept.items.compactMap(\.text))
      entries.removeAll { !names.contains($0.key.text) }
    }
    for entry in patch.entries where entry.key.hasPrefix("$") { try take(entry, &entries) }
    var merged = KeyedList(entries, key: \.key)
    for entry in patch.entries where !entry.key.hasPrefix("$") {
      if entry.value.isNull {
        merged[entry.key] = nil
      } else if let old = merged[entry.key] {
        merged[entry.key] = try merge(entry.value, into: old.value, known.field(entry.key)).map { value in
          YAMLDraft.Entry(key: old.key, keyRange: old.keyRange, value: value)
        }
      } else if let value = try added(entry.value) {
        merged[entry.key] = YAMLDraft.Entry(key: entry.key, keyRange: entry.keyRange, value: value)
      }
    }
    return YAMLDraft(.mapping(merged.items), at: base)
  }

  /// A directive that is a key of the mapping it is about.
  private func take(_ entry: YAMLDraft.Entry, _ entries: inout [YAMLDraft.Entry]) throws(PatchProblem) {
    let key = entry.key.text
    if key == "$patch" || key == "$retainKeys" { return }
    let list = "$deleteFromPrimitiveList/"
    guard key.hasPrefix(list) else {
      throw PatchProblem(
        at: entry.keyRange,
        "'\(key)' is no directive that can be followed here, use $patch, $retainKeys or \(list)FIELD")
    }
    let field = Symbol(String(key.dropFirst(list.count)))
    guard let place = entries.firstIndex(where: { $0.key == field }) else { return }
    let gone = Set(entry.value.items.compactMap(\.text))
    let left = entries[place].value.items.filter { item in item.text.map { !gone.contains($0) } ?? true }
    entries[place].value = YAMLDraft(.sequence(left), at: entries[place].value)
  }

  // MARK: Lists

  private func merge(
    _ patch: YAMLDraft, into items: [YAMLDraft], _ known: Known
  ) throws(PatchProblem) -> YAMLDraft? {
    switch known.merge {
    case .replace: return try added(patch)
    case .union:
      let old = Set(items.compactMap(\.text))
      let fresh = patch.items.filter { item in item.text.map { !old.contains($0) } ?? true }
      return YAMLDraft(.sequence(items + fresh), at: patch)
    case .byKey(let key):
      var merged = KeyedList(items) { $0[key]?.text }
      var isReplaced = false
      for item in patch.items {
        let directive = try Directive(of: item)
        if directive == .replace, item.entries.count == 1 {
          isReplaced = true
          continue
        }
        guard let value = item[key]?.text else {
          throw PatchProblem(
            at: item.range, "an item of \(known.name.text) is known by its \(key.text), which this one lacks, add it")
        }
        if directive == .delete {
          merged[value] = nil
        } else if let old = merged[value] {
          if let new = try merge(item, into: old, known.item) { merged[value] = new }
        } else if let fresh = try added(item) {
          merged[value] = fresh
        }
      }
      return isReplaced ? try added(patch) : YAMLDraft(.sequence(merged.items), at: patch)
    }
  }

  /// What the patch puts where there was nothing: without its directives and nulls; nil for a deletion.
  private func added(_ patch: YAMLDraft) throws(PatchProblem) -> YAMLDraft? {
    switch patch.content {
    case .scalar: return patch
    case .sequence(let items):
      var kept: [YAMLDraft] = []
      for item in items {
        let directive = try Directive(of: item)
        if directive == .replace, item.entries.count == 1 { continue }
        if let item = try added(item) { kept.append(item) }
      }
      return YAMLDraft(.sequence(kept), at: patch)
    case .mapping(let entries):
      if try Directive(of: patch) == .delete { return nil }
      var kept: [YAMLDraft.Entry] = []
      for entry in entries where !entry.key.hasPrefix("$") && !entry.value.isNull {
        guard let value = try added(entry.value) else { continue }
        kept.append(YAMLDraft.Entry(key: entry.key, keyRange: entry.keyRange, value: value))
      }
      return YAMLDraft(.mapping(kept), at: patch)
    }
  }
}

/// The value of `$patch`.
private enum Directive: String {
  case replace, delete, merge

  init?(of patch: YAMLDraft) throws(PatchProblem) {
    guard let value = patch["$patch"] else { return nil }
    guard let directive = value.text.flatMap(Directive.init(rawValue:)) else {
      throw PatchProblem(at: value.range, "$patch is replace, delete or merge, not this")
    }
    self = directive
  }
}
