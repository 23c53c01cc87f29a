/// libyaml's problems in plain words, with what to do about them.
enum ParseProblem {
  /// What is told where the construct starts, not where libyaml noticed.
  static let foundLate = [
    "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator",
  ]

  /// What the scanner or parser found; `contextLine` is where the construct starts in which it found it.
  static func words(for problem: String, character: UInt8?, contextLine: Int?) -> String {
    let opening = contextLine.map { " on line \($0)" } ?? ""
    return switch problem {
    case "mapping values are not allowed in this context":
      "':' cannot start a value here: put the text in quotes, or correct the indentation"
    case "did not find expected key":
      "expected a key of the mapping that starts\(opening): correct the indentation or the line before"
    case "did not find expected '-' indicator":
      "expected '-' for the next item of the list that starts\(opening): correct the indentation"
    case "could not find expected ':'":
      "no ':' follows this key: add it, or indent the line if it belongs to the value above"
    case "did not find expected ',' or '}'":
      "expected ',' or '}' in the mapping that opens\(opening): add it, or put the text in quotes"
    case "did not find expected ',' or ']'":
      "expected ',' or ']' in the list that opens\(opening): add it, or put the text in quotes"
    case "found unexpected end of stream":
      "the quotes that open here are never closed: close them"
    case "found unexpected document indicator":
      "the quotes that open here are not closed before the document ends: close them"
    case "did not find expected <document start>":
      "expected '---' before another document: add it, or correct the indentation"
    case "did not find expected node content":
      "expected a value here: give one, or put the text in quotes"
    case "block sequence entries are not allowed in this context":
      "'-' cannot start a list here: put it on a line of its own, or the text in quotes"
    case "mapping keys are not allowed in this context":
      "'?' cannot start a key here: put the text in quotes"
    case "found character that cannot start any token" where character == UInt8(ascii: "\t"),
      "found a tab character where an indentation space is expected", "found a tab character that violates indentation":
      "a tab cannot indent: use spaces"
    case "found character that cannot start any token":
      "a text cannot start with '\(character.map { String(Unicode.Scalar($0)) } ?? "")': put it in quotes"
    case "did not find expected alphabetic or numeric character":
      "'&' and '*' need a name of letters and digits behind them: add it, or put the text in quotes"
    case "found unknown escape character":
      "unknown escape in double quotes: write '\\\\' for a backslash, or use single quotes"
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      "this escape names no character: write '\\\\' for a backslash, or use single quotes"
    case "did not find expected comment or line break":
      "only a comment may follow on this line: put the text on the next"
    case "found unknown directive name":
      "'%' at the start of a line needs YAML or TAG behind it: put the text in quotes, or correct the word"
    case "found undefined tag handle":
      "unknown tag: drop it, or declare its handle with %TAG"
    case "found incompatible YAML document":
      "a YAML version other than 1.1 or 1.2: correct the %YAML line or drop it"
    default:
      "not valid YAML, \(problem)"
    }
  }

  /// What the reader found: bytes that are no character, or none that YAML allows.
  static func unreadable(_ problem: String, value: Int32) -> String {
    if problem == "control characters are not allowed" {
      let digits = String(UInt32(bitPattern: value), radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return "control character U+\(code) is not allowed: remove it, or write it as an escape in double quotes"
    }
    return problem.contains("UTF-16") || problem.contains("surrogate")
      ? "this is no UTF-16, which the byte order mark announces: save the file as UTF-8"
      : "this is no UTF-8: save the file as UTF-8"
  }
}
