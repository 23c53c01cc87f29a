import YAML

extension YAMLDraft {
  /// The same with texts that are texts however they are written: kinds without a description are answered as they came.
  var withQuotedTexts: YAMLDraft {
    switch content {
    case .scalar(let text, _): isString ? .text(text, at: self) : self
    case .sequence(let items): .list(items.map(\.withQuotedTexts), at: self)
    case .mapping(let entries):
      YAMLDraft(
        .mapping(entries.map { Entry(key: $0.key, keyRange: $0.keyRange, value: $0.value.withQuotedTexts) }), at: self)
    }
  }
}
