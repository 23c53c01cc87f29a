/// Numbers as Go's JSON encoder writes them, which is how they reach the API server.
package enum JSONNumber {
  /// The shortest text that reads back as `value`: plain from 1e-6 to 1e21, with an exponent outside.
  package static func text(_ value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, point) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if point <= -6 || point > 21 {
      let fraction = digits.dropFirst()
      let exponent = point - 1
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e"
        + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if digits.utf8.count <= point { return sign + digits + String(repeating: "0", count: point - digits.utf8.count) }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The shortest digits and where the point stands: the value is 0.`digits` × 10^`point`.
  private static func decimal(_ value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
    let all = mantissa[0] + fraction
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let digits = all.drop { $0 == "0" }
    let point = mantissa[0].utf8.count + exponent - (all.utf8.count - digits.utf8.count)
    var shortest = String(digits)
    while shortest.hasSuffix("0") { shortest.removeLast() }
    return (shortest, point)
  }
}
