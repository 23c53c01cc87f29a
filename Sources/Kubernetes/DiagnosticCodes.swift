public import SourceText

/// What can be wrong with objects and configurations.
extension DiagnosticCode {
  public static let notAnObject = DiagnosticCode("not-an-object", "a document is no Kubernetes object")
  public static let missingKind = DiagnosticCode("missing-kind", "apiVersion or kind is missing")
  public static let removedVersion = DiagnosticCode(
    "removed-version", "a version of the past is read as the one of today")
  public static let unknownVersion = DiagnosticCode(
    "unknown-version", "the kind is not in that version, or the version is not read")
  public static let missingName = DiagnosticCode("missing-name", "an object has no name")
  public static let wrongType = DiagnosticCode("wrong-type", "a value is of another type than its place asks for")
  public static let outOfRange = DiagnosticCode("out-of-range", "a number is too small or too large for its place")
  public static let invalidQuantity = DiagnosticCode("invalid-quantity", "an amount cannot be read")
  public static let invalidTime = DiagnosticCode("invalid-time", "a point in time cannot be read")
  public static let invalidDuration = DiagnosticCode("invalid-duration", "a duration cannot be read")
  public static let unknownField = DiagnosticCode("unknown-field", "a type has no such field")
  public static let invalidValue = DiagnosticCode("invalid-value", "a value may not stand there")
  public static let requiredValue = DiagnosticCode("required-value", "a field that must be there is not")
  public static let unsupportedValue = DiagnosticCode(
    "unsupported-value", "a word is none of those that may stand there")
  public static let duplicateValue = DiagnosticCode("duplicate-value", "a value stands twice where it may stand once")
  public static let forbiddenValue = DiagnosticCode("forbidden-value", "a field may not be there")
  public static let wrongArguments = DiagnosticCode(
    "wrong-arguments", "the arguments of a plugin are of another kind, or lack what it cannot run without")

  /// All that ``Kubernetes`` tells of.
  public static let ofKubernetes: [DiagnosticCode] = [
    .notAnObject, .missingKind, .removedVersion, .unknownVersion, .missingName, .wrongType, .outOfRange,
    .invalidQuantity, .invalidTime, .invalidDuration, .unknownField, .invalidValue, .requiredValue, .unsupportedValue,
    .duplicateValue, .forbiddenValue, .wrongArguments,
  ]
}
