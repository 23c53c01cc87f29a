import Kubernetes
import SourceText

extension RuleSet {
  mutating func priorityClass(_ priorityClass: Field) {
    metadata(priorityClass["metadata"], name: .subdomain, isNamespaced: false)
    let name = priorityClass["metadata"]["name"]
    let field = priorityClass["value"]
    let value = field.integer ?? 0
    if name.text.hasPrefix("system-") {
      let known: [String: Int64] = ["system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000]
      var why: String?
      if let fixed = known[name.text] {
        if value != fixed { why = "value of \(name.text) PriorityClass must be \(fixed)" }
        if priorityClass["globalDefault"].isTrue {
          why = why ?? "globalDefault of \(name.text) PriorityClass must be false"
        }
      } else {
        why = "\(name.text) is not a known system priority class"
      }
      if let why {
        forbidden(
          name, "priority class names with 'system-' prefix are reserved for system use only. error: \(why)")
      }
    } else if value > 1_000_000_000 {
      forbidden(field, "maximum allowed value of a user defined priority is 1000000000")
    }
    word(priorityClass["preemptionPolicy"], ["PreemptLowerPriority", "Never"])
  }

  mutating func podDisruptionBudget(_ budget: Field) {
    metadata(budget["metadata"], name: .subdomain, isNamespaced: true)
    let spec = budget["spec"]
    let available = IntOrPercent(spec["minAvailable"])
    let unavailable = IntOrPercent(spec["maxUnavailable"])
    let policy = spec["unhealthyPodEvictionPolicy"]
    if available.field.exists, unavailable.field.exists {
      let value =
        "{\"MinAvailable\":\(available.json),\"Selector\":\(LabelSelectorText.json(spec["selector"])),"
        + "\"MaxUnavailable\":\(unavailable.json),"
        + "\"UnhealthyPodEvictionPolicy\":\(policy.exists ? GoText.json(policy.text) : "null")}"
      invalid(spec, value, "minAvailable and maxUnavailable cannot be both set")
    }
    for number in [available, unavailable] {
      nonNegative(number)
      notAboveHundredPercent(number)
    }
    labelSelector(spec["selector"])
    if !policy.isEmptyText { word(policy, ["AlwaysAllow", "IfHealthyBudget"]) }
  }
}
