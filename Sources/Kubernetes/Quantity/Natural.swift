/// A whole number from 0 up, of any size.
struct Natural: Hashable, Sendable {
  /// Lowest first; no zero on top, and none at all for 0.
  private var words: [UInt32] = []

  init(_ value: UInt64 = 0) {
    words = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    trim()
  }

  var isZero: Bool { words.isEmpty }

  /// The lowest 64 bits.
  var lowBits: UInt64 {
    UInt64(words.first ?? 0) | (words.count > 1 ? UInt64(words[1]) << 32 : 0)
  }

  mutating func multiply(by factor: UInt32, adding summand: UInt32 = 0) {
    var carry = UInt64(summand)
    for i in words.indices {
      let product = UInt64(words[i]) * UInt64(factor) + carry
      words[i] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry != 0 { words.append(UInt32(carry)) }
    trim()
  }

  mutating func multiply(byPowerOfTwo power: Int) {
    var rest = power
    while rest > 0 {
      multiply(by: 1 << UInt32(min(rest, 31)))
      rest -= 31
    }
  }

  mutating func multiply(byPowerOfTen power: Int) {
    var rest = power
    while rest >= 9 {
      multiply(by: 1_000_000_000)
      rest -= 9
    }
    for _ in 0..<max(rest, 0) { multiply(by: 10) }
  }

  /// Divides, dropping the remainder, and returns that.
  mutating func divide(by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for i in words.indices.reversed() {
      let dividend = remainder << 32 | UInt64(words[i])
      words[i] = UInt32(dividend / UInt64(divisor))
      remainder = dividend % UInt64(divisor)
    }
    trim()
    return UInt32(remainder)
  }

  /// Divides, dropping the remainder, and returns whether there was none.
  mutating func divide(byPowerOfTen power: Int) -> Bool {
    var exact = true
    var rest = power
    while rest > 0, !isZero {
      let step = min(rest, 9)
      if divide(by: UInt32(Quantity.powersOfTen[step])) != 0 { exact = false }
      rest -= step
    }
    return exact
  }

  /// Turns a number of units of 10^-`from` into one of units of 10^-`to`, rounded up.
  mutating func rescale(from: Int64, to: Int64) {
    if from <= to {
      multiply(byPowerOfTen: Int(to - from))
    } else if !divide(byPowerOfTen: Int(from - to)) {
      add(Natural(1))
    }
  }

  mutating func add(_ other: Natural) {
    var carry: UInt64 = 0
    for i in 0..<max(words.count, other.words.count) {
      let sum =
        (i < words.count ? UInt64(words[i]) : 0) + (i < other.words.count ? UInt64(other.words[i]) : 0) + carry
      if i < words.count {
        words[i] = UInt32(truncatingIfNeeded: sum)
      } else {
        words.append(UInt32(truncatingIfNeeded: sum))
      }
      carry = sum >> 32
    }
    if carry != 0 { words.append(UInt32(carry)) }
  }

  /// Takes away a number that is not larger.
  mutating func subtract(_ other: Natural) {
    var borrow: Int64 = 0
    for i in words.indices {
      var difference = Int64(words[i]) - (i < other.words.count ? Int64(other.words[i]) : 0) - borrow
      borrow = difference < 0 ? 1 : 0
      if difference < 0 { difference += 1 << 32 }
      words[i] = UInt32(truncatingIfNeeded: difference)
    }
    trim()
  }

  func precedes(_ other: Natural) -> Bool {
    if words.count != other.words.count { return words.count < other.words.count }
    for i in words.indices.reversed() where words[i] != other.words[i] { return words[i] < other.words[i] }
    return false
  }

  /// Takes all factors `factor` out and returns how many there were; none out of 0.
  mutating func removeFactors(_ factor: UInt32) -> Int32 {
    var count: Int32 = 0
    while !isZero {
      var quotient = self
      guard quotient.divide(by: factor) == 0 else { break }
      self = quotient
      count += 1
    }
    return count
  }

  /// The decimal digits.
  var text: String {
    if isZero { return "0" }
    var rest = self
    var groups: [UInt32] = []
    while !rest.isZero { groups.append(rest.divide(by: 1_000_000_000)) }
    var text = String(groups.removeLast())
    for group in groups.reversed() {
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.utf8.count) + digits
    }
    return text
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}
