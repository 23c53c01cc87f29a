import Kubernetes
import SourceText
import YAML

/// KubeSchedulerConfigurations: what the decoder of configurations finds, as validation errors.
enum SchedulerConfigurationRules {
  static func errors(of root: YAMLNode) -> [ValidationError] {
    let decoded = ManifestDecoder.decode(YAMLFile(root))
    return decoded.diagnostics.filter { $0.severity == .error }.map(error)
  }

  /// Messages in the API server's words are taken apart, others are of decoding.
  private static func error(_ diagnostic: Diagnostic) -> ValidationError {
    let marks: [(String, ValidationError.Kind)] = [
      (": Invalid value: ", .invalid), (": Required value", .required), (": Unsupported value: ", .notSupported),
      (": Duplicate value: ", .duplicate), (": Forbidden: ", .forbidden), (": Not found: ", .notFound),
    ]
    for (mark, kind) in marks {
      let text = diagnostic.message
      guard let start = text.firstRange(of: mark) else { continue }
      return ValidationError(
        kind, field: String(text[..<start.lowerBound]), message: text, at: diagnostic.range.position)
    }
    if diagnostic.message.hasPrefix("unknown field ") {
      let parts = diagnostic.message.split(separator: ";", maxSplits: 1)
      return ValidationError(
        .strictDecoding, "", String(parts[0]), at: diagnostic.range.position,
        advice: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
    return ValidationError(.decoding, "", diagnostic.message, at: diagnostic.range.position)
  }
}

extension String {
  /// Where `text` first stands.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
