import SourceText

/// A line of output that GitHub Actions takes for an annotation.
struct WorkflowCommand {
  /// `error`, `warning` or `notice`.
  var word: String
  var file: String
  /// From 1.
  var line: Int
  /// From 1; 0 where only the line is known.
  var column = 0
  var title: String
  var message: String

  var text: String {
    let place = "file=\(Self.property(file)),line=\(line)" + (column > 0 ? ",col=\(column)" : "")
    return "::\(word) \(place),title=\(Self.property(title))::\(Self.data(message))"
  }

  private static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] {
        result += escape
      } else {
        result.unicodeScalars.append(scalar.isObeyed ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
