extension CELLexer {
  /// A string literal, nil where none starts. `r` before the quotes keeps backslashes as they are; three quotes let the
  /// string go on over lines.
  mutating func string() throws(CELProblem) -> String? {
    let start = position
    var prefix = 0
    var isRaw = false
    while prefix < 2, CELLexer.isLetter(peek(prefix)), !Self.isQuote(peek(prefix)) {
      let letter = peek(prefix) | 0x20
      guard letter == UInt8(ascii: "r") || letter == UInt8(ascii: "b") else { return nil }
      if letter == UInt8(ascii: "r") { isRaw = true }
      prefix += 1
    }
    guard Self.isQuote(peek(prefix)) else { return nil }
    if (0..<prefix).contains(where: { peek($0) | 0x20 == UInt8(ascii: "b") }) {
      throw CELProblem("bytes, which bayplan does not know", at: start)
    }
    position += prefix
    let quote = peek()
    let isLong = peek(1) == quote && peek(2) == quote
    position += isLong ? 3 : 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = peek()
      if byte == quote, !isLong || (peek(1) == quote && peek(2) == quote) {
        position += isLong ? 3 : 1
        return String(decoding: content, as: UTF8.self)
      }
      if byte == 0x0A || byte == 0x0D, !isLong { break }
      if byte == UInt8(ascii: "\\"), !isRaw {
        try escape(into: &content)
      } else {
        content.append(byte)
        position += 1
      }
    }
    throw CELProblem("a string without an end", at: start)
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private mutating func escape(into content: inout [UInt8]) throws(CELProblem) {
    let start = position
    let letter = peek(1)
    position += 2
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      content.append(letter)
    case UInt8(ascii: "a"): content.append(0x07)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "v"): content.append(0x0B)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): try scalar(digits: 2, radix: 16, from: start, into: &content)
    case UInt8(ascii: "u"): try scalar(digits: 4, radix: 16, from: start, into: &content)
    case UInt8(ascii: "U"): try scalar(digits: 8, radix: 16, from: start, into: &content)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      try scalar(digits: 3, radix: 8, from: start, into: &content)
    default: throw CELProblem("an escape that strings do not have", at: start)
    }
  }

  private mutating func scalar(
    digits: Int, radix: UInt32, from start: Int, into content: inout [UInt8]
  ) throws(CELProblem) {
    let first = position
    position = min(first + digits, bytes.count)
    guard position - first == digits, bytes[first..<position].allSatisfy({ CELLexer.isHexDigit($0) }),
      let value = UInt32(text(first), radix: Int(radix)), let scalar = Unicode.Scalar(value)
    else { throw CELProblem("an escape that is no character", at: start) }
    content.append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}
