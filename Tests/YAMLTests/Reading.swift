import SourceText
import Symbols
import YAML

/// Reads a text as a file named `f.yaml`.
func read(_ text: String, limits: YAMLLimits = .standard) -> YAMLFile {
  read(Array(text.utf8), limits: limits)
}

func read(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> YAMLFile {
  YAMLReader.read(SourceMap().add(path: "f.yaml", bytes: bytes), limits: limits)
}

extension YAMLFile {
  /// The diagnostics as a user sees them, without the path.
  var messages: [String] {
    diagnostics.map { diagnostic in
      let at = file.location(at: diagnostic.range.start)
      return "\(at.line):\(at.column): \(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }

  /// The documents as compact JSON of a kind: plain scalars as they resolve, others in quotes.
  var outlines: [String] { documents.map(\.root.outline) }

  /// `line:column-line:column` of a node.
  func place(_ node: YAMLNode?) -> String {
    guard let node else { return "nowhere" }
    return place(node.range)
  }

  func place(_ range: SourceRange) -> String {
    let start = file.location(at: range.start)
    let end = file.location(at: range.end)
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }
}

extension YAMLNode {
  var outline: String {
    switch kind {
    case .mapping: "{" + entries.map { "\($0.key.text): \($0.value.outline)" }.joined(separator: ", ") + "}"
    case .sequence: "[" + items.map(\.outline).joined(separator: ", ") + "]"
    case .scalar:
      switch scalar {
      case .null: "null"
      case .bool(let value): "\(value)"
      case .integer(let value): "\(value)"
      case .unsigned(let value): "\(value)u"
      case .float(let value): "\(value)f"
      case .string: "'\(text)'"
      }
    }
  }
}
