extension CELOperator {
  /// The type of the result, nil where the operator does not take such operands.
  func type(_ left: CELType, _ right: CELType) -> CELType? {
    switch self {
    case .equal, .notEqual: left.fits(right) ? .bool : nil
    case .less, .lessOrEqual, .greater, .greaterOrEqual: isOrdered(left, right) ? .bool : nil
    case .contains: contains(left, right) ? .bool : nil
    case .add: left.fits(right) ? sum(left, right) : nil
    case .subtract, .multiply, .divide: arithmetic(left, right, [.int, .uint, .double])
    case .remainder: arithmetic(left, right, [.int, .uint])
    }
  }

  private func isOrdered(_ left: CELType, _ right: CELType) -> Bool {
    if left.isNumber, right.isNumber { return true }
    guard left.fits(right) else { return false }
    let known = left == .dynamic ? right : left
    return known == .dynamic || known.isNumber || known == .string || known == .bool
  }

  private func contains(_ left: CELType, _ right: CELType) -> Bool {
    switch right {
    case .list(let item): left.fits(item)
    case .map(let key, _): left.fits(key)
    default: right == .dynamic
    }
  }

  private func sum(_ left: CELType, _ right: CELType) -> CELType? {
    if case .list = left { return left.joined(right) }
    if left == .string || right == .string { return .string }
    return arithmetic(left, right, [.int, .uint, .double])
  }

  private func arithmetic(_ left: CELType, _ right: CELType, _ types: [CELType]) -> CELType? {
    guard left.fits(right) else { return nil }
    let known = left == .dynamic ? right : left
    return known == .dynamic || types.contains(known) ? known : nil
  }
}
