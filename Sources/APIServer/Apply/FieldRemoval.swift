import Store
import Symbols
import YAML

/// An object without some of its fields.
enum FieldRemoval {
  /// - Returns: nil when nothing is left of what was there.
  static func remove(_ fields: FieldSet, from draft: YAMLDraft, _ type: ApplyType) -> YAMLDraft? {
    switch (type.form, draft.content) {
    case (.map, .mapping(let entries)), (.free, .mapping(let entries)):
      if entries.isEmpty || type.isAtomic { return nil }
      var kept: [YAMLDraft.Entry] = []
      var isTouched = false
      for var entry in entries {
        let element = FieldPathElement.field(entry.key)
        if fields.contains(element) { continue }
        let below = fields.below(element)
        if !below.isEmpty, let child = type.child(entry.key) {
          isTouched = true
          entry.value = remove(below, from: entry.value, child) ?? emptied(entry.value)
        }
        kept.append(entry)
      }
      return kept.isEmpty && !isTouched ? nil : YAMLDraft(.mapping(kept), at: draft)
    case (.list, .sequence(let items)):
      if items.isEmpty || type.isAtomic { return nil }
      var kept: [YAMLDraft] = []
      var isTouched = false
      for item in items {
        guard let element = try? type.element(of: item) else {
          kept.append(item)
          continue
        }
        if fields.contains(element) { continue }
        let below = fields.below(element)
        if below.isEmpty {
          kept.append(item)
        } else {
          isTouched = true
          kept.append(remove(below, from: item, type.item) ?? emptied(item))
        }
      }
      return kept.isEmpty && !isTouched ? nil : YAMLDraft(.sequence(kept), at: draft)
    case (.map, _), (.list, _): return nil
    default: return draft
    }
  }

  /// Of a mapping or list nothing but itself.
  private static func emptied(_ draft: YAMLDraft) -> YAMLDraft {
    switch draft.content {
    case .mapping: YAMLDraft(.mapping([]), at: draft)
    case .sequence: YAMLDraft(.sequence([]), at: draft)
    case .scalar: YAMLDraft(.scalar("null", isPlain: true), at: draft)
    }
  }
}
