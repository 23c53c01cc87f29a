import SourceText
import Symbols

/// A label selector as Go's JSON encoder prints it, and whether it matches.
enum LabelSelectorText {
  static func json(_ selector: Field) -> String {
    guard selector.exists else { return "null" }
    var parts: [String] = []
    let labels = selector["matchLabels"]
    if labels.count > 0 {
      parts.append("\"matchLabels\":" + GoText.json(labels.entries.map { (key: $0.key.text, value: $0.value.text) }))
    }
    let expressions = selector["matchExpressions"].items
    if !expressions.isEmpty {
      parts.append("\"matchExpressions\":[" + expressions.map(json(expression:)).joined(separator: ",") + "]")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }

  private static func json(expression: Field) -> String {
    var text =
      "{\"key\":\(GoText.json(expression["key"].text)),\"operator\":\(GoText.json(expression["operator"].text))"
    if expression["values"].count > 0 { text += ",\"values\":\(RuleSet.listText(expression["values"]))" }
    return text + "}"
  }

  static func isEmpty(_ selector: Field) -> Bool {
    selector["matchLabels"].count + selector["matchExpressions"].count == 0
  }

  /// Whether the API machinery can make a selector of it.
  static func isUsable(_ selector: Field) -> Bool {
    var rules = RuleSet()
    rules.labelSelector(selector)
    return rules.errors.isEmpty
  }

  /// - Parameter labels: a map of labels.
  static func matches(_ selector: Field, _ labels: Field) -> Bool {
    guard selector.exists else { return false }
    let own = Dictionary(labels.entries.map { ($0.key.text, $0.value.text) }) { first, _ in first }
    let hasLabels = selector["matchLabels"].entries.allSatisfy { own[$0.key.text] == $0.value.text }
    return hasLabels
      && selector["matchExpressions"].items.allSatisfy { expression in
        let value = own[expression["key"].text]
        let values = expression["values"].items.map(\.text)
        switch expression["operator"].text {
        case "In": return value.map { values.contains($0) } ?? false
        case "NotIn": return value.map { !values.contains($0) } ?? true
        case "Exists": return value != nil
        default: return value == nil
        }
      }
  }
}
