/// Values as Go prints them in error messages.
public enum GoText {
  /// A string in double quotes with Go's escapes (`%q`).
  public static func quoted(_ text: String) -> String {
    quoted(text) { scalar in
      switch scalar {
      case "\u{0}"..<"\u{20}", "\u{7F}": "\\x" + hex(scalar.value, width: 2)
      case "\u{80}"..<"\u{A0}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{FEFF}": "\\u" + hex(scalar.value, width: 4)
      default: nil
      }
    }
  }

  /// The same with those escapes alone that are a letter or the character itself.
  public static func quotedByLetters(_ text: String) -> String { quoted(text) { _ in nil } }

  /// A string as Go's JSON encoder writes it: `<`, `>` and `&` escaped too.
  public static func json(_ text: String) -> String {
    quoted(text, unnamed: ["\u{07}", "\u{0B}"]) { scalar in
      switch scalar {
      case "<", ">", "&", "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}": "\\u" + hex(scalar.value, width: 4)
      default: nil
      }
    }
  }

  /// - Parameters:
  ///   - unnamed: what has no letter there.
  ///   - escape: for what has no letter; nil for what stands as it is.
  private static func quoted(
    _ text: String, unnamed: [Unicode.Scalar] = [], _ escape: (Unicode.Scalar) -> String?
  ) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if let letter = named(scalar), !unnamed.contains(scalar) {
        result += "\\\(letter)"
      } else if let escaped = escape(scalar) {
        result += escaped
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What stands behind the backslash.
  private static func named(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar {
    case "\"": "\""
    case "\\": "\\"
    case "\n": "n"
    case "\r": "r"
    case "\t": "t"
    case "\u{07}": "a"
    case "\u{08}": "b"
    case "\u{0C}": "f"
    case "\u{0B}": "v"
    default: nil
    }
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
