import Symbols

/// What a plain key becomes in a JSON object, whose keys are texts.
enum MappingKey {
  /// The text as written.
  case text
  /// Another text: `on` is `true`, `017` is `15`.
  case spelled(String)
  /// Nothing: Kubernetes takes no null and no number above `Int64.max` for a key.
  case unusable(String)

  init(plain text: UnsafeBufferPointer<UInt8>) {
    switch YAMLScalar(plain: text) {
    case .string: self = .text
    case .null: self = .unusable("null")
    case .bool(let value): self = .spelled(value ? "true" : "false")
    case .integer(let value): self = .spelled(String(value))
    case .unsigned: self = .unusable("a number above 9223372036854775807")
    case .float(let value): self = .spelled(Self.shortest(Float(value)))
    }
  }

  /// The fewest digits that tell the number apart in single precision, with an exponent below 1e-4 and from 1e+06 on,
  /// as Kubernetes' decoder writes keys.
  private static func shortest(_ value: Float) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0" }
    let (digits, exponent) = decimal(value.magnitude)
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      let power = String(exponent.magnitude)
      return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(power.count < 2 ? "0" : "")\(power)"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }

  /// The significant digits, and the power of ten of the first.
  private static func decimal(_ value: Float) -> (digits: String, exponent: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first ?? ""
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    let whole = halves.first ?? ""
    let all = whole + (halves.count > 1 ? halves[1] : "")
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.last == "0" { digits.removeLast() }
    return (digits, whole.count - 1 - leading + power)
  }
}
