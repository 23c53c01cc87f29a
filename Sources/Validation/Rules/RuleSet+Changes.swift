import SourceText
import Symbols
import YAML

/// What updates have in common.
extension RuleSet {
  static let immutableWords = "field is immutable"

  /// A field that stays as it is.
  ///
  /// - Parameters:
  ///   - type: the Go struct that the message shows it as.
  ///   - value: as the message shows it; the field's own where none is given.
  mutating func immutable(
    _ field: Field, _ old: Field, as type: String? = nil, value: @autoclosure () -> String? = nil
  ) {
    if field.isSame(as: old) { return }
    invalid(field, shown(field, type) ?? value() ?? field.goText, Self.immutableWords)
  }

  private func shown(_ field: Field, _ type: String?) -> String? {
    type.map { field.exists ? GoStruct.text(field, $0, release) : "null" }
  }

  /// A field that stays as it is by a declaration since 1.37, which shows no value.
  mutating func declaredImmutable(
    _ field: Field, _ old: Field, as type: String? = nil, value: @autoclosure () -> String? = nil
  ) {
    if field.isSame(as: old) { return }
    let text = isDeclared ? "null" : shown(field, type) ?? value() ?? field.goText
    declared { $0.invalid(field, text, Self.immutableWords) }
  }
}

extension Field {
  /// Whether both say the same. No list and an empty one are the same, and so are nothing and an empty text.
  func isSame(as other: Field) -> Bool {
    switch (exists, other.exists) {
    case (false, false): true
    case (true, true): YAMLDraft(node).withoutNothing.says(YAMLDraft(other.node).withoutNothing)
    case (true, false): isNothing
    case (false, true): other.isNothing
    }
  }

  private var isNothing: Bool { node.count == 0 && node.withUTF8(\.isEmpty) }

  /// As Go's `%v` or JSON encoder would print it for a message, where its fields are named as in the API.
  var goText: String {
    guard exists else { return "null" }
    if node.kind != .scalar { return json }
    if case .string = node.scalar { return GoText.quoted(text) }
    return text
  }

  /// A map's JSON, its keys in order; anything else as messages print it.
  var sortedJSON: String {
    exists && node.kind == .mapping ? GoText.json(entries.map { (key: $0.key.text, value: $0.value.text) }) : goText
  }

  /// JSON in the order in which it stands; the keys of `matchLabels` and other maps come sorted from whoever stored them.
  var json: String {
    guard exists else { return "null" }
    switch node.kind {
    case .mapping:
      return "{"
        + node.entries.filter { !$0.value.isNull }.map { "\(GoText.json($0.key.text)):\(Field($0.value).json)" }
        .joined(separator: ",") + "}"
    case .sequence: return "[" + node.items.map { Field($0).json }.joined(separator: ",") + "]"
    case .scalar:
      if case .string = node.scalar { return GoText.json(text) }
      return text
    }
  }
}

extension YAMLDraft {
  /// Without nulls and empty lists, which the API server takes for nothing.
  fileprivate var withoutNothing: YAMLDraft {
    switch content {
    case .scalar: return self
    case .sequence(let items): return YAMLDraft(.sequence(items.map(\.withoutNothing)), at: self)
    case .mapping(let entries):
      let kept = entries.compactMap { entry -> Entry? in
        if entry.value.isNull { return nil }
        if case .sequence(let items) = entry.value.content, items.isEmpty { return nil }
        var entry = entry
        entry.value = entry.value.withoutNothing
        return entry
      }
      return YAMLDraft(.mapping(kept), at: self)
    }
  }
}
