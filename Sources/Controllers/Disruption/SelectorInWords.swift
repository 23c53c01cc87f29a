import Store
import Symbols

/// A label selector as the disruption controller's events print it.
enum SelectorInWords {
  static func text(_ selector: Value) -> String {
    let labels = selector["matchLabels"].entries.map { "\($0.key.text): \($0.value.text)," }.joined()
    let expressions = selector["matchExpressions"].items.map { item in
      let values = item["values"].items.map(\.text).joined(separator: " ")
      let parts = "Key:\(item["key"].text),Operator:\(item["operator"].text),Values:[\(values)],"
      return "LabelSelectorRequirement{\(parts)},"
    }.joined()
    let lists = "MatchLabels:map[string]string{\(labels)},MatchExpressions:[]LabelSelectorRequirement{\(expressions)},"
    return "&LabelSelector{\(lists)}"
  }
}
