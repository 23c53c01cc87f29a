import YAML

extension YAMLDraft {
  /// With `y` and `n` as texts, which go-yaml reads as truth values: requests are JSON, and JSON has no such words.
  var readingLettersAsTexts: YAMLDraft {
    switch content {
    case .scalar(let text, true) where ["y", "Y", "n", "N"].contains(text): .text(text, at: self)
    case .scalar: self
    case .sequence(let items): .list(items.map(\.readingLettersAsTexts), at: self)
    case .mapping(let entries):
      YAMLDraft(
        .mapping(
          entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: $0.value.readingLettersAsTexts) }), at: self)
    }
  }
}
