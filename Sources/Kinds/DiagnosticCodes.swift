public import SourceText

/// What can be wrong with patches.
extension DiagnosticCode {
  public static let invalidPatch = DiagnosticCode("invalid-patch", "a patch cannot be applied, or is none")

  /// All that ``Kinds`` tells of.
  public static let ofKinds: [DiagnosticCode] = [
    .invalidPatch
  ]
}
