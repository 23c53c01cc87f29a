import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Reports a field that its type does not have, with the one that was probably meant.
  mutating func unknownField(_ entry: YAMLEntry, among fields: [String]) {
    let key = entry.key.text
    error(.unknownField, at: entry.keyRange, unknownFieldText(key, among: fields), field: key)
  }

  func unknownFieldText(_ key: String, among fields: [String]) -> String {
    let advice =
      Spelling.nearest(to: key, among: fields).map { "did you mean \"\($0)\"?" }
      ?? "remove it; the fields here are \(fields.joined(separator: ", "))"
    return "unknown field \"\(key)\"; \(advice)"
  }

  /// An error of the API's type "Invalid value", in its words.
  mutating func invalid(_ entry: YAMLEntry, _ path: String, _ value: String, _ detail: String) {
    refuse(.invalidValue, at: entry.value.range, path, "\(value): \(detail)")
  }

  /// An error of one of the API's types, in its words: `profiles[0].schedulerName: Required value`.
  mutating func refuse(_ code: DiagnosticCode, at range: SourceRange, _ field: String, _ detail: String = "") {
    error(code, at: range, "\(field): \(code.words)\(detail.isEmpty ? "" : ": \(detail)")", field: field)
  }
}

extension DiagnosticCode {
  /// What the API server calls such an error.
  fileprivate var words: String {
    switch self {
    case .requiredValue: "Required value"
    case .unsupportedValue: "Unsupported value"
    case .duplicateValue: "Duplicate value"
    case .forbiddenValue: "Forbidden"
    default: "Invalid value"
    }
  }
}
