/// Numbers as the API server's language prints them.
enum GoNumber {
  /// The shortest digits that give the number, with an exponent where that is shorter.
  static func text(_ number: Double) -> String {
    if let special = special(number, infinity: "+Inf") { return special }
    let (digits, point) = digits(number)
    let sign = number.sign == .minus ? "-" : ""
    let exponent = point - 1
    guard number != 0, exponent < -4 || exponent >= 21 else { return plain(number) }
    let rest = digits.dropFirst()
    let shown = String(exponent.magnitude)
    let padded = shown.utf8.count < 2 ? "0\(shown)" : shown
    return "\(sign)\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent < 0 ? "-" : "+")\(padded)"
  }

  /// The shortest digits that give the number, without an exponent.
  static func plain(_ number: Double) -> String {
    if let special = special(number, infinity: "+Inf") { return special }
    let (digits, point) = digits(number)
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return "\(sign)0" }
    if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
    if point >= digits.count { return "\(sign)\(digits)\(String(repeating: "0", count: point - digits.count))" }
    return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
  }

  static func special(_ number: Double, infinity: String) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-\(infinity.drop { $0 == "+" })" : infinity }
    return nil
  }

  /// The digits without zeros at either end, and how many stand before the point.
  private static func digits(_ number: Double) -> (digits: String, point: Int) {
    var text = Substring(number.magnitude.description)
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    let whole = text.prefix { $0 != "." }
    let fraction = text.dropFirst(whole.count + 1)
    var digits = Substring("\(whole)\(fraction)")
    var point = whole.count + exponent
    while digits.hasPrefix("0"), digits.count > 1 {
      digits = digits.dropFirst()
      point -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits = digits.dropLast() }
    return (String(digits), point)
  }

  /// With so many digits behind the point, exactly as the number is, rounded to even.
  static func fixed(_ number: Double, _ precision: Int) -> String {
    if let special = special(number, infinity: "+Inf") { return special }
    let decimal = ExactDecimal(number.magnitude)
    return "\(number.sign == .minus ? "-" : "")\(decimal.rounded(precision))"
  }

  /// The digits of a number in full, and the exponent of the first.
  static func scientific(_ number: Double) -> (digits: ExactDecimal, exponent: Int, isNegative: Bool) {
    let (_, point) = digits(number)
    return (ExactDecimal(number.magnitude), point - 1, number.sign == .minus)
  }
}
