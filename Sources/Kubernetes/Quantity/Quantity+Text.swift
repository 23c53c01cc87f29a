import Symbols

extension Quantity {
  /// The amount as the API server prints it: the largest suffix that loses nothing (`0.5` is `500m`, `1024Mi` is `1Gi`).
  public var canonicalText: String {
    if !written.isEmpty { return written.text }
    if isZero { return "0" }
    if format == .binarySI, let text = binaryText { return text }
    var digits = decimal.digits
    var exponent = digits.removeFactors(10) - decimal.decimals
    while exponent % 3 != 0 {
      digits.multiply(by: 10)
      exponent -= 1
    }
    let sign = isNegative ? "-" : ""
    return sign + digits.text + Self.suffixText(exponent, format == .decimalExponent ? .decimalExponent : .decimalSI)
  }

  /// nil for what binary suffixes do not print: fractions, and less than 1Ki.
  private var binaryText: String? {
    var digits = decimal.digits
    guard digits.divide(byPowerOfTen: Int(decimal.decimals)), !digits.precedes(Natural(1024)) else { return nil }
    let factors = digits.removeFactors(1024)
    let units = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    // Sums can be larger than the last suffix.
    for _ in 0..<max(0, Int(factors) - 6) { digits.multiply(by: 1024) }
    return (isNegative ? "-" : "") + digits.text + units[min(Int(factors), 6)]
  }

  private static func suffixText(_ exponent: Int32, _ format: Format) -> String {
    let units = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]
    let slot = Int(exponent) / 3 + 3
    if format == .decimalSI, units.indices.contains(slot) { return units[slot] }
    return exponent == 0 ? "" : "e\(exponent)"
  }
}
