extension Unicode.Scalar {
  /// Whether a terminal or a viewer of logs does something at it instead of showing it: control characters, what breaks
  /// lines, and what turns the direction of writing or cannot be seen at all.
  public var isObeyed: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xFFFE, 0xFFFF:
      true
    default: false
    }
  }
}

/// What comes out of manifests, names of files and other programs, as something to print. Every target has one of these.
extension String {
  /// For a line of a message: nothing is lost, all that would be obeyed is spelled out (`\n`, `\u{1b}`).
  public var spelledOut: String { spelledOut(limit: .max) }

  /// The same, cut after 60 characters.
  public var onOneLine: String { spelledOut(limit: 60) }

  private func spelledOut(limit: Int) -> String {
    if isPlainASCII, utf8.count <= limit { return self }
    var line = ""
    for (count, scalar) in unicodeScalars.enumerated() {
      if count == limit { return line + "..." }
      switch scalar {
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      case "\t": line += "\\t"
      case _ where scalar.isObeyed: line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// For tables, where a character is a column: U+FFFD in the place of each that would be obeyed.
  public var replacingObeyed: String { replacingObeyed(but: "") }

  /// - Parameter kept: characters that stay, such as line breaks in a text of several lines.
  public func replacingObeyed(but kept: String) -> String {
    if isPlainASCII { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      clean.append(scalar.isObeyed && !kept.unicodeScalars.contains(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(clean)
  }

  /// A line in which GitHub Actions sees no command to it: those stand at the start of a line (`::name::`) or, as older
  /// ones do, anywhere (`##[name]`).
  public var withoutCommands: String {
    let rest = drop { $0 == " " }
    guard rest.hasPrefix("::") else { return withoutOlderCommands }
    return "\(prefix(count - rest.count))\\\(rest)".withoutOlderCommands
  }

  /// The same for a part of a line.
  public var withoutOlderCommands: String {
    utf8.contains(UInt8(ascii: "#")) ? replacing("##[", with: "#\\#[") : self
  }

  /// Nearly all text is.
  private var isPlainASCII: Bool { utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
}
