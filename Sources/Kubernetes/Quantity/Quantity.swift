import Symbols

/// An amount as Kubernetes writes it (`500m`, `1.5Gi`), with the value and the quirks of apimachinery's `resource.Quantity`.
///
/// Kubernetes documentation: "Quantity" in the API reference's common definitions.
public struct Quantity: Sendable {
  /// How the amount was written, and so how it is printed.
  public enum Format: UInt8, Sendable {
    case decimalSI, binarySI, decimalExponent
  }

  /// The amount is `mantissa` × 10^`exponent`, unless `big` holds it.
  var mantissa: Int64
  var exponent: Int32
  /// How it was written, when that is kept although it is not canonical (`+5`, `1.500`).
  var written: Symbol = .none
  public internal(set) var format: Format
  /// The amount when 64 bits do not do; `mantissa` and `exponent` are 0 then.
  var big: BigDecimal?

  init(mantissa: Int64, exponent: Int32, format: Format) {
    self.mantissa = mantissa
    self.exponent = exponent
    self.format = format
  }

  init(_ big: BigDecimal, format: Format) {
    mantissa = 0
    exponent = 0
    self.format = format
    self.big = big
  }

  /// A whole amount.
  public init(_ value: Int64, format: Format = .decimalSI) {
    self.init(mantissa: value, exponent: 0, format: format)
  }

  /// An amount in thousandths.
  public init(milli value: Int64) {
    self.init(mantissa: value, exponent: -3, format: .decimalSI)
  }

  /// No amount: `0`.
  public static let zero = Quantity(0)

  public var isZero: Bool { big?.isZero ?? (mantissa == 0) }

  /// Below zero, which no amount that the API server accepts is.
  public var isNegative: Bool { big?.isNegative ?? (mantissa < 0) }

  /// The amount in whole units, rounded up.
  ///
  /// What 64 bits cannot hold comes out as apimachinery has it: 0 or wrapped around, not capped.
  public var value: Int64 { scaled(to: 0) }

  /// The amount in thousandths, rounded up; see ``value`` for what is too large.
  public var milliValue: Int64 { scaled(to: -3) }

  private func scaled(to target: Int32) -> Int64 {
    if let big { return big.scaled(decimals: -target) }
    let distance = exponent - target
    if distance == 0 { return mantissa }
    if distance < 0 { return Self.dividing(mantissa, byPowerOfTen: -distance) }
    let (product, overflow) = Self.multiplying(mantissa, byPowerOfTen: distance)
    if !overflow { return product }
    // The reference multiplies by these powers at once and returns what is left of the product; by others it
    // multiplies step by step and returns 0.
    return [1, 2, 3, 6, 9].contains(distance) && mantissa != .min ? product : 0
  }

  /// `value` / 10^`power`, away from zero.
  static func dividing(_ value: Int64, byPowerOfTen power: Int32) -> Int64 {
    guard power < 19 else { return value.signum() }
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: powersOfTen[Int(power)])
    return remainder == 0 ? quotient : quotient + value.signum()
  }

  /// `value` × 10^`power`, wrapped around when it overflows.
  static func multiplying(_ value: Int64, byPowerOfTen power: Int32) -> (product: Int64, overflow: Bool) {
    if value == 0 { return (0, false) }
    guard power < 19 else { return (0, true) }
    let (product, overflow) = value.multipliedReportingOverflow(by: powersOfTen[Int(power)])
    return (product, overflow)
  }

  static let powersOfTen: [Int64] = (0..<19).map { power in (0..<power).reduce(1) { product, _ in product * 10 } }
}
