import Kubernetes

extension RuleSet {
  private static let accessGroup = "rbac.authorization.k8s.io"

  mutating func role(_ role: Field) {
    metadata(role["metadata"], name: .pathSegment, isNamespaced: true)
    for rule in role["rules"].items { policyRule(rule, isNamespaced: true) }
  }

  mutating func clusterRole(_ role: Field) {
    metadata(role["metadata"], name: .pathSegment, isNamespaced: false)
    for rule in role["rules"].items { policyRule(rule, isNamespaced: false) }
    let aggregation = role["aggregationRule"]
    guard aggregation.exists else { return }
    let selectors = aggregation["clusterRoleSelectors"]
    if selectors.count == 0 {
      required(selectors, "at least one clusterRoleSelector required if aggregationRule is non-nil")
    }
    for selector in selectors.items {
      labelSelector(selector)
      if !LabelSelectorText.isUsable(selector) { invalid(selector, "null", "invalid label selector.") }
    }
  }

  private mutating func policyRule(_ rule: Field, isNamespaced: Bool) {
    if rule["verbs"].count == 0 {
      declared { $0.required(rule["verbs"], $0.isDeclared ? "" : "verbs must contain at least one value") }
    }
    let addresses = rule["nonResourceURLs"]
    if addresses.count > 0 {
      if isNamespaced {
        invalid(addresses, Self.listText(addresses), "namespaced rules cannot apply to non-resource URLs")
      }
      if rule["apiGroups"].count + rule["resources"].count + rule["resourceNames"].count > 0 {
        invalid(
          addresses, Self.listText(addresses), "rules cannot apply to both regular resources and non-resource URLs")
      }
      return
    }
    if rule["apiGroups"].count == 0 {
      required(rule["apiGroups"], "resource rules must supply at least one api group")
    }
    if rule["resources"].count == 0 {
      required(rule["resources"], "resource rules must supply at least one resource")
    }
  }

  mutating func roleBinding(_ binding: Field, isNamespaced: Bool) {
    metadata(binding["metadata"], name: .pathSegment, isNamespaced: isNamespaced)
    let reference = binding["roleRef"]
    if old == nil { accessGroup(reference["apiGroup"]) }
    let kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]
    if !kinds.contains(reference["kind"].text) { notSupported(reference["kind"], kinds) }
    if reference["name"].isEmptyText {
      required(reference["name"])
    } else {
      faults(reference["name"], .pathSegment)
    }
    for subject in binding["subjects"].items { self.subject(subject, isNamespaced: isNamespaced) }
    guard let old else { return }
    let isSame = (["apiGroup", "kind", "name"] as [StaticString]).allSatisfy { name in
      let standard = name.description == "apiGroup" ? Self.accessGroup : ""
      func text(_ reference: Field) -> String { reference[name].isEmptyText ? standard : reference[name].text }
      return text(reference) == text(old["roleRef"])
    }
    if !isSame {
      declared { rules in
        rules.invalid(
          reference, rules.isDeclared ? "null" : GoStruct.text(reference, "RoleRef", rules.release),
          rules.isDeclared ? Self.immutableWords : "cannot change roleRef")
      }
    }
  }

  private mutating func accessGroup(_ field: Field) {
    if !field.isEmptyText, !field.isText("rbac.authorization.k8s.io") { notSupported(field, [Self.accessGroup]) }
  }

  private mutating func subject(_ subject: Field, isNamespaced: Bool) {
    let name = subject["name"]
    if name.isEmptyText { required(name) }
    switch subject["kind"].text {
    case "ServiceAccount":
      if !name.isEmptyText { faults(name, .subdomain) }
      if !subject["apiGroup"].isEmptyText { notSupported(subject["apiGroup"], [""]) }
      if !isNamespaced, subject["namespace"].isEmptyText { required(subject["namespace"]) }
    case "User", "Group": accessGroup(subject["apiGroup"])
    default: notSupported(subject["kind"], ["ServiceAccount", "User", "Group"])
    }
  }
}
