import Symbols
import YAML

extension DocumentWriter {
  /// A node tree.
  mutating func value(_ draft: YAMLDraft) {
    switch draft.content {
    case .mapping(let entries):
      beginObject(flow: entries.isEmpty)
      for item in entries {
        entry(item.key.text)
        value(item.value)
      }
      endObject()
    case .sequence(let items):
      beginList(flow: items.isEmpty)
      for item in items { value(item) }
      endList()
    case .scalar(let text, _):
      switch draft.scalar {
      case .bool(let truth): value(truth)
      case .integer(let number): value(number)
      case .null: null()
      case .unsigned, .float: number(text)
      default: value(text)
      }
    }
  }
}
