import SourceText

extension String {
  /// Text in which nothing is markup, a mention or a reference.
  var escapedForMarkdown: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "|": escaped += "&#124;"
      case "@": escaped += "&#64;"
      case "#": escaped += "&#35;"
      case "*", "_", "`", "[", "]", "~", "\\": escaped += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: escaped += " "
      case _ where scalar.isObeyed: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Names in type that is taken as it is; in a table a bar ends the cell even there.
  var markdownCode: String {
    let safe = unicodeScalars.allSatisfy { $0 != "`" && $0 != "|" && !$0.isObeyed }
    return safe && !isEmpty ? "`\(self)`" : escapedForMarkdown
  }

  /// Lines in a block that is taken as it is.
  var markdownBlock: String {
    let text = replacingObeyed(but: "\n\t")
    let longest = split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\n\(text)\(hasSuffix("\n") ? "" : "\n")\(fence)\n"
  }
}
