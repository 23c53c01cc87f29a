public import SourceText

/// What can be wrong with what files hold.
extension DiagnosticCode {
  public static let wrongObjectCount = DiagnosticCode(
    "wrong-object-count", "a file holds none, or several, of what there must be one of")

  /// All that ``Loading`` tells of.
  public static let ofLoading: [DiagnosticCode] = [
    .wrongObjectCount
  ]
}
