/// A decimal number of any size: `digits` × 10^-`decimals`. For the rare amount that 64 bits do not hold.
final class BigDecimal: Sendable {
  let digits: Natural
  let isNegative: Bool
  let decimals: Int32

  init(_ digits: Natural, isNegative: Bool, decimals: Int32) {
    self.digits = digits
    self.isNegative = isNegative && !digits.isZero
    self.decimals = decimals
  }

  /// The number `mantissa` × 10^`exponent`.
  convenience init(mantissa: Int64, exponent: Int32) {
    var digits = Natural(mantissa.magnitude)
    if exponent > 0 { digits.multiply(byPowerOfTen: Int(exponent)) }
    self.init(digits, isNegative: mantissa < 0, decimals: max(-exponent, 0))
  }

  var isZero: Bool { digits.isZero }

  /// The number in units of 10^-`target`, rounded up; of what is too large for 64 bits, the lowest ones.
  func scaled(decimals target: Int32) -> Int64 {
    if decimals == target { return signed(digits.lowBits) }
    var scaled = digits
    if decimals < target {
      scaled.multiply(byPowerOfTen: Int(target - decimals))
      return signed(scaled.lowBits)
    }
    let exact = scaled.divide(byPowerOfTen: Int(decimals - target))
    let value = signed(scaled.lowBits)
    return exact ? value : value &+ 1
  }

  /// Rounded away from zero to that many decimals.
  func rounded(decimals target: Int32) -> BigDecimal {
    var rounded = digits
    rounded.rescale(from: Int64(decimals), to: Int64(target))
    return BigDecimal(rounded, isNegative: isNegative, decimals: target)
  }

  func adding(_ other: BigDecimal) -> BigDecimal {
    let common = max(decimals, other.decimals)
    var a = digits
    var b = other.digits
    a.multiply(byPowerOfTen: Int(common - decimals))
    b.multiply(byPowerOfTen: Int(common - other.decimals))
    if isNegative == other.isNegative {
      a.add(b)
      return BigDecimal(a, isNegative: isNegative, decimals: common)
    }
    if a.precedes(b) {
      b.subtract(a)
      return BigDecimal(b, isNegative: other.isNegative, decimals: common)
    }
    a.subtract(b)
    return BigDecimal(a, isNegative: isNegative, decimals: common)
  }

  func precedes(_ other: BigDecimal) -> Bool {
    if isNegative != other.isNegative { return isNegative }
    let common = max(decimals, other.decimals)
    var a = digits
    var b = other.digits
    a.multiply(byPowerOfTen: Int(common - decimals))
    b.multiply(byPowerOfTen: Int(common - other.decimals))
    return isNegative ? b.precedes(a) : a.precedes(b)
  }

  private func signed(_ bits: UInt64) -> Int64 {
    let value = Int64(bitPattern: bits)
    return isNegative ? 0 &- value : value
  }
}
