public import SourceText

/// What a rule found, with its place.
public struct Finding: Sendable {
  public let rule: String
  public let severity: Severity
  /// What to point at: all of a key or a value, the start of anything larger.
  public let range: SourceRange
  /// What is wrong, why it bites and what to do.
  public let message: String
  /// One edit that mends it, with what it does in words; nil without.
  public let fix: TextEdit?
  public let fixTitle: String
  /// The same for the same finding after other lines have moved: made of the rule, the object and the line's text, with
  /// a number where several have all of these in common.
  public internal(set) var fingerprint = ""
}

/// A hash that is the same on every machine.
enum Fingerprint {
  /// FNV-1a with 64 bits, in hexadecimal.
  static func of(_ parts: String...) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
