public import SourceText

/// What a rule found, with its place.
public struct Finding: Sendable {
  public let rule: String
  public var severity: Severity
  /// What to point at: all of a key or a value, the start of anything larger.
  public let range: SourceRange
  /// nil for what belongs to no object.
  public let object: ObjectHead?
  /// What is wrong, why it bites and what to do.
  public let message: String
  /// One edit that mends it, with what it does in words; nil without.
  public let fix: TextEdit?
  public let fixTitle: String
}
