/// Which texts YAML takes unquoted for the very same string, whatever version of YAML reads it.
enum PlainText {
  static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.last != UInt8(ascii: " ") else { return false }
    return text.utf8.allSatisfy(isPlain) && !words.contains(text.lowercased())
  }

  /// What some reader of YAML takes for null, a truth value or a number.
  private static let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || " -_./()+=@".utf8.contains(byte)
  }
}
