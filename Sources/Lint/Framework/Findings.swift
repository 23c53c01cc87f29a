public import SourceText

/// Takes what rules find.
public struct Findings {
  /// A finding as the rule gives it: its place is not looked up yet.
  struct Entry {
    let rule: String
    let severity: Severity
    let place: Place
    let message: String
    let fix: FixIt?
  }

  private(set) var entries: [Entry] = []
  private let rule: RuleDescription

  init(of rule: RuleDescription) {
    self.rule = rule
  }

  /// - Parameters:
  ///   - message: what is wrong, why it bites and what to do, in one line; lower case, no full stop.
  ///   - severity: where it is another than the rule's.
  ///   - fix: where one edit surely mends it.
  public mutating func report(
    _ place: Place, _ message: String, severity: Severity? = nil, fix: FixIt? = nil
  ) {
    entries.append(
      Entry(rule: rule.id, severity: severity ?? rule.severity, place: place, message: message, fix: fix))
  }
}
