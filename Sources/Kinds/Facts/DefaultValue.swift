public import Symbols

/// What the API server puts where a field is missing.
public struct DefaultValue: Sendable {
  public enum Value: Sendable {
    /// A scalar as it stands in the description: `1`, `25%`, `Always`.
    case text(String)
    case emptyMapping
    /// A list of texts.
    case list([String])
    case worked(DefaultRule, Symbol)
  }

  public let value: Value
  /// Only where a sibling says so.
  public let condition: SiblingCondition?
  /// Whether it is the parent's sibling that says so.
  public let isOfParent: Bool
  /// Only since that release.
  public let from: Release?
  /// Only in objects of that kind: a type may stand in others, too.
  public let kind: Symbol?
  /// Whether zero, the empty text and the empty list count as nothing.
  public let replacesZero: Bool

  init?(_ reader: inout NoteReader) {
    guard let word = reader.next() else { return nil }
    if word.isText("{}") {
      value = .emptyMapping
    } else if word.hasPrefix("@") {
      let (name, argument) = word.dropFirst(1).cut(at: UInt8(ascii: "("))
      guard let rule = DefaultRule(rawValue: name.text) else { return nil }
      value = .worked(rule, argument.dropLast(1).symbol)
    } else if word.hasPrefix("[") {
      value = .list(word.dropFirst(1).dropLast(1).split(at: UInt8(ascii: ",")).map(\.text))
    } else {
      value = .text(word.isText("\"\"") ? "" : word.text)
    }
    replacesZero = reader.take("zero")
    isOfParent = reader.take("within")
    condition = isOfParent || reader.take("if") ? reader.next().map { SiblingCondition($0) } : nil
    from = reader.take("from") ? reader.next().flatMap { Release($0) } : nil
    kind = reader.take("for") ? reader.symbol() : nil
  }
}

/// Defaults that follow from other fields, each in `Defaulting/`.
public enum DefaultRule: String, CaseIterable, Sendable {
  /// What a sibling says.
  case sibling
  /// `Always` for an image without tag or of the tag `latest`, else `IfNotPresent`.
  case pullPolicy
  /// Nothing but this sibling is there.
  case onlyField
  /// An empty object, where this sibling is not written.
  case whereUnsaid
  /// The labels of the template. As a rule of metadata: they are the object's, where it has none.
  case templateLabels
  /// 1, unless parallelism is given.
  case jobCompletions
  /// 6, or no limit where there is one for each index.
  case backoffLimit
  /// `TerminatingOrFailed`, and `Failed` beside a podFailurePolicy.
  case podReplacement
  /// `Ingress`, and `Egress` where there are such rules.
  case policyTypes
  /// What a limit of a container defaults to.
  case limitDefault, limitDefaultRequest
  /// Four fifths of the CPU that pods request.
  case cpuUtilization
  /// How fast an autoscaler may go that way.
  case scalingRules
  /// What only pods get, not templates: enableServiceLinks, requests out of limits, host ports.
  case podDefaults
}
