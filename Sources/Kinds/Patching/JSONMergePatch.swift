import Symbols
public import YAML

/// JSON merge patches: mappings are merged, null takes a key out, everything else takes the place of what was there.
///
/// Source: RFC 7386. What comes from the patch keeps its place in the patch.
public enum JSONMergePatch {
  public static func apply(_ patch: YAMLDraft, to object: YAMLDraft) -> YAMLDraft {
    guard case .mapping(let changes) = patch.content else { return patch }
    var merged = KeyedList(object.entries, key: \.key)
    for change in changes {
      if change.value.isNull {
        merged[change.key] = nil
      } else if let old = merged[change.key] {
        merged[change.key] = YAMLDraft.Entry(
          key: old.key, keyRange: old.keyRange, value: apply(change.value, to: old.value))
      } else {
        // What is new is a patch of nothing: nulls in it take nothing out.
        let nothing = YAMLDraft(.mapping([]), at: change.value)
        merged[change.key] = YAMLDraft.Entry(
          key: change.key, keyRange: change.keyRange, value: apply(change.value, to: nothing))
      }
    }
    if case .mapping = object.content { return YAMLDraft(.mapping(merged.items), at: object) }
    return YAMLDraft(.mapping(merged.items), at: patch)
  }
}
