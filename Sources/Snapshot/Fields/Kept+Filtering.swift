import Symbols
import YAML

extension Kept {
  /// What is kept of a value; nil when nothing is.
  func filter(_ value: YAMLDraft) -> YAMLDraft? {
    if value.isNull { return nil }
    switch self {
    case .whole, .labels, .keyed: return value
    case .emptied:
      return YAMLDraft(
        .mapping(
          value.entries.map { entry in
            var entry = entry
            entry.value = YAMLDraft(.scalar("", isPlain: false), at: entry.value)
            return entry
          }), at: value)
    case .name, .fields, .requirement, .unlessOnly, .only, .annotations: break
    }
    if case .sequence(let items) = value.content {
      let kept = items.compactMap(filter)
      return kept.isEmpty && !items.isEmpty ? nil : YAMLDraft(.sequence(kept), at: value)
    }
    switch self {
    case .whole, .labels, .keyed, .emptied: return value
    case .name: return value.text == nil ? nil : value
    case .requirement: return Self.requirementFields.filter(value)
    case .fields(let fields): return Self.filter(value, fields)
    case .annotations(let known, let prefixes):
      return Self.filter(value, known) { key in prefixes.contains { key.text.hasPrefix($0) } }
    case .unlessOnly(let field, let kept):
      let filtered = kept.filter(value)
      return filtered?.entries.contains { $0.key != field } == true ? filtered : nil
    case .only(let field, let texts, let kept):
      return texts.contains { $0.text == value[field]?.text } ? kept.filter(value) : nil
    }
  }

  private static let requirementFields = Kept.fields(["key": .whole, "operator": .whole, "values": .whole])

  private static func filter(
    _ value: YAMLDraft, _ fields: [Symbol: Kept], orAny isKept: (Symbol) -> Bool = { _ in false }
  ) -> YAMLDraft? {
    guard case .mapping(let entries) = value.content else { return nil }
    let kept = entries.compactMap { entry in
      (fields[entry.key] ?? (isKept(entry.key) ? .whole : nil))?.filter(entry.value).map {
        YAMLDraft.Entry(key: entry.key, keyRange: entry.keyRange, value: $0)
      }
    }
    // An empty mapping may mean something (`nodeSelector: {}`); one that has lost all it had does not.
    if kept.isEmpty, !entries.isEmpty, !fields.isEmpty { return nil }
    return YAMLDraft(.mapping(kept), at: value)
  }
}
