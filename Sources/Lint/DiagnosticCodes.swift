public import SourceText

/// What keeps manifests from being linted.
extension DiagnosticCode {
  public static let unknownRule = DiagnosticCode("unknown-rule", "there is no such rule, or no such parameter")
  public static let untriedPlacement = DiagnosticCode("untried-placement", "placements could not be tried")

  /// All that ``Lint`` tells of.
  public static let ofLint: [DiagnosticCode] = [
    .unknownRule, .untriedPlacement,
  ]
}
