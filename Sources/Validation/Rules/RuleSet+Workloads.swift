import SourceText
import Symbols

extension RuleSet {
  mutating func deployment(_ deployment: Field) {
    metadata(deployment["metadata"], name: .subdomain, isNamespaced: true)
    let spec = deployment["spec"]
    nonNegative(spec["replicas"])
    selectorAndTemplate(spec, emptyName: "deployment", limitName: "ReplicaSet")
    deploymentStrategy(spec["strategy"])
    nonNegative(spec["minReadySeconds"])
    nonNegative(spec["revisionHistoryLimit"])
    let deadline = spec["progressDeadlineSeconds"]
    nonNegative(deadline)
    let seconds = deadline.integer ?? 600
    if seconds <= spec["minReadySeconds"].integer ?? 0 {
      invalid(deadline, String(seconds), "must be greater than minReadySeconds")
    }
    selectorUpdate(spec)
  }

  private mutating func selectorUpdate(_ spec: Field) {
    guard let old else { return }
    immutable(spec["selector"], old["spec"]["selector"], value: LabelSelectorText.json(spec["selector"]))
  }

  mutating func replicaSet(_ replicaSet: Field) {
    metadata(replicaSet["metadata"], name: .subdomain, isNamespaced: true)
    let spec = replicaSet["spec"]
    nonNegative(spec["replicas"])
    nonNegative(spec["minReadySeconds"])
    // Q: the text says deployment.
    selectorAndTemplate(spec, emptyName: "deployment", limitName: "ReplicaSet")
    selectorUpdate(spec)
  }

  mutating func replicationController(_ controller: Field) {
    metadata(controller["metadata"], name: longName, isNamespaced: true)
    let spec = controller["spec"]
    let template = spec["template"]
    if !isDeclared { nonNegative(spec["minReadySeconds"]) }
    let own = template["metadata"]["labels"]
    // An absent selector is the template's labels.
    if spec["selector"].count == 0, own.count == 0 { required(spec["selector"]) }
    if !isDeclared { nonNegative(spec["replicas"]) }
    if template.exists {
      let labels = Dictionary(own.entries.map { ($0.key.text, $0.value.text) }) { first, _ in first }
      if !spec["selector"].entries.allSatisfy({ labels[$0.key.text] == $0.value.text }) { mismatch(template) }
      podTemplate(template)
      restartsAlways(template, limitName: "ReplicationController")
    } else {
      required(template)
    }
    guard isDeclared else { return }
    declared { rules in
      rules.nonNegative(spec["replicas"])
      rules.nonNegative(spec["minReadySeconds"])
    }
  }

  mutating func daemonSet(_ daemonSet: Field) {
    metadata(daemonSet["metadata"], name: .subdomain, isNamespaced: true)
    let spec = daemonSet["spec"]
    let (selector, template) = (spec["selector"], spec["template"])
    labelSelector(selector)
    // Q: a missing selector is no error of its own, it matches nothing.
    if LabelSelectorText.isUsable(selector), !LabelSelectorText.matches(selector, template["metadata"]["labels"]) {
      mismatch(template)
    }
    if selector.exists, LabelSelectorText.isEmpty(selector) {
      invalid(selector, LabelSelectorText.json(selector), "empty selector is invalid for daemonset")
    }
    podTemplate(template)
    restartsAlways(template, limitName: "DaemonSet")
    nonNegative(spec["minReadySeconds"])
    daemonSetStrategy(spec["updateStrategy"])
    nonNegative(spec["revisionHistoryLimit"])
    selectorUpdate(spec)
  }

  // MARK: Selectors and templates

  private mutating func selectorAndTemplate(_ spec: Field, emptyName: String, limitName: String) {
    let (selector, template) = (spec["selector"], spec["template"])
    if selector.exists {
      labelSelector(selector)
      if LabelSelectorText.isEmpty(selector) {
        invalid(selector, LabelSelectorText.json(selector), "empty selector is invalid for \(emptyName)")
      }
    } else {
      required(selector)
    }
    guard LabelSelectorText.isUsable(selector) else {
      return invalid(selector, LabelSelectorText.json(selector), "invalid label selector")
    }
    let isEmpty = selector.exists && LabelSelectorText.isEmpty(selector)
    if !isEmpty, !LabelSelectorText.matches(selector, template["metadata"]["labels"]) { mismatch(template) }
    podTemplate(template)
    restartsAlways(template, limitName: limitName)
  }

  mutating func mismatch(_ template: Field) {
    let labels = template["metadata"]["labels"]
    let value = labels.exists ? GoText.json(labels.entries.map { (key: $0.key.text, value: $0.value.text) }) : "null"
    invalid(labels, value, "`selector` does not match template `labels`")
  }

  mutating func restartsAlways(_ template: Field, limitName: String) {
    let policy = template["spec"]["restartPolicy"]
    if !policy.isEmptyText, !policy.isText("Always") { notSupported(policy, ["Always"]) }
    let deadline = template["spec"]["activeDeadlineSeconds"]
    if deadline.exists { forbidden(deadline, "activeDeadlineSeconds in \(limitName) is not Supported") }
  }

  // MARK: Updates

  private mutating func deploymentStrategy(_ strategy: Field) {
    let (type, update) = (strategy["type"], strategy["rollingUpdate"])
    switch type.text {
    case "Recreate":
      if update.exists { forbidden(update, "may not be specified when strategy `type` is 'Recreate'") }
    case "RollingUpdate", "":
      let unavailable = IntOrPercent(update["maxUnavailable"], standard: 25)
      let surge = IntOrPercent(update["maxSurge"], standard: 25)
      nonNegative(unavailable)
      nonNegative(surge)
      if unavailable.value == 0, surge.value == 0 {
        invalid(unavailable.field, unavailable.json, "may not be 0 when `maxSurge` is 0")
      }
      notAboveHundredPercent(unavailable)
    default:
      notSupported(
        strategy, GoStruct.text(strategy, "DeploymentStrategy", release), ["Recreate", "RollingUpdate"],
        at: type.position)
    }
  }

  private mutating func daemonSetStrategy(_ strategy: Field) {
    let type = strategy["type"]
    switch type.text {
    case "OnDelete": break
    case "RollingUpdate", "":
      let unavailable = IntOrPercent(strategy["rollingUpdate"]["maxUnavailable"], standard: 1)
      let surge = IntOrPercent(strategy["rollingUpdate"]["maxSurge"])
      nonNegative(unavailable)
      nonNegative(surge)
      notAboveHundredPercent(unavailable)
      notAboveHundredPercent(surge)
      if let a = unavailable.value, let b = surge.value {
        if a != 0, b != 0 { invalid(surge.field, surge.json, "may not be set when maxUnavailable is non-zero") }
        if a == 0, b == 0 { required(unavailable.field, "cannot be 0 when maxSurge is 0") }
      }
    default:
      notSupported(
        strategy, GoStruct.text(strategy, "DaemonSetUpdateStrategy", release), ["RollingUpdate", "OnDelete"],
        at: type.position)
    }
  }
}
