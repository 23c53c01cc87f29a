import Symbols

extension Quantity {
  /// Longer texts are refused: no amount needs them, and arithmetic on them takes time.
  static let lengthLimit = 4096
  /// Beyond this power of ten two amounts are told apart no longer.
  static let exponentLimit: Int32 = 1000

  /// Reads an amount such as `500m`, `1.5Gi` or `1e3`.
  public init(_ text: String) throws(QuantityError) {
    var text = text
    let result: Result<Quantity, QuantityError> = text.withUTF8 { bytes in
      do throws(QuantityError) { return .success(try Quantity(utf8: bytes)) } catch { return .failure(error) }
    }
    self = try result.get()
  }

  /// Reads an amount out of its UTF-8 bytes, without surrounding blanks.
  public init(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(QuantityError) {
    if let usual = Self.usual(bytes) {
      self = usual
      return
    }
    guard !bytes.isEmpty else { throw .malformed }
    guard bytes.count <= Self.lengthLimit else { throw .numericPart }
    let parts = try QuantityParts(bytes)
    guard let suffix = QuantitySuffix(parts.suffix) else { throw .suffix }
    if let small = Self.small(parts, suffix) {
      self = small
      if parts.isKept(bytes, suffix, exponent: small.exponent) {
        written = Symbol(utf8: UnsafeRawBufferPointer(bytes))
      }
      return
    }
    guard parts.hasDigits else { throw .numericPart }
    self = Self.large(parts, suffix)
  }

  /// The common shapes, at once: a few digits, then nothing, `m` or `Ki` to `Ti`.
  private static func usual(_ bytes: UnsafeBufferPointer<UInt8>) -> Quantity? {
    var value: Int64 = 0
    var i = 0
    while i < bytes.count, i < 15, bytes[i] >= 0x30, bytes[i] <= 0x39 {
      value = value * 10 + Int64(bytes[i] - 0x30)
      i += 1
    }
    guard i > 0, bytes[0] != 0x30 || bytes.count == 1 else { return nil }
    if i == bytes.count { return Quantity(mantissa: value, exponent: 0, format: .decimalSI) }
    if i + 1 == bytes.count, bytes[i] == UInt8(ascii: "m") {
      return Quantity(mantissa: value, exponent: -3, format: .decimalSI)
    }
    guard i + 2 == bytes.count, bytes[i + 1] == UInt8(ascii: "i"),
      let power = QuantitySuffix.binaryExponent(bytes[i]), 14 - i - Int(power) * 3 / 10 >= 0
    else { return nil }
    return Quantity(mantissa: value << Int64(power), exponent: 0, format: .binarySI)
  }

  /// The amount in 64 bits, where the reference keeps it so.
  private static func small(_ parts: QuantityParts, _ suffix: QuantitySuffix) -> Quantity? {
    let precision: Int
    let wholeCount = max(parts.whole.count, 1)
    var exponent: Int32 = 0
    var factor: Int64 = 1
    if suffix.base == 10 {
      exponent = suffix.exponent
      precision = 18 - wholeCount - parts.fraction.count
    } else {
      guard parts.fraction.isEmpty else { return nil }
      factor = 1 << Int64(suffix.exponent)
      precision = 14 - wholeCount - Int(suffix.exponent) * 3 / 10
    }
    guard precision >= 0 else { return nil }
    exponent &-= Int32(truncatingIfNeeded: parts.fraction.count)
    guard exponent >= -9 else { return nil }
    var value: Int64 = 0
    for digit in parts.whole { value = value * 10 + Int64(digit - 0x30) }
    for digit in parts.fraction { value = value * 10 + Int64(digit - 0x30) }
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    return Quantity(
      mantissa: parts.isNegative ? -product : product, exponent: min(exponent, exponentLimit), format: suffix.format)
  }

  /// The amount with all its digits, rounded up to 10^-9 and, with a binary suffix, capped.
  private static func large(_ parts: QuantityParts, _ suffix: QuantitySuffix) -> Quantity {
    var digits = Natural()
    for digit in parts.whole { digits.multiply(by: 10, adding: UInt32(digit - 0x30)) }
    for digit in parts.fraction { digits.multiply(by: 10, adding: UInt32(digit - 0x30)) }
    var decimals = Int64(parts.fraction.count)
    if suffix.base == 10 {
      decimals -= Int64(suffix.exponent)
    } else {
      digits.multiply(byPowerOfTwo: Int(suffix.exponent))
    }
    guard !digits.isZero else {
      return Quantity(BigDecimal(digits, isNegative: false, decimals: 0), format: suffix.format)
    }
    digits.rescale(from: max(decimals, -Int64(exponentLimit)), to: 9)
    var format = suffix.format
    if format == .binarySI {
      var cap = Natural(UInt64(Int64.max))
      cap.multiply(byPowerOfTen: 9)
      if cap.precedes(digits) { digits = cap }
      if digits.precedes(Natural(1_000_000_000)) { format = .decimalSI }
    }
    return Quantity(BigDecimal(digits, isNegative: parts.isNegative, decimals: 9), format: format)
  }
}

/// An amount's text, taken apart as the reference does it.
struct QuantityParts {
  typealias Bytes = UnsafeBufferPointer<UInt8>.SubSequence

  var isNegative = false
  /// The digits before the point without leading zeros; empty stands for 0.
  var whole: Bytes
  /// The digits behind the point.
  var fraction: Bytes
  var suffix: Bytes
  /// Whether any digit stands in the number.
  var hasDigits = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(QuantityError) {
    let end = bytes.count
    var i = 0
    if i < end, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") {
      isNegative = bytes[i] == UInt8(ascii: "-")
      i += 1
    }
    func skip(while condition: (UInt8) -> Bool) -> Bytes {
      let start = i
      while i < end, condition(bytes[i]) { i += 1 }
      return bytes[start..<i]
    }
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    let zeros = skip { $0 == 0x30 }
    whole = skip(while: isDigit)
    fraction = bytes[i..<i]
    if i < end, bytes[i] == UInt8(ascii: ".") {
      i += 1
      fraction = skip(while: isDigit)
    }
    hasDigits = !zeros.isEmpty || !whole.isEmpty || !fraction.isEmpty
    let start = i
    _ = skip { byte in "eEinumkKMGTP".utf8.contains(byte) }
    if i < end, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") { i += 1 }
    _ = skip(while: isDigit)
    guard i == end else { throw .malformed }
    suffix = bytes[start..<end]
  }

  /// Whether the reference prints the text as it was written rather than canonically.
  ///
  /// Only asked of what ``Quantity/small(_:_:)`` took; a text that is canonical anyway need not be kept.
  func isKept(_ bytes: UnsafeBufferPointer<UInt8>, _ suffix: QuantitySuffix, exponent: Int32) -> Bool {
    if suffix.format == .binarySI {
      guard let last = whole.last else { return false }
      var low = UInt64(last - 0x30)
      for (place, digit) in whole.dropLast().suffix(2).reversed().enumerated() {
        low += UInt64(digit - 0x30) * (place == 0 ? 10 : 100)
      }
      return low & 7 != 0
    }
    let first = whole.first ?? UInt8(ascii: "0")
    let digits = (Array(whole) + Array(fraction)).suffix(3)
    return exponent % 3 == 0 && first != UInt8(ascii: "0") && digits != [0x30, 0x30, 0x30]
  }
}
