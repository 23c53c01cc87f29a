import SourceText

/// Text in stretches, each with its meaning. Holds nothing that a terminal would obey.
public struct StyledText: Sendable, ExpressibleByStringInterpolation {
  struct Stretch: Sendable {
    var text: String
    var role: TextRole
  }

  private(set) var stretches: [Stretch] = []

  public init(_ text: String, _ role: TextRole = .plain) {
    append(text, role)
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public mutating func append(_ text: String, _ role: TextRole = .plain) {
    if !text.isEmpty { append(Stretch(text: text.replacingObeyed.withoutOlderCommands, role: role)) }
  }

  public mutating func append(_ other: StyledText) {
    for stretch in other.stretches { append(stretch) }
  }

  private mutating func append(_ stretch: Stretch) {
    if let last = stretches.indices.last, stretches[last].role == stretch.role {
      stretches[last].text += stretch.text
    } else {
      stretches.append(stretch)
    }
  }

  public static func + (a: StyledText, b: StyledText) -> StyledText {
    var sum = a
    sum.append(b)
    return sum
  }

  public var isEmpty: Bool { stretches.isEmpty }

  /// In columns of a terminal.
  var width: Int { stretches.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  var withoutTrailingSpaces: StyledText {
    var trimmed = self
    while var last = trimmed.stretches.popLast() {
      while last.text.utf8.last == UInt8(ascii: " ") { last.text.removeLast() }
      if !last.text.isEmpty {
        trimmed.stretches.append(last)
        break
      }
    }
    return trimmed
  }

  /// As a line that is no command to GitHub Actions, see `withoutCommands`.
  var asLine: StyledText {
    guard let first = stretches.firstIndex(where: { !$0.text.utf8.allSatisfy { $0 == UInt8(ascii: " ") } }) else {
      return self
    }
    // The colons may have different roles.
    let start = stretches[first...].prefix(2).map(\.text).joined().drop { $0 == " " }
    guard start.hasPrefix("::") else { return self }
    var line = self
    let text = line.stretches[first].text
    let spaces = text.prefix { $0 == " " }
    line.stretches[first].text = "\(spaces)\\\(text.dropFirst(spaces.count))"
    return line
  }

  public func write(to output: ByteOutput, colored: Bool) {
    for stretch in stretches {
      guard colored, let code = stretch.role.code else {
        output.write(stretch.text)
        continue
      }
      output.write(code)
      output.write(stretch.text)
      output.write("\u{1B}[0m" as StaticString)
    }
  }
}
