import Store
import Symbols
import YAML

extension YAMLDraft {
  /// A value without places of its own.
  init(_ value: Value, at place: YAMLDraft) {
    switch value {
    case .null: self = .null(at: place)
    case .bool(let value): self = .bool(value, at: place)
    case .integer(let number): self = .number(number, at: place)
    case .float: self = YAMLDraft(.scalar(value.json, isPlain: true), at: place)
    case .text(let text): self = .text(text, at: place)
    case .list(let items): self = .list(items.map { YAMLDraft($0, at: place) }, at: place)
    case .mapping(let mapping):
      self = YAMLDraft(
        .mapping(
          mapping.map { .init(key: $0.key, keyRange: place.range, value: YAMLDraft($0.value, at: place)) }), at: place)
    }
  }
}
