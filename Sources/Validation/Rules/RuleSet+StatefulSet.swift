import SourceText

extension RuleSet {
  mutating func statefulSet(_ statefulSet: Field) {
    metadata(statefulSet["metadata"], name: .label, isNamespaced: true)
    let spec = statefulSet["spec"]
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
        invalid(update, Self.updateText(update), "only allowed for updateStrategy 'RollingUpdate'")
      }
    case "RollingUpdate", "":
      nonNegative(update["partition"])
      let unavailable = IntOrPercent(update["maxUnavailable"], standard: 1)
      nonNegative(unavailable)
      if unavailable.field.exists, unavailable.value == 0 {
        invalid(unavailable.field, unavailable.json, "cannot be 0")
      }
      notAboveHundredPercent(unavailable)
    default:
      invalid(
        strategy,
        "{\"Type\":\(GoText.json(type.text)),\"RollingUpdate\":\(update.exists ? Self.updateText(update) : "null")}",
        "must be 'RollingUpdate' or 'OnDelete'", at: type.position)
    }
  }

  private static func updateText(_ update: Field) -> String {
    let unavailable = IntOrPercent(update["maxUnavailable"])
    return "{\"Partition\":\(update["partition"].integer ?? 0),"
      + "\"MaxUnavailable\":\(unavailable.field.exists ? unavailable.json : "null")}"
  }
}
