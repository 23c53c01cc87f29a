/// Takes an expression apart into tokens.
///
/// Source: "Syntax" in the CEL language definition.
struct CELLexer {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// All tokens, ``CELToken/Kind/end`` last.
  static func tokens(_ text: String) throws(CELProblem) -> [CELToken] {
    var lexer = CELLexer(text)
    var tokens: [CELToken] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  func peek(_ distance: Int = 0) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  private mutating func next() throws(CELProblem) -> CELToken {
    skipBlanks()
    let start = position
    guard position < bytes.count else { return CELToken(kind: .end, offset: start) }
    let byte = peek()
    if let string = try string() { return CELToken(kind: .string(string), offset: start) }
    if Self.isLetter(byte) {
      while Self.isLetter(peek()) || Self.isDigit(peek()) { position += 1 }
      return CELToken(kind: .identifier(text(start)), offset: start)
    }
    if Self.isDigit(byte) || byte == UInt8(ascii: ".") && Self.isDigit(peek(1)) {
      return CELToken(kind: try number(), offset: start)
    }
    for length in [2, 1] where start + length <= bytes.count {
      let mark = String(decoding: bytes[start..<(start + length)], as: UTF8.self)
      if Self.marks.contains(mark) {
        position += length
        return CELToken(kind: .mark(mark), offset: start)
      }
    }
    throw CELProblem("a character that the language does not have", at: start)
  }

  private static let marks: Set<String> = [
    "==", "!=", "<=", ">=", "&&", "||", ".?", "[?", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(",
    ")",
    "[", "]", "{", "}",
  ]

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch peek() {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, peek() != 0x0A { position += 1 }
      default: return
      }
    }
  }

  func text(_ start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  private mutating func number() throws(CELProblem) -> CELToken.Kind {
    let start = position
    if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x") {
      position += 2
      while Self.isHexDigit(peek()) { position += 1 }
      return try integer(String(text(start).dropFirst(2)), radix: 16, at: start)
    }
    var isDouble = false
    while Self.isDigit(peek()) { position += 1 }
    if peek() == UInt8(ascii: "."), Self.isDigit(peek(1)) {
      isDouble = true
      position += 1
      while Self.isDigit(peek()) { position += 1 }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      if Self.isDigit(peek(1 + sign)) {
        isDouble = true
        position += 1 + sign
        while Self.isDigit(peek()) { position += 1 }
      }
    }
    guard isDouble else { return try integer(text(start), radix: 10, at: start) }
    guard let value = Double(text(start)), value.isFinite else {
      throw CELProblem("a number that is too large", at: start)
    }
    return .double(value)
  }

  private mutating func integer(_ digits: String, radix: Int, at start: Int) throws(CELProblem) -> CELToken.Kind {
    guard let magnitude = UInt64(digits, radix: radix) else {
      throw CELProblem("a number that does not fit 64 bits", at: start)
    }
    if peek() | 0x20 == UInt8(ascii: "u") {
      position += 1
      return .uint(magnitude)
    }
    if magnitude == Int64.min.magnitude { return .intMinimumMagnitude }
    guard let value = Int64(exactly: magnitude) else {
      throw CELProblem("a number that does not fit 64 bits", at: start)
    }
    return .int(value)
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
