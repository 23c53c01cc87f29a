import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Reports a value of the wrong type: what must stand there, what does, and the cure where there is one.
  mutating func mismatch(_ node: YAMLNode, _ rule: String) {
    error(at: node.range, "\(rule), but this is \(Self.description(of: node))\(Self.cure(for: node, rule))")
  }

  private static func description(of node: YAMLNode) -> String {
    switch node.kind {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .scalar: break
    }
    return switch node.scalar {
    case .null: "null"
    case .bool: "a boolean"
    case .integer, .unsigned, .float: "a number"
    case .string: "a string"
    }
  }

  private static func cure(for node: YAMLNode, _ rule: String) -> String {
    guard node.kind == .scalar else {
      return rule.hasSuffix("must be a list") ? "; start each entry with \"- \"" : ""
    }
    // Long texts make no good advice.
    guard node.withUTF8({ $0.count <= 64 && !$0.contains(0x0A) }) else { return "" }
    let text = node.text
    if rule.hasSuffix("string") || rule.hasSuffix("strings") {
      return "; quote it: \"\(text)\""
    }
    if rule.hasSuffix("must be an integer") {
      if case .string = node.scalar {
        return Int64(text) == nil ? "; write a whole number, not \"\(text)\"" : "; leave out the quotes: \(text)"
      }
      return "; write a whole number, not \(text)"
    }
    if rule.hasSuffix("must be true or false"), text == "true" || text == "false" {
      return "; leave out the quotes: \(text)"
    }
    return ""
  }
}
