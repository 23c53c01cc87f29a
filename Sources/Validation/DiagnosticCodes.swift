public import SourceText

/// What the API server would say.
extension DiagnosticCode {
  public static let refusedByServer = DiagnosticCode("refused-by-server", "the API server would refuse the object")
  public static let refusalsCounted = DiagnosticCode(
    "refusals-counted", "the API server would refuse so much, which was not asked for")

  /// All that ``Validation`` tells of.
  public static let ofValidation: [DiagnosticCode] = [
    .refusedByServer, .refusalsCounted,
  ]
}
