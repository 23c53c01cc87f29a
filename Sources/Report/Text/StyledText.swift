/// Text in stretches, each with its meaning. Holds no control characters of its own.
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
    if !text.isEmpty { append(Stretch(text: text.replacingControlCharacters, role: role)) }
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

extension String {
  /// Names and messages come out of the input: a control character in them must not reach the terminal.
  fileprivate var replacingControlCharacters: String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
        || (0x2066...0x2069).contains(scalar.value)
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars { clean.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }
}
