/// Texts as the API server's messages quote them.
enum GoText {
  /// In double quotes, with escapes for what is not shown.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{07}": quoted += "\\a"
      case "\u{08}": quoted += "\\b"
      case "\u{0C}": quoted += "\\f"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{0B}": quoted += "\\v"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\x\(digits.utf8.count < 2 ? "0" : "")\(digits)"
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return "\(quoted)\""
  }
}
