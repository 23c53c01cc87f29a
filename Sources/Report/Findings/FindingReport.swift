public import SourceText

/// What rules found, as plain values.
public struct FindingReport: Sendable {
  /// One finding with its place.
  public struct Finding: Sendable {
    public let rule: String
    public let severity: Severity
    public let file: String
    public let line: Int
    public let column: Int
    /// `Deployment shop/web`; empty for what belongs to no object.
    public let object: String
    public let message: String
    /// What `--fix` would do, empty where it does nothing.
    public let fixTitle: String

    public init(
      rule: String, severity: Severity, file: String, line: Int, column: Int, object: String, message: String,
      fixTitle: String = ""
    ) {
      self.rule = rule
      self.severity = severity
      self.file = file
      self.line = line
      self.column = column
      self.object = object
      self.message = message
      self.fixTitle = fixTitle
    }
  }

  /// In the order of the input.
  public var findings: [Finding]
  /// How many objects were looked at.
  public var objectCount: Int
  /// How many rules were left out for want of nodes or of other objects.
  public var leftOutCount: Int
  public var suppressedCount: Int

  public init(findings: [Finding], objectCount: Int, leftOutCount: Int, suppressedCount: Int) {
    self.findings = findings
    self.objectCount = objectCount
    self.leftOutCount = leftOutCount
    self.suppressedCount = suppressedCount
  }

  /// `12 objects: 2 errors, 1 warning, 3 infos; 1 suppressed; 14 rules left out, they need --cluster`.
  var summary: String {
    let objects = objectCount == 1 ? "1 object" : "\(objectCount) objects"
    let counts = [(Severity.error, "error"), (.warning, "warning"), (.note, "info")].map { severity, word in
      let count = findings.count { $0.severity == severity }
      return count == 1 ? "1 \(word)" : "\(count) \(word)s"
    }
    var text = "\(objects): \(counts.joined(separator: ", "))"
    if suppressedCount > 0 { text += "; \(suppressedCount) suppressed" }
    if leftOutCount > 0 {
      text +=
        leftOutCount == 1
        ? "; 1 rule left out, it needs --cluster" : "; \(leftOutCount) rules left out, they need --cluster"
    }
    return text
  }
}
