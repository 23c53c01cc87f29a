import SourceText

/// What keeps a command from doing its work.
extension DiagnosticCode {
  static let unusableInput = DiagnosticCode("unusable-input", "a command cannot use its input")
  static let notMetrics = DiagnosticCode("not-metrics", "a file holds no metrics")
  static let withoutEffect = DiagnosticCode(
    "without-effect", "an object of the input has no effect where it stands")
  static let missingManifest = DiagnosticCode(
    "missing-manifest", "a path of the configuration leads to no manifest")

  /// All that the program itself tells of.
  static let ofBayplan: [DiagnosticCode] = [
    .unusableInput, .notMetrics, .withoutEffect, .missingManifest,
  ]
}
