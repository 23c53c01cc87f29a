public import SourceText
public import Versions

/// How to lint: which rules, how severe, with which numbers.
public struct LintSettings: Sendable {
  /// By rule id; what is not named is as the rule has it.
  public var rules: [String: RuleSetting] = [:]
  public var version = KubernetesVersion.standard

  public init() {}
}

/// What is set for one rule.
public struct RuleSetting: Hashable, Sendable {
  public var isEnabled = true
  /// Of all its findings; nil leaves them as they are.
  public var severity: Severity?
  public var parameters: [String: Int64] = [:]

  public init() {}
}
