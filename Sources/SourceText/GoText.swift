/// Values as Go prints them in error messages.
public enum GoText {
  /// A string in double quotes with Go's escapes (`%q`).
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\u{0B}": result += "\\v"
      case "\u{0}"..<"\u{20}", "\u{7F}": result += "\\x" + hex(scalar.value, width: 2)
      case "\u{80}"..<"\u{A0}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        result += "\\u" + hex(scalar.value, width: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A string as Go's JSON encoder writes it: `<`, `>` and `&` escaped too.
  public static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "<", ">", "&", "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}": result += "\\u" + hex(scalar.value, width: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A map of strings as Go's JSON encoder writes it.
  public static func json(_ pairs: [(key: String, value: String)]) -> String {
    "{" + pairs.map { "\(json($0.key)):\(json($0.value))" }.joined(separator: ",") + "}"
  }

  private static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
