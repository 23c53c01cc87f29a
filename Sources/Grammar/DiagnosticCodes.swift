public import SourceText

/// What can be wrong with documents of bayplan's own.
extension DiagnosticCode {
  public static let unknownKey = DiagnosticCode("unknown-key", "a document of bayplan's own has no such key")
  public static let missingKey = DiagnosticCode("missing-key", "a key that must be there is not")
  public static let saysNothing = DiagnosticCode("says-nothing", "a value is empty, or names nothing")
  public static let contradiction = DiagnosticCode("contradiction", "keys say the same, or exclude each other")
  public static let unusableWord = DiagnosticCode("unusable-word", "a word or a number means nothing in its place")

  /// All that ``Grammar`` tells of.
  public static let ofGrammar: [DiagnosticCode] = [
    .unknownKey, .missingKey, .saysNothing, .contradiction, .unusableWord,
  ]
}
