import Kubernetes

extension CELEvaluation {
  mutating func apply(_ mark: CELOperator, _ a: CELValue, _ b: CELValue) throws(CELFailure) -> CELValue {
    switch mark {
    case .equal: return .bool(try equal(a, b))
    case .notEqual: return .bool(!(try equal(a, b)))
    case .less: return .bool(try order(a, b).map { $0 < 0 } ?? false)
    case .lessOrEqual: return .bool(try order(a, b).map { $0 <= 0 } ?? false)
    case .greater: return .bool(try order(a, b).map { $0 > 0 } ?? false)
    case .greaterOrEqual: return .bool(try order(a, b).map { $0 >= 0 } ?? false)
    case .contains: return .bool(try contains(a, b))
    case .add: return try sum(a, b)
    case .subtract, .multiply, .divide, .remainder: return try calculate(mark, a, b)
    }
  }

  /// -1, 0 or 1; nil beside what is no number.
  mutating func order(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> Int? {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      try spend(min(a.utf8.count, b.utf8.count))
      return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.bool(let a), .bool(let b)): return a == b ? 0 : b ? -1 : 1
    case (.int, .int), (.int, .uint), (.int, .double), (.uint, .int), (.uint, .uint), (.uint, .double),
      (.double, .int), (.double, .uint), (.double, .double):
      return a.compareNumbers(b)
    default: throw .noSuchOverload
    }
  }

  private mutating func contains(_ item: CELValue, _ holder: CELValue) throws(CELFailure) -> Bool {
    switch holder {
    case .list(let items):
      return try place(of: item, in: items) != nil
    case .map(let map): return map.own(item) != nil
    default: throw .noSuchOverload
    }
  }

  mutating func sum(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> CELValue {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      try spend(a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.list(let a), .list(let b)):
      try spend(10 * (a.count + b.count))
      return .list(a + b)
    case (.int(let a), .int(let b)): return .int(try checked(a.addingReportingOverflow(b)))
    case (.uint(let a), .uint(let b)): return .uint(try checked(a.addingReportingOverflow(b)))
    case (.double(let a), .double(let b)): return .double(a + b)
    case (.quantity(let a), .quantity(let b)): return .quantity(a + b)
    default: throw .noSuchOverload
    }
  }

  private func calculate(_ mark: CELOperator, _ a: CELValue, _ b: CELValue) throws(CELFailure) -> CELValue {
    switch (a, b) {
    case (.int(let a), .int(let b)): return .int(try integer(mark, a, b))
    case (.uint(let a), .uint(let b)): return .uint(try integer(mark, a, b))
    case (.double(let a), .double(let b)):
      switch mark {
      case .subtract: return .double(a - b)
      case .multiply: return .double(a * b)
      case .divide: return .double(a / b)
      default: throw .noSuchOverload
      }
    default: throw .noSuchOverload
    }
  }

  private func integer<Number: FixedWidthInteger>(
    _ mark: CELOperator, _ a: Number, _ b: Number
  ) throws(CELFailure) -> Number {
    switch mark {
    case .subtract: return try checked(a.subtractingReportingOverflow(b))
    case .multiply: return try checked(a.multipliedReportingOverflow(by: b))
    case .divide:
      if b == 0 { throw .runtime("division by zero") }
      return try checked(a.dividedReportingOverflow(by: b))
    default:
      if b == 0 { throw .runtime("modulus by zero") }
      return try checked(a.remainderReportingOverflow(dividingBy: b))
    }
  }

  func negate(_ value: CELValue) throws(CELFailure) -> CELValue {
    switch value {
    case .int(let number): .int(try checked(Int64(0).subtractingReportingOverflow(number)))
    case .double(let number): .double(-number)
    default: throw .noSuchOverload
    }
  }

  private func checked<Number: FixedWidthInteger>(
    _ result: (partialValue: Number, overflow: Bool)
  ) throws(CELFailure) -> Number {
    if result.overflow { throw .runtime(Number.isSigned ? "integer overflow" : "unsigned integer overflow") }
    return result.partialValue
  }
}
