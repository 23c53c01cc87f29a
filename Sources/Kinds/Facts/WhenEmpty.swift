public import YAML

/// What is stored of a field that is empty: its zero, the empty text, list or mapping. So do Go's types read and write it.
public enum WhenEmpty: Sendable {
  /// Nothing. A struct that is there is written even if nothing is in it.
  case absent
  /// What was given: to the API, that is not the same as nothing.
  case kept
  /// It is written always, even if nobody gave it: `{}` for a struct, `null` for a list.
  case written
  /// What was given, and `null` if nobody gave it.
  case null

  /// Whether nothing is something else than a zero, or an empty text.
  public var isPointer: Bool { self == .kept || self == .null }

  /// Whether it is written though nobody gave it.
  public var isWritten: Bool { self == .written || self == .null }
}

extension WhenEmpty {
  /// Whether Go cannot tell a value in a field of that type from what was not given.
  ///
  /// - Parameter keepsEmpty: whether an empty list or map is something, as it is until it is stored.
  public func isNothing(_ value: YAMLDraft, _ type: ValueType, keepsEmpty: Bool = false) -> Bool {
    if type.form == .any || isPointer { return false }
    return switch value.content {
    case .mapping(let entries): entries.isEmpty && (type.form == .object ? self == .written : !keepsEmpty)
    case .sequence(let items): items.isEmpty && !keepsEmpty
    case .scalar(let text, _):
      (text.isEmpty || text == "0" && type.form != .string || text == "false" && type.form == .bool)
        && !isStruct(type)
    }
  }

  /// Structs of one value stand in Go behind a pointer unless they are always written.
  private func isStruct(_ type: ValueType) -> Bool {
    switch type.form {
    case .quantity, .time, .microTime: self != .written
    default: false
    }
  }
}
