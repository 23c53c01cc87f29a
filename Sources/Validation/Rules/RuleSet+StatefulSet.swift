import Kinds
import SourceText

extension RuleSet {
  mutating func statefulSet(_ statefulSet: Field) {
    metadata(statefulSet["metadata"], name: .label, isNamespaced: true)
    let spec = statefulSet["spec"]
    if let old { return statefulSetUpdate(spec, from: old["spec"]) }
    statefulSetSpec(spec)
    claimTemplates(spec["volumeClaimTemplates"])
  }

  private mutating func claimTemplates(_ list: Field) {
    for template in list.items { claimSpec(template["spec"]) }
  }

  private mutating func statefulSetSpec(_ spec: Field) {
    let management = spec["podManagementPolicy"]
    if !management.isEmptyText, !management.isOne(of: ["OrderedReady", "Parallel"]) {
      invalid(management, nil, "must be 'OrderedReady' or 'Parallel'")
    }
    updateStrategy(spec["updateStrategy"])
    let retention = spec["persistentVolumeClaimRetentionPolicy"]
    for key: StaticString in ["whenDeleted", "whenScaled"] where !retention[key].isEmptyText {
      word(retention[key], ["Retain", "Delete"])
    }
    nonNegative(spec["replicas"])
    nonNegative(spec["minReadySeconds"])
    nonNegative(spec["ordinals"]["start"])
    nonNegative(spec["revisionHistoryLimit"])
    let selector = spec["selector"]
    if selector.exists {
      labelSelector(selector)
      if LabelSelectorText.isEmpty(selector) {
        invalid(selector, LabelSelectorText.json(selector), "empty selector is invalid for statefulset")
      }
    } else {
      required(selector)
    }
    let template = spec["template"]
    if LabelSelectorText.isUsable(selector) {
      let isEmpty = selector.exists && LabelSelectorText.isEmpty(selector)
      if !isEmpty, !LabelSelectorText.matches(selector, template["metadata"]["labels"]) { mismatch(template) }
      podTemplate(template, claimTemplates: spec["volumeClaimTemplates"])
    } else {
      invalid(selector, LabelSelectorText.json(selector), "")
    }
    restartsAlways(template, limitName: "StatefulSet")
    if !spec["serviceName"].isEmptyText { faults(spec["serviceName"], .label) }
  }

  private mutating func updateStrategy(_ strategy: Field) {
    let (type, update) = (strategy["type"], strategy["rollingUpdate"])
    switch type.text {
    case "OnDelete":
      if update.exists {
        invalid(update, updateText(update), "only allowed for updateStrategy 'RollingUpdate'")
      }
    case "RollingUpdate", "":
      nonNegative(update["partition"])
      // Until 1.36 a gate keeps the field away.
      if !isDeclared { return }
      let unavailable = IntOrPercent(update["maxUnavailable"], standard: 1)
      nonNegative(unavailable)
      if unavailable.field.exists, unavailable.value == 0 {
        invalid(unavailable.field, unavailable.json, "cannot be 0")
      }
      notAboveHundredPercent(unavailable)
    default:
      invalid(
        strategy,
        "{\"Type\":\(GoText.json(type.text)),\"RollingUpdate\":\(update.exists ? updateText(update) : "null")}",
        "must be 'RollingUpdate' or 'OnDelete'", at: type.position)
    }
  }

  private func updateText(_ update: Field) -> String {
    let unavailable = IntOrPercent(update["maxUnavailable"])
    return "{\"Partition\":\(update["partition"].integer ?? 0),"
      + "\"MaxUnavailable\":\(isDeclared && unavailable.field.exists ? unavailable.json : "null")}"
  }

  // MARK: Changes

  private mutating func statefulSetUpdate(_ spec: Field, from old: Field) {
    statefulSetSpec(spec)
    let fixed: [StaticString] = ["serviceName", "podManagementPolicy", "selector", "volumeClaimTemplates"]
    let changed = fixed.filter { name in
      if name.description == "volumeClaimTemplates" { return claims(spec[name]) != claims(old[name]) }
      return !spec[name].isSame(as: old[name])
    }
    if !isDeclared {
      guard !changed.isEmpty else { return }
      let names = [
        "'replicas'", "'ordinals'", "'template'", "'updateStrategy'", "'revisionHistoryLimit'",
        "'persistentVolumeClaimRetentionPolicy'",
      ]
      return forbidden(
        spec,
        "updates to statefulset spec for fields other than \(names.joined(separator: ", ")) and 'minReadySeconds' are "
          + "forbidden")
    }
    for name in changed {
      switch name.description {
      case "volumeClaimTemplates": invalid(spec[name], claims(spec[name]), Self.immutableWords)
      case "selector": invalid(spec[name], LabelSelectorText.json(spec[name]), Self.immutableWords)
      default: invalid(spec[name], nil, Self.immutableWords)
      }
    }
  }

  /// Claim templates as messages print them.
  private func claims(_ list: Field) -> String {
    guard list.exists else { return "null" }
    return "[\(list.items.map { GoStruct.text($0, "PersistentVolumeClaim", release) }.joined(separator: ","))]"
  }
}
