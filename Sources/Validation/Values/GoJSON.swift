import SourceText

/// JSON as Go reads it, for what it says of a text that is none.
struct GoJSON {
  private let bytes: [UInt8]
  private var place = 0

  private struct Problem: Error {
    let text: String
  }

  /// What is wrong with a text that should be an object; nil for one that is, and for null.
  static func objectProblem(_ bytes: [UInt8]) -> String? {
    var reader = GoJSON(bytes: bytes)
    do throws(Problem) {
      try reader.value()
      try reader.end()
    } catch {
      return error.text
    }
    let first = bytes.first { !isBlank($0) } ?? 0
    let kind: String
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "n"): return nil
    case UInt8(ascii: "["): kind = "array"
    case UInt8(ascii: "\""): kind = "string"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): kind = "bool"
    default: kind = "number"
    }
    return "json: cannot unmarshal \(kind) into Go value of type map[string]interface {}"
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func skipBlanks() {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  private func fault(_ context: String) -> Problem {
    guard place < bytes.count else { return Problem(text: "unexpected end of JSON input") }
    let shown: String
    switch bytes[place] {
    case UInt8(ascii: "'"): shown = "'\\''"
    case UInt8(ascii: "\""): shown = "'\"'"
    case let byte: shown = "'\(GoText.quoted(String(Unicode.Scalar(byte))).dropFirst().dropLast())'"
    }
    return Problem(text: "invalid character \(shown) \(context)")
  }

  private mutating func end() throws(Problem) {
    skipBlanks()
    if place < bytes.count { throw fault("after top-level value") }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value(_ depth: Int = 0) throws(Problem) {
    skipBlanks()
    guard depth < 200, place < bytes.count else { throw depth < 200 ? fault("") : Problem(text: "exceeded max depth") }
    switch bytes[place] {
    case UInt8(ascii: "{"): try object(depth)
    case UInt8(ascii: "["): try array(depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    case UInt8(ascii: "-"), 0x30...0x39: try number()
    default: throw fault("looking for beginning of value")
    }
  }

  private mutating func object(_ depth: Int) throws(Problem) {
    place += 1
    skipBlanks()
    if take("}") { return }
    while true {
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        throw fault("looking for beginning of object key string")
      }
      try string()
      skipBlanks()
      if !take(":") { throw fault("after object key") }
      try value(depth + 1)
      skipBlanks()
      if take("}") { return }
      if !take(",") { throw fault("after object key:value pair") }
    }
  }

  private mutating func array(_ depth: Int) throws(Problem) {
    place += 1
    skipBlanks()
    if take("]") { return }
    while true {
      try value(depth + 1)
      skipBlanks()
      if take("]") { return }
      if !take(",") { throw fault("after array element") }
    }
  }

  private mutating func literal(_ word: String) throws(Problem) {
    for byte in word.utf8 {
      guard place < bytes.count, bytes[place] == byte else {
        throw fault("in literal \(word) (expecting '\(Character(Unicode.Scalar(byte)))')")
      }
      place += 1
    }
  }

  private mutating func string() throws(Problem) {
    place += 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"):
        place += 1
        try escape()
      case 0..<0x20: throw fault("in string literal")
      default: place += 1
      }
    }
    throw fault("")
  }

  private mutating func escape() throws(Problem) {
    guard place < bytes.count else { throw fault("") }
    if take("u") {
      for _ in 0..<4 {
        guard place < bytes.count, Character(Unicode.Scalar(bytes[place])).isHexDigit else {
          throw fault("in \\u hexadecimal character escape")
        }
        place += 1
      }
      return
    }
    guard "\"\\/bfnrt".utf8.contains(bytes[place]) else { throw fault("in string escape code") }
    place += 1
  }

  private mutating func digits(_ context: String) throws(Problem) {
    guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else { throw fault(context) }
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
  }

  private mutating func number() throws(Problem) {
    _ = take("-")
    if !take("0") { try digits("in numeric literal") }
    if take(".") { try digits("after decimal point in numeric literal") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits("in exponent of numeric literal")
    }
  }
}
