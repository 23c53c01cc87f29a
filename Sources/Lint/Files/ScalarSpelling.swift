/// How a text is written as a YAML scalar.
enum ScalarSpelling {
  /// `text` in the style of what stands there now.
  ///
  /// - Parameter read: what the present scalar reads as; nil for a key, which reads as it is written.
  /// - Returns: nil when the present one is not simply its text, perhaps in quotes.
  static func spell(_ text: String, like written: String, read: String?) -> String? {
    let isSimple = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != 0x5C }
    guard isSimple, !text.isEmpty else { return nil }
    for quote in ["\"", "'"] where written.hasPrefix(quote) {
      guard written.utf8.count >= 2, written.hasSuffix(quote), !text.contains("'") else { return nil }
      if let read, written != quote + read + quote { return nil }
      return quote + text + quote
    }
    if let read, read != written { return nil }
    return isPlain(text) ? text : "\"\(text)\""
  }

  /// Whether a text means itself without quotes: only what labels, names and amounts are made of, and nothing that YAML
  /// takes for a number or another word.
  private static func isPlain(_ text: String) -> Bool {
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    guard let first = text.utf8.first, !words.contains(text.lowercased()) else { return false }
    // What starts as a number is none if it has a letter that no number has: 512Mi.
    let isAmount =
      (0x30...0x39).contains(first) && text.utf8.contains { isLetter($0) && !"abcdefox".utf8.contains($0 | 0x20) }
    guard isLetter(first) || isAmount else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x2F, 0x5F].contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
