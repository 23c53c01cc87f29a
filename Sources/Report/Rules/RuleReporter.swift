/// A way to show rules.
public typealias RuleReporter = Reporter<RuleCatalogue>

extension RuleReporter {
  /// Every value of `bayplan rules -o`; the first is the default.
  public static var all: [RuleReporter] { [.wide, .json, .markdown, .schema] }
}
