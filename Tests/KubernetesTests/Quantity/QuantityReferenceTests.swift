import Kubernetes
import Testing

@Suite("Quantity against plain arithmetic")
struct QuantityReferenceTests {
  @Test("Thousands of amounts have the values that arithmetic on digits gives")
  func values() throws {
    var random = Random(seed: 20_260_101)
    var compared = 0
    for _ in 0..<8_000 {
      let written = WrittenAmount(&random)
      let quantity = try Quantity(written.text)
      let nano = written.nano
      guard let value = nano.dividedRoundingUp(zeros: 9), let milli = nano.dividedRoundingUp(zeros: 6) else { continue }
      compared += 1
      let sign: Int64 = written.isNegative ? -1 : 1
      // Negative amounts in the large form are rounded the other way by the reference; none is accepted anyway.
      if written.isNegative, milli % 1000 != 0 || !nano.digits.hasSuffix("000000") { continue }
      #expect(quantity.value == sign * value, "\(written.text)")
      #expect(quantity.milliValue == sign * milli, "\(written.text)")
      #expect(quantity.roundedUpToMilli().milliValue == sign * milli, "\(written.text)")
    }
    #expect(compared > 4_000)
  }

  @Test("Thousands of amounts stand in the order of their digits, and print as themselves")
  func order() throws {
    var random = Random(seed: 7)
    for _ in 0..<2_000 {
      let a = WrittenAmount(&random, isSigned: false)
      let b = WrittenAmount(&random, isSigned: false)
      let (x, y) = try (Quantity(a.text), Quantity(b.text))
      #expect((x < y) == a.nano.isLess(than: b.nano), "\(a.text) < \(b.text)")
      #expect((x == y) == (a.nano == b.nano), "\(a.text) == \(b.text)")
      #expect(try Quantity(x.canonicalText) == x, "\(a.text) is printed as \(x.canonicalText)")
      #expect(x + y == y + x, "\(a.text) + \(b.text)")
      // A larger sum with a binary suffix is capped when it is read back.
      if x + y > Quantity(.max) { continue }
      #expect(try Quantity((x + y).canonicalText) == y + x, "\(a.text) + \(b.text)")
    }
  }

  @Test("No text makes the parser trap")
  func garbage() {
    var random = Random(seed: 42)
    let alphabet = Array("+-.0123456789eEinumkKMGTPx _")
    var readable = 0
    for _ in 0..<20_000 {
      let text = String((0..<random.next(14)).map { _ in alphabet[random.next(alphabet.count)] })
      guard let quantity = try? Quantity(text) else { continue }
      readable += 1
      _ = (quantity.value, quantity.milliValue, quantity.canonicalText, quantity.roundedUpToMilli() + quantity)
    }
    #expect(readable > 0)
  }
}

/// Numbers that look random and are the same in each run.
struct Random {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

/// A made-up amount, as text and as a number of 10^-9 parts worked out digit by digit.
struct WrittenAmount {
  var text = ""
  var isNegative = false
  var nano: Digits

  init(_ random: inout Random, isSigned: Bool = true) {
    let suffixes: [(text: String, tens: Int, twos: Int)] = [
      ("", 0, 0), ("m", -3, 0), ("u", -6, 0), ("n", -9, 0), ("k", 3, 0), ("M", 6, 0), ("G", 9, 0), ("T", 12, 0),
      ("P", 15, 0), ("E", 18, 0), ("Ki", 0, 10), ("Mi", 0, 20), ("Gi", 0, 30), ("Ti", 0, 40), ("Pi", 0, 50),
      ("Ei", 0, 60), ("e3", 3, 0), ("E-2", -2, 0), ("e+05", 5, 0),
    ]
    let suffix = suffixes[random.next(suffixes.count)]
    let whole = String((0...random.next(random.next(4) == 0 ? 19 : 5)).map { _ in Character("\(random.next(10))") })
    let fraction =
      random.next(3) == 0 ? String((0..<random.next(12)).map { _ in Character("\(random.next(10))") }) : ""
    isNegative = isSigned && random.next(20) == 0
    text = (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction) + suffix.text
    var digits = Digits(whole + fraction)
    for _ in 0..<suffix.twos { digits.double() }
    let zeros = 9 + suffix.tens - fraction.count
    if zeros >= 0 { digits.digits += String(repeating: "0", count: zeros) } else { digits.dropRoundingUp(-zeros) }
    nano = Digits(digits.digits)
    if suffix.twos > 0 {
      let cap = Digits("9223372036854775807000000000")
      if cap.isLess(than: nano) { nano = cap }
    }
  }
}

/// Arithmetic as learned at school.
struct Digits: Equatable {
  /// Without leading zeros; empty for 0.
  var digits: String

  init(_ text: String) { digits = String(text.drop { $0 == "0" }) }

  mutating func double() {
    var carry = 0
    var result: [Character] = []
    for digit in digits.reversed() {
      let sum = (digit.wholeNumberValue ?? 0) * 2 + carry
      result.append(Character("\(sum % 10)"))
      carry = sum / 10
    }
    if carry > 0 { result.append(Character("\(carry)")) }
    digits = String(result.reversed())
  }

  mutating func dropRoundingUp(_ count: Int) {
    let dropped = digits.suffix(count)
    digits = String(digits.dropLast(count))
    guard dropped.contains(where: { $0 != "0" }) else { return }
    var result: [Character] = []
    var carry = 1
    for digit in digits.reversed() {
      let sum = (digit.wholeNumberValue ?? 0) + carry
      result.append(Character("\(sum % 10)"))
      carry = sum / 10
    }
    if carry > 0 { result.append("1") }
    digits = String(result.reversed())
  }

  func isLess(than other: Digits) -> Bool {
    digits.count == other.digits.count ? digits < other.digits : digits.count < other.digits.count
  }

  /// nil when the quotient is too large for 64 bits.
  func dividedRoundingUp(zeros: Int) -> Int64? {
    var quotient = self
    quotient.dropRoundingUp(zeros)
    return quotient.digits.isEmpty ? 0 : Int64(quotient.digits)
  }
}
