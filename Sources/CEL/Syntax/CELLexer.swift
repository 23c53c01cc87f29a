/// Takes an expression apart into tokens.
///
/// Source: "Syntax" in the CEL language definition.
struct CELLexer {
  private let text: CELText
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private(set) var tokens: [CELToken] = []
  private(set) var problems: [CELProblem] = []

  init(_ text: CELText) {
    self.text = text
    scalars = text.scalars
    while position < scalars.count { next() }
    tokens.append(CELToken(kind: .end, range: position..<position, text: "<EOF>"))
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  private mutating func next() {
    guard let first = peek(0) else { return }
    if first.isBlank {
      position += 1
      return
    }
    if first == "/", peek(1) == "/" {
      while let scalar = peek(0), scalar != "\n" { position += 1 }
      return
    }
    let string = string()
    switch string {
    case .token(let kind, let length): return add(kind, length)
    case .fault(let length): return refuse(length)
    case .none: break
    }
    if let (kind, length) = number() { return add(kind, length) }
    if first.isLetter {
      var length = 1
      while let scalar = peek(length), scalar.isLetter || scalar.isDigit { length += 1 }
      let word = text.text(position..<(position + length))
      return add(CELToken.Kind.marks.first { $0.text == word }?.kind ?? .identifier, length)
    }
    if first == "`" { return escapedIdentifier() }
    for (mark, kind) in CELToken.Kind.marks where isNext(mark) { return add(kind, mark.unicodeScalars.count) }
    // The start of a mark of two characters fails at the second.
    refuse(first == "&" || first == "|" || first == "=" ? 2 : 1)
  }

  private func isNext(_ mark: String) -> Bool {
    for (distance, scalar) in mark.unicodeScalars.enumerated() where peek(distance) != scalar { return false }
    return true
  }

  private mutating func add(_ kind: CELToken.Kind, _ length: Int) {
    let range = position..<(position + length)
    tokens.append(CELToken(kind: kind, range: range, text: text.text(range)))
    position += length
  }

  private mutating func refuse(_ length: Int) {
    let range = position..<min(position + length, scalars.count)
    let shown = text.text(range).replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t")
    problems.append(text.problem("Syntax error: token recognition error at: '\(shown)'", at: position))
    position = range.upperBound
  }

  private mutating func escapedIdentifier() {
    var length = 1
    while let scalar = peek(length),
      scalar.isLetter || scalar.isDigit || scalar == "." || scalar == "-" || scalar == "/" || scalar == " "
    {
      length += 1
    }
    length > 1 && peek(length) == "`" ? add(.escapedIdentifier, length + 1) : refuse(length + 1)
  }

  private func number() -> (CELToken.Kind, Int)? {
    func digits(_ start: Int) -> Int {
      var length = 0
      while peek(start + length)?.isDigit == true { length += 1 }
      return length
    }
    func exponent(_ start: Int) -> Int {
      guard peek(start) == "e" || peek(start) == "E" else { return 0 }
      let sign = peek(start + 1) == "+" || peek(start + 1) == "-" ? 1 : 0
      let count = digits(start + 1 + sign)
      return count == 0 ? 0 : 1 + sign + count
    }
    func suffixed(_ length: Int) -> (CELToken.Kind, Int) {
      peek(length) == "u" || peek(length) == "U" ? (.uint, length + 1) : (.int, length)
    }
    if peek(0) == "0", peek(1) == "x" {
      var length = 2
      while peek(length)?.properties.isASCIIHexDigit == true { length += 1 }
      if length > 2 { return suffixed(length) }
    }
    let whole = digits(0)
    if peek(whole) == "." {
      let fraction = digits(whole + 1)
      if fraction > 0 {
        let length = whole + 1 + fraction
        return (.float, length + exponent(length))
      }
    }
    if whole == 0 { return nil }
    let power = exponent(whole)
    return power > 0 ? (.float, whole + power) : suffixed(whole)
  }

  private enum StringToken {
    case token(CELToken.Kind, Int)
    case fault(Int)
    case none
  }

  /// `r` before the quotes keeps backslashes as they are; three quotes let the string go on over lines.
  private func string() -> StringToken {
    var length = 0
    var kind = CELToken.Kind.string
    if peek(0) == "b" || peek(0) == "B" {
      kind = .bytes
      length = 1
    }
    let isRaw = peek(length) == "r" || peek(length) == "R"
    if isRaw { length += 1 }
    guard let quote = peek(length), quote == "\"" || quote == "'" else { return .none }
    if peek(length + 1) == quote, peek(length + 2) == quote {
      if case .token(let end) = content(from: length + 3, quote, isRaw: isRaw, isLong: true) {
        return .token(kind, end)
      }
    }
    switch content(from: length + 1, quote, isRaw: isRaw, isLong: false) {
    case .token(let end): return .token(kind, end)
    case .fault(let end): return .fault(end)
    }
  }

  private enum Content {
    case token(Int)
    case fault(Int)
  }

  private func content(from start: Int, _ quote: Unicode.Scalar, isRaw: Bool, isLong: Bool) -> Content {
    var length = start
    while let scalar = peek(length) {
      if scalar == quote, !isLong { return .token(length + 1) }
      if scalar == quote, peek(length + 1) == quote, peek(length + 2) == quote { return .token(length + 3) }
      if !isLong, scalar == "\n" || scalar == "\r" { return .fault(length + 1) }
      if scalar == "\\", !isRaw {
        guard let count = escape(length + 1) else { return .fault(length + 2) }
        length += 1 + count
      } else {
        length += 1
      }
    }
    return .fault(length)
  }

  /// How many characters an escape has behind its backslash.
  private func escape(_ start: Int) -> Int? {
    func has(_ count: Int, _ isDigit: (Unicode.Scalar) -> Bool) -> Bool {
      (1...count).allSatisfy { peek(start + $0).map(isDigit) ?? false }
    }
    switch peek(start) {
    case "\\", "?", "\"", "'", "`", "a", "b", "f", "n", "r", "t", "v": return 1
    case "x", "X": return has(2) { $0.properties.isASCIIHexDigit } ? 3 : nil
    case "u": return has(4) { $0.properties.isASCIIHexDigit } ? 5 : nil
    case "U": return has(8) { $0.properties.isASCIIHexDigit } ? 9 : nil
    case "0", "1", "2", "3": return has(2) { ("0"..."7").contains($0) } ? 3 : nil
    default: return nil
    }
  }
}

extension Unicode.Scalar {
  var isLetter: Bool { self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\u{0C}" }
}
