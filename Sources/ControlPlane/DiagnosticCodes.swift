public import SourceText

/// What keeps a run from being played.
extension DiagnosticCode {
  public static let tooManyPods = DiagnosticCode("too-many-pods", "more pods are wanted than can be played")
  public static let duplicateObject = DiagnosticCode("duplicate-object", "an object stands twice in the input")
  public static let refusedConfiguration = DiagnosticCode(
    "refused-configuration", "kube-scheduler would not start with the configuration")

  /// All that ``ControlPlane`` tells of.
  public static let ofControlPlane: [DiagnosticCode] = [
    .tooManyPods, .duplicateObject, .refusedConfiguration,
  ]
}
