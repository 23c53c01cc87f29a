import Symbols

extension Quantity {
  /// Rounded up (away from zero) to thousandths, as the API server does with every amount in a resource list.
  public func roundedUpToMilli() -> Quantity {
    if let big { return Quantity(big.rounded(decimals: 3), format: format) }
    if exponent >= -3 { return self }
    return Quantity(mantissa: Self.dividing(mantissa, byPowerOfTen: -3 - exponent), exponent: -3, format: format)
  }

  /// Rounded up (away from zero) to whole units, as claims' storage is counted.
  public func roundedUpToUnits() -> Quantity {
    if let big { return Quantity(big.rounded(decimals: 0), format: format) }
    if exponent >= 0 { return self }
    return Quantity(mantissa: Self.dividing(mantissa, byPowerOfTen: -exponent), exponent: 0, format: format)
  }

  /// The exact sum; a zero on the left takes the right side's format.
  public static func + (a: Quantity, b: Quantity) -> Quantity {
    let format = a.isZero ? b.format : a.format
    if a.big == nil, b.big == nil, let (mantissa, exponent) = smallSum(a, b) {
      return Quantity(mantissa: mantissa, exponent: exponent, format: format)
    }
    return Quantity(a.decimal.adding(b.decimal), format: format)
  }

  public static func += (a: inout Quantity, b: Quantity) { a = a + b }

  /// So many of it, exactly.
  public func times(_ count: Int) -> Quantity {
    var (sum, power, left) = (Quantity(0, format: format), self, count)
    while left > 0 {
      if left % 2 == 1 { sum += power }
      power += power
      left /= 2
    }
    return sum
  }

  private static func smallSum(_ a: Quantity, _ b: Quantity) -> (Int64, Int32)? {
    if b.mantissa == 0 { return (a.mantissa, a.exponent) }
    if a.mantissa == 0 { return (b.mantissa, b.exponent) }
    let exponent = min(a.exponent, b.exponent)
    let (x, xOverflow) = multiplying(a.mantissa, byPowerOfTen: a.exponent - exponent)
    let (y, yOverflow) = multiplying(b.mantissa, byPowerOfTen: b.exponent - exponent)
    let (sum, overflow) = x.addingReportingOverflow(y)
    return xOverflow || yOverflow || overflow ? nil : (sum, exponent)
  }

  /// The amount as a decimal number.
  var decimal: BigDecimal { big ?? BigDecimal(mantissa: mantissa, exponent: exponent) }
}

extension Quantity: Comparable {
  /// By value: `1000m` is less than `2`.
  public static func < (a: Quantity, b: Quantity) -> Bool {
    if a.big == nil, b.big == nil {
      if a.exponent == b.exponent { return a.mantissa < b.mantissa }
      let exponent = min(a.exponent, b.exponent)
      let (x, xOverflow) = multiplying(a.mantissa, byPowerOfTen: a.exponent - exponent)
      let (y, yOverflow) = multiplying(b.mantissa, byPowerOfTen: b.exponent - exponent)
      if !xOverflow, !yOverflow { return x < y }
    }
    return a.decimal.precedes(b.decimal)
  }
}

extension Quantity: Hashable {
  /// By value: `1000m` equals `1`.
  public static func == (a: Quantity, b: Quantity) -> Bool {
    if a.big == nil, b.big == nil, a.exponent == b.exponent { return a.mantissa == b.mantissa }
    return !(a < b) && !(b < a)
  }

  public func hash(into hasher: inout Hasher) {
    if isZero {
      hasher.combine(0)
      return
    }
    var digits = decimal.digits
    hasher.combine(digits.removeFactors(10) - decimal.decimals)
    hasher.combine(digits)
    hasher.combine(isNegative)
  }
}
