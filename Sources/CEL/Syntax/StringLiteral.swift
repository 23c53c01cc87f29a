/// What a string literal stands for.
enum StringLiteral {
  /// - Parameter token: as the lexer found it, so with all its quotes and only known escapes.
  /// - Returns: nil when an escape stands for no character.
  static func bytes(_ token: CELToken) -> [UInt8]? {
    var scalars = Array(token.text.unicodeScalars)[...]
    let isBytes = token.kind == .bytes
    if isBytes { scalars = scalars.dropFirst() }
    let isRaw = scalars.first == "r" || scalars.first == "R"
    if isRaw { scalars = scalars.dropFirst() }
    guard let quote = scalars.first else { return nil }
    let isLong =
      scalars.count >= 6 && scalars.prefix(3).allSatisfy { $0 == quote } && scalars.suffix(3).allSatisfy { $0 == quote }
    scalars = scalars.dropFirst(isLong ? 3 : 1).dropLast(isLong ? 3 : 1)
    var bytes: [UInt8] = []
    while let scalar = scalars.popFirst() {
      guard scalar == "\\", !isRaw, let letter = scalars.popFirst() else {
        // Lines end alike whatever the system.
        if scalar == "\r" {
          if scalars.first == "\n" { scalars.removeFirst() }
          bytes.append(0x0A)
        } else {
          bytes += Array(String(scalar).utf8)
        }
        continue
      }
      switch letter {
      case "a": bytes.append(0x07)
      case "b": bytes.append(0x08)
      case "f": bytes.append(0x0C)
      case "n": bytes.append(0x0A)
      case "r": bytes.append(0x0D)
      case "t": bytes.append(0x09)
      case "v": bytes.append(0x0B)
      case "x", "X", "u", "U", "0", "1", "2", "3":
        let isOctal = letter.isDigit
        let count = letter == "u" ? 4 : letter == "U" ? 8 : 2
        let digits = (isOctal ? String(letter) : "") + String(String.UnicodeScalarView(scalars.prefix(count)))
        scalars = scalars.dropFirst(count)
        guard let value = UInt32(digits, radix: isOctal ? 8 : 16) else { return nil }
        if isBytes, isOctal || letter == "x" || letter == "X" {
          guard let byte = UInt8(exactly: value) else { return nil }
          bytes.append(byte)
        } else {
          guard let scalar = Unicode.Scalar(value) else { return nil }
          bytes += Array(String(scalar).utf8)
        }
      default: bytes += Array(String(letter).utf8)
      }
    }
    return bytes
  }
}
