import Kubernetes
import SourceText
import Symbols
import YAML

extension RuleSet {
  /// - Parameter labels: the pod's own labels.
  mutating func affinity(_ affinity: Field, labels: Field, isPod: Bool) {
    guard affinity.exists else { return }
    let node = affinity["nodeAffinity"]
    let required = node["requiredDuringSchedulingIgnoredDuringExecution"]
    if required.exists { nodeSelector(required) }
    for item in node["preferredDuringSchedulingIgnoredDuringExecution"].items {
      weight(item["weight"])
      nodeSelectorTerm(item["preference"], checksValues: false)
    }
    for kind: StaticString in ["podAffinity", "podAntiAffinity"] where affinity[kind].exists {
      for term in affinity[kind]["requiredDuringSchedulingIgnoredDuringExecution"].items {
        podAffinityTerm(term, labels: labels, isPod: isPod)
      }
      for item in affinity[kind]["preferredDuringSchedulingIgnoredDuringExecution"].items {
        weight(item["weight"])
        podAffinityTerm(item["podAffinityTerm"], labels: labels, isPod: isPod)
      }
    }
  }

  private mutating func weight(_ field: Field) {
    let weight = field.integer ?? 0
    if !(1...100).contains(weight) { invalid(field, String(weight), "must be in the range 1-100") }
  }

  mutating func nodeSelector(_ selector: Field) {
    let terms = selector["nodeSelectorTerms"]
    if terms.count == 0 { required(terms, "must have at least one node selector term") }
    for term in terms.items { nodeSelectorTerm(term, checksValues: true) }
  }

  private mutating func nodeSelectorTerm(_ term: Field, checksValues: Bool) {
    for expression in term["matchExpressions"].items {
      let (comparison, values) = (expression["operator"], expression["values"])
      switch comparison.text {
      case "Gt", "Lt":
        if values.count != 1 { required(values, "must be specified single value when `operator` is 'Lt' or 'Gt'") }
      default: setOperator(comparison, values, allowed: ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"])
      }
      labelKey(expression["key"])
      if checksValues { labelValues(values) }
    }
    for requirement in term["matchFields"].items { fieldRequirement(requirement) }
  }

  private mutating func fieldRequirement(_ requirement: Field) {
    let (key, comparison, values) = (requirement["key"], requirement["operator"], requirement["values"])
    if comparison.isOne(of: ["In", "NotIn"]) {
      if values.count != 1 {
        required(values, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
      }
    } else {
      invalidOperator(comparison, ["In", "NotIn"])
    }
    if key.isText("metadata.name") {
      for value in values.items { faults(value, .subdomain) }
    } else {
      invalid(key, nil, "not a valid field selector key", advice: "only metadata.name is")
    }
  }

  private mutating func podAffinityTerm(_ term: Field, labels: Field, isPod: Bool) {
    labelSelector(term["labelSelector"])
    labelSelector(term["namespaceSelector"])
    for namespace in term["namespaces"].items {
      // Q: singular, without an index.
      faults(namespace.named(term.path.child("namespace")), .label)
    }
    labelKeys(term, "matchLabelKeys")
    labelKeys(term, "mismatchLabelKeys")
    let mismatched = Set(term["mismatchLabelKeys"].items.map(\.text))
    for key in term["matchLabelKeys"].items where mismatched.contains(key.text) {
      invalid(key, nil, "exists in both matchLabelKeys and mismatchLabelKeys")
    }
    overlap(term, "matchLabelKeys", labels: labels, isPod: isPod)
    overlap(term, "mismatchLabelKeys", labels: labels, isPod: isPod)
    let topologyKey = term["topologyKey"]
    if topologyKey.isEmptyText { required(topologyKey, "can not be empty") }
    labelKey(topologyKey)
  }

  // MARK: Label selectors

  mutating func labelSelector(_ selector: Field) {
    guard selector.exists else { return }
    labels(selector["matchLabels"])
    for expression in selector["matchExpressions"].items {
      setOperator(expression["operator"], expression["values"], allowed: ["In", "NotIn", "Exists", "DoesNotExist"])
      labelKey(expression["key"])
      labelValues(expression["values"])
    }
  }

  private mutating func setOperator(_ comparison: Field, _ values: Field, allowed: [String]) {
    switch comparison.text {
    case "In", "NotIn":
      if values.count == 0 { required(values, "must be specified when `operator` is 'In' or 'NotIn'") }
    case "Exists", "DoesNotExist":
      if values.count > 0 { forbidden(values, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'") }
    default: invalidOperator(comparison, allowed)
    }
  }

  private mutating func invalidOperator(_ comparison: Field, _ allowed: [String]) {
    let near = Spelling.nearest(to: comparison.text, among: allowed)
    let advice = near.map { "did you mean \($0)?" } ?? "it is one of \(allowed.joined(separator: ", "))"
    invalid(comparison, nil, "not a valid selector operator", advice: advice)
  }

  private mutating func labelValues(_ values: Field) {
    for value in values.items where value.exists && !value.node.withUTF8(NameText.isLabelValue) {
      for fault in NameText.labelValueFaults(value.text) { invalid(value, nil, fault) }
    }
  }

  // MARK: Keys whose values come from the pod

  /// `matchLabelKeys` and `mismatchLabelKeys` stand beside a selector only.
  mutating func labelKeys(_ owner: Field, _ name: StaticString) {
    let keys = owner[name]
    if keys.count == 0 { return }
    if !owner["labelSelector"].exists { return forbidden(keys, "must not be specified when labelSelector is not set") }
    for key in keys.items { labelKey(key) }
  }

  /// The keys are merged into the selector of a pod that has such labels; the API server then sees those twice that
  /// stood there before. Nothing is merged in templates. Q: the index stands behind the term.
  mutating func overlap(_ owner: Field, _ name: StaticString, labels: Field, isPod: Bool) {
    let selector = owner["labelSelector"]
    guard isPod, selector.exists, owner[name].count > 0 else { return }
    let selected =
      selector["matchLabels"].entries.map(\.key.text) + selector["matchExpressions"].items.map { $0["key"].text }
    let own = Set(labels.entries.map(\.key.text))
    func isTwice(_ key: String) -> Bool {
      let count = selected.count { $0 == key }
      return isPrepared ? count > 1 : count > 0 && own.contains(key)
    }
    for (i, key) in owner[name].items.enumerated() where isTwice(key.text) {
      invalid(key.named(owner.path.index(i)), nil, "exists in both \(name) and labelSelector")
    }
  }
}
