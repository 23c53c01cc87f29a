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

/// A number for a finding that is the same on every machine. Baselines hold it: it must never change.
enum Fingerprint {
  static func of(_ parts: String...) -> String {
    var hash = FNV1a()
    for part in parts {
      for byte in part.utf8 { hash.combine(byte) }
      hash.combine(0)
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
