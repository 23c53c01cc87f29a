import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Reports a field that its type does not have, with the one that was probably meant.
  mutating func unknownField(_ entry: YAMLEntry, among fields: [String]) {
    error(at: entry.keyRange, unknownFieldText(entry.key.text, among: fields))
  }

  func unknownFieldText(_ key: String, among fields: [String]) -> String {
    let advice =
      Spelling.nearest(to: key, among: fields).map { "did you mean \"\($0)\"?" }
      ?? "remove it; the fields here are \(fields.joined(separator: ", "))"
    return "unknown field \"\(key)\"; \(advice)"
  }

  /// An error of the API's type "Invalid value", in its words.
  mutating func invalid(_ entry: YAMLEntry, _ path: String, _ value: String, _ detail: String) {
    error(at: entry.value.range, "\(path): Invalid value: \(value): \(detail)")
  }
}
