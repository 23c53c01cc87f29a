/// What the parameters of types turned out to stand for, as far as an expression has been checked.
///
/// Source: the type checker that the CEL language definition describes.
struct TypeBindings {
  private var types: [String: CELType] = [:]
  private var count = 0

  /// A parameter that stands for nothing yet.
  mutating func fresh() -> CELType {
    count += 1
    return .parameter("_var\(count - 1)")
  }

  private func find(_ type: CELType) -> CELType? {
    guard case .parameter(let name) = type else { return nil }
    return types[name]
  }

  /// The type with everything known put in; parameters that stand for nothing stay or become `dyn`.
  func resolved(_ type: CELType, unknownIsDynamic: Bool = false) -> CELType {
    if let known = find(type) { return resolved(known, unknownIsDynamic: unknownIsDynamic) }
    if case .parameter = type { return unknownIsDynamic ? .dynamic : type }
    let parts = type.parameters
    if parts.isEmpty { return type }
    return type.with(parts.map { resolved($0, unknownIsDynamic: unknownIsDynamic) })
  }

  /// Whether values of types can stand where others are wanted; binds parameters if they can, and nothing if they cannot.
  mutating func assign(_ types: [CELType], to others: [CELType]) -> Bool {
    guard types.count == others.count else { return false }
    let before = self.types
    for (a, b) in zip(types, others) where !unify(a, b) {
      self.types = before
      return false
    }
    return true
  }

  mutating func assign(_ type: CELType, to other: CELType) -> Bool { assign([type], to: [other]) }

  private mutating func unify(_ a: CELType, _ b: CELType) -> Bool {
    if case .parameter(let name) = b {
      let (isValid, isBound) = bind(name, to: a)
      if isValid { return true }
      if isBound { return false }
    }
    if case .parameter(let name) = a { return bind(name, to: b).isValid }
    if a.isDynamicOrError || b.isDynamicOrError { return true }
    switch (a, b) {
    case (.null, _):
      switch b {
      case .null, .opaque, .object, .optional, .duration, .timestamp: return true
      default: return false
      }
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return unify(a, b)
    case (.map(let a, let c), .map(let b, let d)): return unify(a, b) && unify(c, d)
    case (.type, .type): return true
    case (.object(let a, _), .object(let b, _)): return a == b
    default: return a == b
    }
  }

  private mutating func bind(_ name: String, to type: CELType) -> (isValid: Bool, isBound: Bool) {
    if let known = types[name] {
      if known == type { return (true, true) }
      if unify(type, known) {
        types[name] = Self.mostGeneral(type, known)
        return (true, true)
      }
      return (false, true)
    }
    if isFree(name, in: type) {
      types[name] = type
      return (true, false)
    }
    return (false, false)
  }

  private func isFree(_ name: String, in type: CELType) -> Bool {
    if case .parameter(let other) = type {
      if other == name { return false }
      return types[other].map { isFree(name, in: $0) } ?? true
    }
    return type.parameters.allSatisfy { isFree(name, in: $0) }
  }

  /// The one of two types that fit each other which says less.
  static func mostGeneral(_ a: CELType, _ b: CELType) -> CELType { isAsGeneral(a, b) ? a : b }

  private static func isAsGeneral(_ a: CELType, _ b: CELType) -> Bool {
    if a == .dynamic { return true }
    if case .parameter = a { return true }
    if b == .dynamic { return false }
    if case .parameter = b { return false }
    switch (a, b) {
    case (.type, .type): return true
    case (.list, .list), (.optional, .optional), (.map, .map):
      return zip(a.parameters, b.parameters).allSatisfy { isAsGeneral($0, $1) }
    default: return a == b
    }
  }
}
