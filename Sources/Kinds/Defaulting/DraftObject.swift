import Symbols
import YAML

/// A mapping that is filled in. A null counts as nothing.
struct DraftObject {
  private(set) var entries: [YAMLDraft.Entry]
  /// Where it stands.
  let place: YAMLDraft

  init(_ entries: [YAMLDraft.Entry], at place: YAMLDraft) {
    self.entries = entries
    self.place = place
  }

  /// A mapping; nil for anything else.
  init?(_ draft: YAMLDraft?) {
    guard let draft, case .mapping(let entries) = draft.content else { return nil }
    self.init(entries, at: draft)
  }

  var draft: YAMLDraft { YAMLDraft(.mapping(entries), at: place) }

  subscript(_ name: Symbol) -> YAMLDraft? {
    get {
      guard let value = entries.first(where: { $0.key == name })?.value, !value.isNull else { return nil }
      return value
    }
    set {
      let slot = entries.firstIndex { $0.key == name }
      guard let newValue else {
        if let slot { entries.remove(at: slot) }
        return
      }
      if let slot {
        entries[slot].value = newValue
      } else {
        entries.append(YAMLDraft.Entry(key: name, keyRange: place.range, value: newValue))
      }
    }
  }

  mutating func append(_ entry: YAMLDraft.Entry) { entries.append(entry) }

  /// Puts the entries into the order of a struct's fields.
  mutating func sort(by structure: Structure) {
    let places = entries.map { structure.place(of: $0.key) ?? structure.keys.count }
    guard zip(places, places.dropFirst()).contains(where: { $0 > $1 }) else { return }
    entries = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { entries[$0] }
  }

  func scalar(_ text: String, isPlain: Bool) -> YAMLDraft { YAMLDraft(.scalar(text, isPlain: isPlain), at: place) }
}
