/// What stands behind the number of an amount.
struct QuantitySuffix {
  var base: Int32
  var exponent: Int32
  var format: Quantity.Format

  /// nil when there is no such suffix.
  init?(_ text: UnsafeBufferPointer<UInt8>.SubSequence) {
    if let exponent = Self.decimalExponent(text) {
      self.init(base: 10, exponent: exponent, format: .decimalSI)
    } else if text.count == 2, text[text.startIndex + 1] == UInt8(ascii: "i"),
      let exponent = Self.binaryExponent(text[text.startIndex])
    {
      self.init(base: 2, exponent: exponent, format: .binarySI)
    } else if text.count > 1, let first = text.first, first == UInt8(ascii: "e") || first == UInt8(ascii: "E"),
      let exponent = Self.integer(text.dropFirst())
    {
      self.init(base: 10, exponent: Int32(truncatingIfNeeded: exponent), format: .decimalExponent)
    } else {
      return nil
    }
  }

  private init(base: Int32, exponent: Int32, format: Quantity.Format) {
    self.base = base
    self.exponent = exponent
    self.format = format
  }

  /// The power of ten of a decimal suffix, 0 for none.
  private static func decimalExponent(_ text: UnsafeBufferPointer<UInt8>.SubSequence) -> Int32? {
    guard let letter = text.first else { return 0 }
    guard text.count == 1 else { return nil }
    return switch letter {
    case UInt8(ascii: "n"): -9
    case UInt8(ascii: "u"): -6
    case UInt8(ascii: "m"): -3
    case UInt8(ascii: "k"): 3
    case UInt8(ascii: "M"): 6
    case UInt8(ascii: "G"): 9
    case UInt8(ascii: "T"): 12
    case UInt8(ascii: "P"): 15
    case UInt8(ascii: "E"): 18
    default: nil
    }
  }

  /// The power of two that the letter before an `i` means.
  static func binaryExponent(_ letter: UInt8) -> Int32? {
    switch letter {
    case UInt8(ascii: "K"): 10
    case UInt8(ascii: "M"): 20
    case UInt8(ascii: "G"): 30
    case UInt8(ascii: "T"): 40
    case UInt8(ascii: "P"): 50
    case UInt8(ascii: "E"): 60
    default: nil
    }
  }

  private static func integer(_ digits: UnsafeBufferPointer<UInt8>.SubSequence) -> Int64? {
    var rest = digits
    var negative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return nil }
    var value: Int64 = 0
    for digit in rest {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let step = Int64(digit - 0x30)
      let (sum, overflow) =
        negative ? product.subtractingReportingOverflow(step) : product.addingReportingOverflow(step)
      if tooLarge || overflow { return nil }
      value = sum
    }
    return value
  }
}
