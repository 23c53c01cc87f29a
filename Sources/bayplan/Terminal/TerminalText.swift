import SourceText

/// Text for a terminal or a log: what the program itself says stays as it is, and what is put into it (names, paths, words
/// of other programs) is spelled out where a terminal or GitHub Actions would obey it, so that it stays on its line.
struct TerminalText: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  init(stringInterpolation interpolation: StringInterpolation) {
    // Where a line starts with what was put in, it is no command either.
    text = interpolation.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).withoutCommands
    }
    .joined(separator: "\n")
  }

  init(lines: [String]) {
    text = lines.map { $0.spelledOut.withoutCommands + "\n" }.joined()
  }

  private init(_ text: String) {
    self.text = text
  }

  /// Literals may be long.
  static func + (a: TerminalText, b: TerminalText) -> TerminalText { TerminalText(a.text + b.text) }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += value.description.spelledOut
    }

    /// A text that is lines itself.
    mutating func appendInterpolation(lines: String) {
      text += lines.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).spelledOut }
        .joined(separator: "\n")
    }
  }
}
