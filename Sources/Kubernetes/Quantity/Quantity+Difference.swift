extension Quantity {
  /// The exact difference.
  public static func - (a: Quantity, b: Quantity) -> Quantity { a + b.negated }

  public static func -= (a: inout Quantity, b: Quantity) { a = a - b }

  private var negated: Quantity {
    let decimal = decimal
    if big == nil, mantissa != .min { return Quantity(mantissa: -mantissa, exponent: exponent, format: format) }
    return Quantity(
      BigDecimal(decimal.digits, isNegative: !decimal.isNegative, decimals: decimal.decimals), format: format)
  }
}
