/// All decimal digits of a number, for printing it with any number of them.
struct ExactDecimal {
  /// Least first.
  private var digits: [UInt8]
  /// How many of them stand behind the point.
  private var scale: Int

  /// - Parameter number: finite and not negative.
  init(_ number: Double) {
    digits = []
    scale = 0
    guard number > 0 else { return }
    var rest = number.significandBitPattern | (number.isNormal ? 1 << 52 : 0)
    let exponent = (number.isNormal ? Int(number.exponentBitPattern) : 1) - 1075
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    if exponent > 0 {
      for _ in 0..<exponent { multiply(by: 2) }
    } else {
      // A half is five tenths.
      for _ in 0..<(-exponent) { multiply(by: 5) }
      scale = -exponent
    }
  }

  private mutating func multiply(by factor: UInt8) {
    var carry: UInt8 = 0
    for place in digits.indices {
      let product = digits[place] * factor + carry
      digits[place] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.append(carry) }
  }

  /// The number divided by a power of ten.
  func divided(byPowerOfTen exponent: Int) -> ExactDecimal {
    var other = self
    if scale + exponent >= 0 {
      other.scale = scale + exponent
    } else {
      other.digits = [UInt8](repeating: 0, count: -(scale + exponent)) + digits
      other.scale = 0
    }
    return other
  }

  func rounded(_ precision: Int) -> String {
    var kept = digits
    var behind = scale
    if behind > precision {
      let cut = behind - precision
      let dropped = kept.prefix(cut)
      kept = Array(kept.dropFirst(cut))
      behind = precision
      let isHalf = dropped.count == cut && dropped.last == 5 && dropped.dropLast().allSatisfy { $0 == 0 }
      let isUp = dropped.count == cut && (dropped.last ?? 0) >= 5 && (!isHalf || (kept.first ?? 0) % 2 == 1)
      if isUp {
        var place = 0
        while place < kept.count, kept[place] == 9 {
          kept[place] = 0
          place += 1
        }
        if place < kept.count { kept[place] += 1 } else { kept.append(1) }
      }
    }
    if behind < precision {
      kept = [UInt8](repeating: 0, count: precision - behind) + kept
      behind = precision
    }
    while kept.count <= behind { kept.append(0) }
    let text = String(decoding: kept.reversed().map { $0 + 0x30 }, as: UTF8.self)
    return behind == 0 ? text : "\(text.dropLast(behind)).\(text.suffix(behind))"
  }
}
