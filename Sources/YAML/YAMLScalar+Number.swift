extension YAMLScalar {
  /// Reads what starts with a digit or a sign; underscores are dropped, wherever they stand.
  init?(number text: UnsafeBufferPointer<UInt8>) {
    if text.contains(UInt8(ascii: "_")) {
      let digits = text.filter { $0 != UInt8(ascii: "_") }
      guard let scalar = digits.withUnsafeBufferPointer({ Self(bareNumber: $0) }) else { return nil }
      self = scalar
    } else {
      guard let scalar = Self(bareNumber: text) else { return nil }
      self = scalar
    }
  }

  /// Reads what starts with a point, where underscores may stand between digits only.
  init?(fraction text: UnsafeBufferPointer<UInt8>) {
    for (i, byte) in text.enumerated() where byte == UInt8(ascii: "_") {
      guard i > 0, i + 1 < text.count, Self.isDigit(text[i - 1]), Self.isDigit(text[i + 1]) else { return nil }
    }
    let digits = text.filter { $0 != UInt8(ascii: "_") }
    guard let value = digits.withUnsafeBufferPointer({ Self.decimal($0) }) else { return nil }
    self = .float(value)
  }

  private init?(bareNumber text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else { return nil }
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    let isNegative = first == UInt8(ascii: "-")
    let digits = UnsafeBufferPointer(rebasing: text[(isSigned ? 1 : 0)...])
    let (radix, skipped) = Self.radix(digits)
    switch Self.magnitude(UnsafeBufferPointer(rebasing: digits[skipped...]), radix: radix) {
    case .value(let magnitude):
      if !isNegative, let value = Int64(exactly: magnitude) {
        self = .integer(value)
        return
      }
      if isNegative, magnitude <= Int64.min.magnitude {
        self = .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
        return
      }
      if !isSigned {
        self = .unsigned(magnitude)
        return
      }
    // What does not fit 64 bits is a float if it looks like one, and so is text in bases that announce themselves.
    case .tooBig, .none:
      break
    }
    if let value = Self.decimal(text) {
      self = .float(value)
    } else if radix == 2, digits.count > 2, text.count > 3, digits[1] == UInt8(ascii: "b"), !isSigned {
      // `0b-101`: the decoder reads a sign after the prefix too.
      let sign = digits[2]
      guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"),
        case .value(let magnitude) = Self.magnitude(UnsafeBufferPointer(rebasing: digits[3...]), radix: 2),
        magnitude <= UInt64(Int64.max)
      else { return nil }
      self = .integer(sign == UInt8(ascii: "-") ? -Int64(magnitude) : Int64(magnitude))
    } else {
      return nil
    }
  }

  /// The base that a prefix announces, and how many bytes the prefix takes: a leading zero alone means octal.
  private static func radix(_ digits: UnsafeBufferPointer<UInt8>) -> (UInt64, Int) {
    guard digits.count > 1, digits[0] == UInt8(ascii: "0") else { return (10, 0) }
    switch digits[1] {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return (16, 2)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return (2, 2)
    case UInt8(ascii: "o"), UInt8(ascii: "O"): return (8, 2)
    default: return (8, 1)
    }
  }

  private enum Magnitude {
    case value(UInt64)
    case tooBig
  }

  /// The value of nothing but digits of a base, nil if there is anything else, or nothing.
  private static func magnitude(_ digits: UnsafeBufferPointer<UInt8>, radix: UInt64) -> Magnitude? {
    var value: UInt64 = 0
    var overflows = false
    for byte in digits {
      guard let digit = digit(byte), digit < radix else { return nil }
      let (product, tooBig) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(digit)
      overflows = overflows || tooBig || carries
      value = sum
    }
    if digits.isEmpty { return nil }
    return overflows ? .tooBig : .value(value)
  }

  /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, nil also if it is too big for a double.
  private static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var i = 0
    func skipDigits() -> Int {
      let start = i
      while i < text.count, isDigit(text[i]) { i += 1 }
      return i - start
    }
    func skipSign() {
      if i < text.count, text[i] == UInt8(ascii: "+") || text[i] == UInt8(ascii: "-") { i += 1 }
    }
    skipSign()
    let whole = skipDigits()
    if i < text.count, text[i] == UInt8(ascii: ".") {
      i += 1
      guard skipDigits() + whole > 0 else { return nil }
    } else if whole == 0 {
      return nil
    }
    if i < text.count, text[i] == UInt8(ascii: "e") || text[i] == UInt8(ascii: "E") {
      i += 1
      skipSign()
      guard skipDigits() > 0 else { return nil }
    }
    guard i == text.count, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
