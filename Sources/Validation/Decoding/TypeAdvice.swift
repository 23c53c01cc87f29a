import Kinds
import Kubernetes
import YAML

/// What to write instead of a value of the wrong type.
enum TypeAdvice {
  static func text(for node: YAMLNode, _ type: ValueType) -> String {
    guard node.kind == .scalar else { return type.form == .list ? "start each entry with \"- \"" : "" }
    // Long texts make no good advice.
    guard node.withUTF8({ $0.count <= 64 && !$0.contains(0x0A) }) else { return "" }
    let text = node.text
    switch type.form {
    case .string, .time, .microTime: return "quote it: \"\(text)\""
    case .int32, .int64:
      if Int64(text) != nil, !node.isPlain { return "leave out the quotes: \(text)" }
      return "write a whole number"
    case .bool where text == "true" || text == "false": return "leave out the quotes: \(text)"
    default: return ""
    }
  }
}

/// What to write instead of a text that is no quantity.
enum QuantityAdvice {
  static func text(for node: YAMLNode) -> String {
    let text = node.text
    guard text.utf8.count <= 32, let end = text.firstIndex(where: { $0.isLetter || $0 == " " }) else { return "" }
    let number = text[..<end]
    guard let first = text[end...].first(where: { $0 != " " }), (try? Quantity(String(number))) != nil else {
      return ""
    }
    let suffix = text[end...].drop { $0 == " " }.lowercased()
    if first == "k" || first == "K", !suffix.contains("i") { return "did you mean \(number)k or \(number)Ki?" }
    for unit in ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    where suffix == unit.lowercased() || suffix == unit.lowercased() + "b" {
      return "did you mean \(number)\(unit)?"
    }
    for unit in ["M", "G", "T", "P"] where suffix == unit.lowercased() + "b" || suffix == unit.lowercased() {
      return "did you mean \(number)\(unit) or \(number)\(unit)i?"
    }
    return ""
  }
}
