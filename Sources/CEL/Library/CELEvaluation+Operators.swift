import Kubernetes
import Symbols
import YAML

extension CELEvaluation {
  mutating func operate(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    switch routine {
    case .not:
      guard case .bool(let bool) = values[0] else { throw .noSuchOverload }
      return .bool(!bool)
    case .negate:
      switch values[0] {
      case .int(let number): return .int(try checked(Int64(0).subtractingReportingOverflow(number)))
      case .double(let number): return .double(-number)
      case .duration(let duration):
        return .duration(
          CELDuration(nanoseconds: try checked(Int64(0).subtractingReportingOverflow(duration.nanoseconds))))
      default: throw .runtime("no such overload: -_")
      }
    case .isIn: return .bool(try isIn(values[0], values[1]))
    case .size:
      switch values[0] {
      case .string, .bytes, .list, .map, .node: return .int(Int64(CELCost.size(.success(values[0]))))
      default: throw .runtime("no such overload: size")
      }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let order = try order(values[0], values[1], routine) else { return .bool(false) }
      switch routine {
      case .less: return .bool(order < 0)
      case .lessOrEqual: return .bool(order <= 0)
      case .greater: return .bool(order > 0)
      default: return .bool(order >= 0)
      }
    case .add: return try sum(values[0], values[1])
    default: return try calculate(routine, values[0], values[1])
    }
  }

  /// -1, 0 or 1; nil beside what is no number.
  mutating func order(
    _ a: CELValue, _ b: CELValue, _ routine: CELRoutine = .less
  ) throws(CELFailure) -> Int? {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      try work(min(a.utf8.count, b.utf8.count) / 10)
      return a.utf8.elementsEqual(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.bytes(let a), .bytes(let b)):
      try work(min(a.count, b.count) / 10)
      return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    case (.bool(let a), .bool(let b)): return a == b ? 0 : b ? -1 : 1
    case (.duration(let a), .duration(let b)):
      return a.nanoseconds < b.nanoseconds ? -1 : a == b ? 0 : 1
    case (.timestamp(let a), .timestamp(let b)):
      return (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds) ? -1 : a == b ? 0 : 1
    case (.int, .int), (.int, .uint), (.int, .double), (.uint, .int), (.uint, .uint), (.uint, .double),
      (.double, .int), (.double, .uint), (.double, .double):
      return a.compareNumbers(b)
    case (.string, _), (.bytes, _), (.bool, _), (.duration, _), (.timestamp, _), (.int, _), (.uint, _), (.double, _):
      throw .noSuchOverload
    default: throw .runtime("no such overload: \(routine.rawValue)")
    }
  }

  private mutating func isIn(_ item: CELValue, _ holder: CELValue) throws(CELFailure) -> Bool {
    switch holder {
    case .node(let node) where node.kind == .mapping:
      guard case .string(let name) = item else { return false }
      return node[Symbol(name)] != nil
    case .list, .node:
      guard case .list(let items) = holder.opened else { throw .noSuchOverload }
      return try place(of: item, in: items) != nil
    case .map(let map): return map.own(item) != nil
    default: throw .noSuchOverload
    }
  }

  /// The place of the first item that equals another.
  mutating func place(of item: CELValue, in items: some Sequence<CELValue>) throws(CELFailure) -> Int? {
    for (place, other) in items.enumerated() where try equal(item, other) { return place }
    return nil
  }

  mutating func sum(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> CELValue {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      try work((a.utf8.count + b.utf8.count) / 10)
      return .string(a + b)
    case (.bytes(let a), .bytes(let b)):
      try work((a.count + b.count) / 10)
      return .bytes(a + b)
    case (.list(let a), .list(let b)):
      try work(a.count + b.count)
      return .list(a + b)
    case (.int(let a), .int(let b)): return .int(try checked(a.addingReportingOverflow(b)))
    case (.uint(let a), .uint(let b)): return .uint(try checked(a.addingReportingOverflow(b)))
    case (.double(let a), .double(let b)): return .double(a + b)
    case (.duration(let a), .duration(let b)):
      return .duration(CELDuration(nanoseconds: try checked(a.nanoseconds.addingReportingOverflow(b.nanoseconds))))
    case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
      return .timestamp(try timestamp(a.adding(b)))
    case (.string, _), (.bytes, _), (.list, _), (.int, _), (.uint, _), (.double, _), (.duration, _), (.timestamp, _):
      throw .noSuchOverload
    default: throw .runtime("no such overload: _+_")
    }
  }

  func timestamp(_ value: CELTimestamp?) throws(CELFailure) -> CELTimestamp {
    guard let value else { throw .runtime("timestamp overflow") }
    return value
  }

  private func calculate(_ routine: CELRoutine, _ a: CELValue, _ b: CELValue) throws(CELFailure) -> CELValue {
    switch (a, b) {
    case (.int(let a), .int(let b)): return .int(try integer(routine, a, b))
    case (.uint(let a), .uint(let b)): return .uint(try integer(routine, a, b))
    case (.double(let a), .double(let b)):
      switch routine {
      case .subtract: return .double(a - b)
      case .multiply: return .double(a * b)
      case .divide: return .double(a / b)
      default: throw .runtime("no such overload: _%_")
      }
    case (.duration(let a), .duration(let b)) where routine == .subtract:
      return .duration(
        CELDuration(nanoseconds: try checked(a.nanoseconds.subtractingReportingOverflow(b.nanoseconds))))
    case (.timestamp(let a), .timestamp(let b)) where routine == .subtract:
      guard let duration = a.since(b) else { throw .runtime("integer overflow") }
      return .duration(duration)
    case (.timestamp(let a), .duration(let b)) where routine == .subtract:
      let negated = try checked(Int64(0).subtractingReportingOverflow(b.nanoseconds))
      return .timestamp(try timestamp(a.adding(CELDuration(nanoseconds: negated))))
    case (.int, _), (.uint, _): throw .noSuchOverload
    case (.double, _) where routine != .remainder: throw .noSuchOverload
    case (.duration, _) where routine == .subtract, (.timestamp, _) where routine == .subtract: throw .noSuchOverload
    default: throw .runtime("no such overload: \(routine.rawValue)")
    }
  }

  private func integer<Number: FixedWidthInteger>(
    _ routine: CELRoutine, _ a: Number, _ b: Number
  ) throws(CELFailure) -> Number {
    switch routine {
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

  func checked<Number: FixedWidthInteger>(
    _ result: (partialValue: Number, overflow: Bool)
  ) throws(CELFailure) -> Number {
    if result.overflow { throw .runtime(Number.isSigned ? "integer overflow" : "unsigned integer overflow") }
    return result.partialValue
  }
}
