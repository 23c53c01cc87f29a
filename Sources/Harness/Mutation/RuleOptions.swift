/// What is asked about the rules of the tests' input.
public struct RuleOptions: Hashable, Sendable {
  /// Which changes of a rule no assertion notices.
  public var mutates = false
  /// Which rules and nodes take part in a decision.
  public var covers = false

  public init() {}

  var isEmpty: Bool { !mutates && !covers }
}
