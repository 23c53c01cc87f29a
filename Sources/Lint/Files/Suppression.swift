import SourceText
import Symbols

/// A wish that a rule leave something alone: `# bayplan:ignore rule-id reason`, or the annotation `bayplan/ignore`.
struct Suppression {
  enum Scope {
    /// Lines of the file, from the first to the last.
    case lines(ClosedRange<Int>)
    /// Bytes: an object, or its pod template.
    case object(SourceRange)
  }

  let rule: String
  /// Where the rule's name stands.
  let range: SourceRange
  let scope: Scope

  func covers(line: Int, offset: UInt32) -> Bool {
    switch scope {
    case .lines(let lines): lines.contains(line)
    case .object(let range): range.holds(offset)
    }
  }
}

/// The words after `bayplan:ignore` and in the annotation: rules, separated by commas, then perhaps a colon, then why.
enum SuppressionText {
  /// Each rule with its place in the text.
  static func rules(in text: Substring) -> [(rule: String, offset: Int)] {
    var rules: [(rule: String, offset: Int)] = []
    var start = text.startIndex
    while true {
      while start < text.endIndex, isBlank(text[start]) { start = text.index(after: start) }
      let end = text[start...].firstIndex { isBlank($0) || $0 == "," || $0 == ":" } ?? text.endIndex
      if start < end { rules.append((String(text[start..<end]), text.utf8.distance(from: text.startIndex, to: start))) }
      // What follows a rule without a comma is the reason.
      guard let comma = text[end...].firstIndex(where: { !isBlank($0) }), text[comma] == "," else { return rules }
      start = text.index(after: comma)
    }
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}
