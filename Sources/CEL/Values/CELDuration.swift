/// A length of time, to the nanosecond.
public struct CELDuration: Hashable, Sendable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ("m", 60_000_000_000), ("h", 3_600_000_000_000),
  ]

  /// `1h30m`, `-1.5s`: numbers with units.
  init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    if rest == "0" {
      nanoseconds = 0
      return
    }
    if rest.isEmpty { return nil }
    var total: UInt64 = 0
    while !rest.isEmpty {
      let whole = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(whole.count)
      var fraction = Substring()
      if rest.hasPrefix(".") {
        rest = rest.dropFirst()
        fraction = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(fraction.count)
      }
      if whole.isEmpty, fraction.isEmpty { return nil }
      let name = rest.prefix { $0 != "." && !($0.isASCII && $0.isNumber) }
      guard let unit = Self.units.first(where: { $0.name == name }), let count = whole.isEmpty ? 0 : UInt64(whole)
      else { return nil }
      rest = rest.dropFirst(name.count)
      let (part, overflows) = count.multipliedReportingOverflow(by: UInt64(unit.nanoseconds))
      if overflows { return nil }
      var small = 0.0
      var scale = 1.0
      for digit in fraction.prefix(18) {
        small = small * 10 + Double(digit.wholeNumberValue ?? 0)
        scale *= 10
      }
      let (sum, tooLarge) = part.addingReportingOverflow(UInt64(small * (Double(unit.nanoseconds) / scale)))
      if tooLarge { return nil }
      let (next, tooMuch) = total.addingReportingOverflow(sum)
      if tooMuch || next > UInt64(Int64.max) + (isNegative ? 1 : 0) { return nil }
      total = next
    }
    nanoseconds = isNegative ? Int64(truncatingIfNeeded: 0 &- total) : Int64(total)
  }

  /// As Go prints it: `36h0m0s`.
  public var text: String {
    var rest = nanoseconds.magnitude
    if rest == 0 { return "0s" }
    let sign = nanoseconds < 0 ? "-" : ""
    func decimal(_ value: UInt64, _ digits: Int) -> String {
      var scale: UInt64 = 1
      for _ in 0..<digits { scale *= 10 }
      let (whole, part) = value.quotientAndRemainder(dividingBy: scale)
      if part == 0 { return String(whole) }
      let shown = String(part)
      let padded = String(repeating: "0", count: digits - shown.utf8.count) + shown
      return "\(whole).\(padded.trimmingZeros)"
    }
    if rest < 1000 { return "\(sign)\(rest)ns" }
    if rest < 1_000_000 { return "\(sign)\(decimal(rest, 3))µs" }
    if rest < 1_000_000_000 { return "\(sign)\(decimal(rest, 6))ms" }
    let seconds = decimal(rest % 60_000_000_000, 9)
    rest /= 60_000_000_000
    if rest == 0 { return "\(sign)\(seconds)s" }
    let minutes = rest % 60
    rest /= 60
    return rest == 0 ? "\(sign)\(minutes)m\(seconds)s" : "\(sign)\(rest)h\(minutes)m\(seconds)s"
  }

  /// In seconds, as the language makes a text of it.
  var inSeconds: String {
    "\(GoNumber.plain(Double(nanoseconds / 1_000_000_000) + Double(nanoseconds % 1_000_000_000) / 1e9))s"
  }
}

extension String {
  /// Without the zeros at its end.
  fileprivate var trimmingZeros: String {
    var text = Substring(self)
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text)
  }
}
