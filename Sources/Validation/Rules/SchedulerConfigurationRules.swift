import Kubernetes
import SourceText
import YAML

/// KubeSchedulerConfigurations: what the decoder of configurations finds, as validation errors.
enum SchedulerConfigurationRules {
  static func errors(of root: YAMLNode) -> [ValidationError] {
    let decoded = ManifestDecoder.decode(YAMLFile(root))
    return decoded.diagnostics.filter { $0.severity == .error }.map(error)
  }

  private static let kinds: [DiagnosticCode: ValidationError.Kind] = [
    .invalidValue: .invalid, .requiredValue: .required, .unsupportedValue: .notSupported, .duplicateValue: .duplicate,
    .forbiddenValue: .forbidden,
  ]

  /// What the API server has a type of error for is of that type, other things are of decoding.
  private static func error(_ diagnostic: Diagnostic) -> ValidationError {
    let position = diagnostic.range.position
    if let kind = kinds[diagnostic.code] {
      return ValidationError(kind, field: diagnostic.field, message: diagnostic.message, at: position)
    }
    guard diagnostic.code == .unknownField else {
      return ValidationError(.decoding, "", diagnostic.message, at: position)
    }
    // What follows the fault and a semicolon is bayplan's own.
    let fault = "unknown field \"\(diagnostic.field)\""
    return ValidationError(
      .strictDecoding, "", fault, at: position, advice: String(diagnostic.message.dropFirst(fault.count + 2)))
  }
}
