public import YAML

/// What is stored of a field that is empty: its zero, the empty text, list or mapping. So do Go's types read and write it.
public enum WhenEmpty: Sendable {
  /// Nothing. A struct that is there is written even if nothing is in it.
  case absent
  /// What was given: to the API, that is not the same as nothing.
  case kept
  /// It is written always, even if nobody gave it: `{}` for a struct, `null` for a list.
  case written
}

extension WhenEmpty {
  /// Whether Go cannot tell a value in a field of that type from what was not given.
  public func isNothing(_ value: YAMLDraft, _ type: ValueType) -> Bool {
    if type.form == .any || self == .kept { return false }
    return switch value.content {
    case .mapping(let entries): entries.isEmpty && (type.form != .object || self == .written)
    case .sequence(let items): items.isEmpty
    case .scalar(let text, _):
      (text.isEmpty || text == "0" && type.form != .string || text == "false" && type.form == .bool) && !isPointer(type)
    }
  }

  /// Structs of one value stand in Go behind a pointer unless they are always written.
  private func isPointer(_ type: ValueType) -> Bool {
    switch type.form {
    case .quantity, .time, .microTime: self != .written
    default: false
    }
  }
}
