import Expectations
import SourceText
import Symbols
import YAML

/// Puts the values of one row of a matrix in the place of `$(name)`; `$$(` is a `$(` that stays.
struct Placeholders {
  let row: Matrix.Row
  /// Names that were used.
  private(set) var used: Set<String> = []
  private(set) var problems: [Diagnostic] = []
  private(set) var allowance: MatrixAllowance
  /// Whether the values are more than a test may hold; nothing is filled in any more then.
  private(set) var isExhausted = false

  init(_ row: Matrix.Row, _ allowance: MatrixAllowance) {
    self.row = row
    self.allowance = allowance
  }

  /// A value where it may still be put in.
  mutating func admitted(_ value: String, at range: SourceRange) -> String {
    if isExhausted { return "" }
    if allowance.admits(value) { return value }
    isExhausted = true
    problems = [
      .error(
        .inputTooLarge, at: range,
        "the values of matrix add more than \(MatrixAllowance.maximumText) bytes to the tests up to here, "
          + "shorten them or split the matrix")
    ]
    return ""
  }

  /// The document without its matrix, filled in.
  mutating func fill(_ document: YAMLDraft) -> YAMLDraft {
    guard case .mapping(let entries) = document.content else { return document }
    return YAMLDraft(
      .mapping(
        entries.map { entry in
          var entry = entry
          if entry.key != "matrix" { entry.value = filled(entry.value) }
          return entry
        }), at: document)
  }

  private mutating func filled(_ draft: YAMLDraft) -> YAMLDraft {
    switch draft.content {
    case .sequence(let items): return YAMLDraft(.sequence(items.map { filled($0) }), at: draft)
    case .mapping(let entries):
      return YAMLDraft(
        .mapping(
          entries.map { entry in
            let key = text(entry.key.text, at: entry.keyRange)
            return YAMLDraft.Entry(key: Symbol(key), keyRange: entry.keyRange, value: filled(entry.value))
          }), at: draft)
    case .scalar(let scalar, let isPlain):
      // A value that fills the whole scalar stays a number or a truth value.
      if let name = Self.onlyName(in: scalar), let value = row[name] {
        used.insert(name)
        let text = admitted(value.text ?? "", at: draft.range)
        return isExhausted ? YAMLDraft(.scalar(text, isPlain: false), at: draft) : YAMLDraft(value.content, at: draft)
      }
      return YAMLDraft(.scalar(text(scalar, at: draft.range), isPlain: isPlain), at: draft)
    }
  }

  private mutating func text(_ text: String, at range: SourceRange) -> String {
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      if rest.hasPrefix("$$(") {
        result += "$("
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("$(") {
        // Without an end here there is none behind it either.
        guard let end = rest.firstIndex(of: ")") else { break }
        result += value(of: String(rest.dropFirst(2).prefix(upTo: end)), at: range)
        rest = rest[rest.index(after: end)...]
      } else {
        result += "$"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private mutating func value(of name: String, at range: SourceRange) -> String {
    if let value = row[name] {
      used.insert(name)
      return admitted(value.text ?? "", at: range)
    }
    let names = row.values.map(\.name)
    let cure =
      Spelling.nearest(to: name, among: names).map { "did you mean $(\($0))?" }
      ?? "it has \(names.joined(separator: ", ")); write $$(\(name)) for the text itself"
    problems.append(.error(.unknownValue, at: range, "matrix has no '\(name)', \(cure)"))
    return ""
  }

  private static func onlyName(in text: String) -> String? {
    guard text.hasPrefix("$("), text.firstIndex(of: ")") == text.indices.last else { return nil }
    return String(text.dropFirst(2).dropLast())
  }
}
