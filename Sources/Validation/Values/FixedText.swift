/// Numbers as Go's `%f` prints them.
enum FixedText {
  static func sixDigits(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number > 0 ? "+Inf" : "-Inf" }
    guard abs(number) < 9e12 else { return "\(number.rounded(.towardZero))" }
    let scaled = Int64((abs(number) * 1_000_000).rounded(.toNearestOrEven))
    let digits = String(scaled % 1_000_000)
    let sign = number < 0 ? "-" : ""
    return "\(sign)\(scaled / 1_000_000).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
  }
}
