import Kubernetes

extension CELEvaluation {
  mutating func call(_ function: CELFunction, _ arguments: [CELValue]) throws(CELFailure) -> CELValue {
    guard let first = arguments.first else { return .optional(nil) }
    switch first {
    case .string(let text):
      if let value = try call(function, text, Array(arguments.dropFirst())) { return value }
    case .list(let items):
      if let value = try call(function, items, Array(arguments.dropFirst())) { return value }
    case .quantity(let amount):
      if let value = try call(function, amount, arguments.dropFirst().first) { return value }
    case .semver(let version):
      if let value = try call(function, version, arguments.dropFirst().first) { return value }
    case .optional(let wrapped):
      if let value = try call(function, wrapped, arguments.dropFirst().first) { return value }
    case .map(let map) where function == .size: return .int(Int64(map.entries.count))
    default: break
    }
    switch function {
    case .dynamic: return first
    case .optionalOf: return .optional(first)
    case .int, .uint, .double, .string, .bool: return try convert(first, to: function)
    default: throw .noSuchOverload
    }
  }

  private func convert(_ value: CELValue, to function: CELFunction) throws(CELFailure) -> CELValue {
    switch (function, value) {
    case (.int, .int), (.uint, .uint), (.double, .double), (.bool, .bool): return value
    case (.int, .uint(let number)):
      guard let number = Int64(exactly: number) else { throw .runtime("integer overflow") }
      return .int(number)
    case (.int, .double(let number)):
      guard number.isFinite, let number = Int64(exactly: number.rounded(.towardZero)) else {
        throw .runtime("integer overflow")
      }
      return .int(number)
    case (.uint, .int(let number)):
      guard let number = UInt64(exactly: number) else { throw .runtime("unsigned integer overflow") }
      return .uint(number)
    case (.uint, .double(let number)):
      guard number.isFinite, number >= 0, let number = UInt64(exactly: number.rounded(.towardZero)) else {
        throw .runtime("unsigned integer overflow")
      }
      return .uint(number)
    case (.double, .int(let number)): return .double(Double(number))
    case (.double, .uint(let number)): return .double(Double(number))
    case (.string, .int(let number)): return .string(String(number))
    case (.string, .uint(let number)): return .string(String(number))
    case (.string, .bool(let bool)): return .string(String(bool))
    default: throw .noSuchOverload
    }
  }

  private mutating func call(
    _ function: CELFunction, _ amount: Quantity, _ other: CELValue?
  ) throws(CELFailure) -> CELValue? {
    switch (function, other) {
    case (.sign, _): return .int(amount.isZero ? 0 : amount.isNegative ? -1 : 1)
    case (.isGreaterThan, .quantity(let other)): return .bool(other < amount)
    case (.isLessThan, .quantity(let other)): return .bool(amount < other)
    case (.compareTo, .quantity(let other)): return .int(amount < other ? -1 : amount == other ? 0 : 1)
    case (.add, .quantity(let other)): return .quantity(amount + other)
    case (.add, .int(let number)): return .quantity(amount + Quantity(number))
    case (.subtract, .quantity(let other)): return .quantity(amount - other)
    case (.subtract, .int(let number)): return .quantity(amount - Quantity(number))
    default: return nil
    }
  }

  private func call(
    _ function: CELFunction, _ version: SemanticVersion, _ other: CELValue?
  ) throws(CELFailure) -> CELValue? {
    switch (function, other) {
    case (.major, _): return .int(Int64(truncatingIfNeeded: version.major))
    case (.minor, _): return .int(Int64(truncatingIfNeeded: version.minor))
    case (.patch, _): return .int(Int64(truncatingIfNeeded: version.patch))
    case (.isGreaterThan, .semver(let other)): return .bool(version.compare(other) > 0)
    case (.isLessThan, .semver(let other)): return .bool(version.compare(other) < 0)
    case (.compareTo, .semver(let other)): return .int(Int64(version.compare(other)))
    default: return nil
    }
  }

  private func call(
    _ function: CELFunction, _ wrapped: CELValue?, _ other: CELValue?
  ) throws(CELFailure) -> CELValue? {
    switch (function, other) {
    case (.hasValue, _): return .bool(wrapped != nil)
    case (.value, _):
      guard let wrapped else { throw .runtime("optional.none() dereference") }
      return wrapped
    case (.orValue, let other?): return wrapped ?? other
    case (.or, .optional(let other)): return .optional(wrapped ?? other)
    default: return nil
    }
  }
}
