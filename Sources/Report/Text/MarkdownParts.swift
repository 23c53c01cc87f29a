/// Parts of a page of Markdown that may only be so long. Lengths are in bytes of UTF-8, which are never fewer than
/// characters.
public enum MarkdownParts {
  /// A comment on GitHub may have 65,536 characters.
  public static let commentLimit = 60_000

  /// Room for the sentence that says what was cut.
  static let reserve = 400

  /// As many texts from the front as fit, and how many do not.
  static func fitting(_ texts: [String], in room: Int) -> (text: String, left: Int) {
    var text = ""
    for (index, part) in texts.enumerated() {
      if text.utf8.count + part.utf8.count > room { return (text, texts.count - index) }
      text += part
    }
    return (text, 0)
  }

  static func folded(_ title: String, _ content: String) -> String {
    "\n<details><summary>\(title.escapedForMarkdown)</summary>\n\n\(content)\n</details>\n"
  }

  /// - Parameter format: which format has all of it.
  static func note(onCut parts: [String], _ format: String) -> String {
    parts.isEmpty ? "" : "\nCut to fit: \(parts.joined(separator: ", ")). `\(format)` has all of it.\n"
  }
}
