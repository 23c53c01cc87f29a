public import SourceText

/// What can be wrong with files.
extension DiagnosticCode {
  public static let unusablePath = DiagnosticCode(
    "unusable-path", "a path or a program that the input names gives nothing to read")

  /// All that ``Input`` tells of.
  public static let ofInput: [DiagnosticCode] = [
    .unusablePath
  ]
}
