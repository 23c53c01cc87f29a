extension Severity {
  /// As rules and their settings say it: `error`, `warning`, `info`.
  public var ruleWord: String { self == .note ? "info" : rawValue }

  /// All words of rules, the worst first.
  public static let ruleWords = ["error", "warning", "info"]

  public init?(ruleWord: String) {
    switch ruleWord {
    case "error": self = .error
    case "warning": self = .warning
    case "info": self = .note
    default: return nil
    }
  }
}
