public import SourceText

/// What can be wrong with recorded cases.
extension DiagnosticCode {
  public static let notADecision = DiagnosticCode("not-a-decision", "a record holds no decisions")

  /// All that ``Conformance`` tells of.
  public static let ofConformance: [DiagnosticCode] = [
    .notADecision
  ]
}
