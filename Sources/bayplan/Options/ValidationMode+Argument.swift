import ArgumentParser
import Validation

extension ValidationMode {
  /// The value of `--validate` and `--validate-cluster`.
  static func parse(_ text: String) throws -> ValidationMode {
    guard let mode = ValidationMode(rawValue: text) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw ArgumentParser.ValidationError("'\(text)' is no way to validate: it is one of \(names).")
    }
    return mode
  }
}
