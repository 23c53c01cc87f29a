import Store
import Symbols

/// A label selector as messages print it.
enum SelectorDump {
  static func text(_ selector: Value) -> String {
    guard case .mapping = selector else { return "nil" }
    let labels = selector["matchLabels"].entries.map { "\($0.key.text): \($0.value.text)," }.joined()
    let expressions = selector["matchExpressions"].items.map { expression in
      let values = expression["values"].items.map(\.text).joined(separator: " ")
      let rule = "Key:\(expression["key"].text),Operator:\(expression["operator"].text),Values:[\(values)],"
      return "LabelSelectorRequirement{\(rule)},"
    }.joined()
    let list = "[]LabelSelectorRequirement{\(expressions)}"
    return "&LabelSelector{MatchLabels:map[string]string{\(labels)},MatchExpressions:\(list),}"
  }
}
