import Symbols
public import YAML

extension YAMLDraft {
  /// As Go prints the value that JSON makes of it (`%v`): `map[a:1 b:[x y]]`, keys in order, texts without quotes.
  public var goText: String {
    switch content {
    case .mapping(let entries):
      let sorted = entries.sorted { $0.key.precedes($1.key) }
      return "map[" + sorted.map { "\($0.key.text):\($0.value.goText)" }.joined(separator: " ") + "]"
    case .sequence(let items): return "[" + items.map(\.goText).joined(separator: " ") + "]"
    case .scalar(let text, _):
      switch scalar {
      case .null: return "<nil>"
      case .bool(let value): return value ? "true" : "false"
      case .integer(let value): return String(value)
      case .unsigned(let value): return Self.goText(Double(value))
      case .float(let value): return Self.goText(value)
      case .string, nil: return text
      }
    }
  }

  /// The shortest digits, with an exponent below 1e-4 and from 1e21 on.
  private static func goText(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var (digits, exponent) = ("", 0)
    let parts = value.magnitude.description.split(separator: "e")
    exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = halves.count > 1 && halves[1] != "0" ? String(halves[1]) : ""
    let all = String(halves[0]) + fraction
    let kept = all.drop { $0 == "0" }
    exponent += halves[0].utf8.count - 1 - (all.utf8.count - kept.utf8.count)
    digits = String(kept)
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent >= 21 {
      let rest = digits.dropFirst()
      let power = String(exponent.magnitude)
      return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e" + (exponent < 0 ? "-" : "+")
        + (power.utf8.count < 2 ? "0" : "") + power
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.utf8.count <= exponent {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.utf8.count)
    }
    let rest = digits.dropFirst(exponent + 1)
    return sign + digits.prefix(exponent + 1) + (rest.isEmpty ? "" : "." + rest)
  }

  /// What Go's errors call the value in JSON: `object`, `array`, `string`, `number`, `bool`, `null`.
  public var jsonType: String {
    switch content {
    case .mapping: return "object"
    case .sequence: return "array"
    case .scalar:
      switch scalar {
      case .null: return "null"
      case .bool: return "bool"
      case .integer, .unsigned, .float: return "number"
      case .string, nil: return "string"
      }
    }
  }

  /// What Go calls the type of the value that JSON makes of it.
  public var goType: String {
    switch content {
    case .mapping: return "map[string]interface {}"
    case .sequence: return "[]interface {}"
    case .scalar:
      switch scalar {
      case .null: return "<nil>"
      case .bool: return "bool"
      case .integer: return "int64"
      case .unsigned, .float: return "float64"
      case .string, nil: return "string"
      }
    }
  }
}
