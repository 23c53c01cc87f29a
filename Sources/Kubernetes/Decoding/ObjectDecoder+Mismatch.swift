import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// Reports a value of the wrong type: what must stand there, what does, and the cure where there is one.
  ///
  /// - Parameter subject: what should have been so.
  mutating func mismatch(_ node: YAMLNode, _ subject: String, _ wanted: WantedType) {
    let found = "\(Self.description(of: node))\(Self.cure(for: node, wanted))"
    error(.wrongType, at: node.range, "\(subject) must be \(wanted.rawValue), but this is \(found)")
  }

  /// What must stand in a place, in words.
  enum WantedType: String {
    case string = "a string"
    case strings = "strings"
    case listOfStrings = "a list of strings"
    case boolean = "true or false"
    case integer = "an integer"
    case mapping = "a mapping"
    case list = "a list"
    case quantity = "a quantity"
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

  private static func cure(for node: YAMLNode, _ wanted: WantedType) -> String {
    guard node.kind == .scalar else { return wanted == .list ? "; start each entry with \"- \"" : "" }
    // Long texts make no good advice.
    guard node.withUTF8({ $0.count <= 64 && !$0.contains(0x0A) }) else { return "" }
    let text = node.text
    switch wanted {
    case .string, .strings, .listOfStrings: return "; quote it: \"\(text)\""
    case .integer:
      guard case .string = node.scalar else { return "; write a whole number, not \(text)" }
      return Int64(text) == nil ? "; write a whole number, not \"\(text)\"" : "; leave out the quotes: \(text)"
    case .boolean: return text == "true" || text == "false" ? "; leave out the quotes: \(text)" : ""
    case .mapping, .list, .quantity: return ""
    }
  }
}
