import Kubernetes
import SourceText

extension RuleSet {
  static let effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"]

  mutating func tolerations(_ list: Field) {
    for item in list.items {
      let (key, value) = (item["key"], item["value"])
      let (comparison, effect) = (item["operator"], item["effect"])
      if !key.isEmptyText { labelKey(key) }
      if key.isEmptyText, !comparison.isText("Exists") {
        invalid(
          comparison, nil,
          "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
      }
      if item["tolerationSeconds"].exists, !effect.isText("NoExecute") {
        invalid(effect, nil, "effect must be 'NoExecute' when `tolerationSeconds` is set")
      }
      switch comparison.text {
      case "Equal", "":
        let faults = NameText.labelValueFaults(value.text)
        // Q: the path is the operator's, here and below.
        if !faults.isEmpty { invalid(value.named(comparison.path), nil, faults.joined(separator: ";")) }
      case "Exists":
        if !value.isEmptyText {
          invalid(value.named(comparison.path), nil, "value must be empty when `operator` is 'Exists'")
        }
      case "Gt", "Lt":
        // Q: they stand in the list although a gate that is off by default is what would allow them.
        notSupported(
          comparison, ["Equal", "Exists", "Lt", "Gt"], gate: "TaintTolerationComparisonOperators")
      default: notSupported(comparison, ["Equal", "Exists"])
      }
      if !effect.isEmptyText { word(effect, Self.effects) }
    }
  }

  mutating func topologySpread(_ list: Field, labels: Field, isPod: Bool) {
    let constraints = list.items
    for (i, constraint) in constraints.enumerated() {
      let skew = constraint["maxSkew"]
      if skew.integer ?? 0 <= 0 { invalid(skew, String(skew.integer ?? 0), "must be greater than zero") }
      let (topologyKey, action) = (constraint["topologyKey"], constraint["whenUnsatisfiable"])
      if topologyKey.isEmptyText { required(topologyKey, "can not be empty") }
      if !action.isOne(of: ["DoNotSchedule", "ScheduleAnyway"]) {
        notSupported(action, ["DoNotSchedule", "ScheduleAnyway"])
      }
      for later in constraints[(i + 1)...]
      where later["topologyKey"].text == topologyKey.text && later["whenUnsatisfiable"].text == action.text {
        duplicate(
          topologyKey.named(constraint.path.child("{topologyKey, whenUnsatisfiable}")),
          GoText.quoted("{\(topologyKey.text), \(action.text)}"))
      }
      minDomains(constraint["minDomains"], action)
      word(constraint["nodeAffinityPolicy"], ["Honor", "Ignore"])
      word(constraint["nodeTaintsPolicy"], ["Honor", "Ignore"])
      labelKeys(constraint, "matchLabelKeys")
      overlap(constraint, "matchLabelKeys", labels: labels, isPod: isPod)
      labelSelector(constraint["labelSelector"])
    }
  }

  private mutating func minDomains(_ field: Field, _ action: Field) {
    guard let count = field.integer else { return }
    if count <= 0 { invalid(field, String(count), "must be greater than zero") }
    if !action.isText("DoNotSchedule") {
      invalid(
        field, String(count), "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action.text)")
    }
  }
}
