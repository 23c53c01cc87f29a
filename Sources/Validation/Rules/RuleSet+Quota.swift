import Kubernetes
import SourceText

extension RuleSet {
  private static let scopes = [
    "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity",
    "VolumeAttributesClass",
  ]
  private static let computed: Set<String> = [
    "pods", "cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory",
  ]

  mutating func resourceQuota(_ quota: Field) {
    metadata(quota["metadata"], name: .subdomain, isNamespaced: true)
    let spec = quota["spec"]
    let hard = ResourceAmounts(spec["hard"]).amounts
    for amount in hard {
      if resourceName(amount), !amount.name.contains("/"), !ResourceName.isStandardForQuota(amount.name) {
        invalid(amount.field, GoText.quoted(amount.name), "must be a standard resource for quota")
      }
      quantity(amount)
    }
    let standard = hard.map(\.name).filter { ResourceName.isStandardForQuota($0) }
    quotaScopes(spec["scopes"], standard)
    scopeSelector(spec, standard)
    if let old { quotaUpdate(spec, from: old["spec"]) }
  }

  private mutating func quotaScopes(_ list: Field, _ resources: [String]) {
    let shown = Self.listText(list)
    for scope in list.items {
      if !Self.scopes.contains(scope.text) {
        invalid(
          scope.named(list.path), shown, "unsupported scope", at: scope.position,
          advice: Spelling.nearest(to: scope.text, among: Self.scopes).map { "did you mean \($0)?" } ?? "")
      }
      for name in resources where !Self.counts(name, in: scope.text) {
        invalid(scope.named(list.path), shown, "unsupported scope applied to resource", at: scope.position)
      }
    }
    conflicts(Set(list.items.map(\.text)), list, shown)
  }

  private mutating func conflicts(_ scopes: Set<String>, _ field: Field, _ shown: String) {
    for (one, other) in [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")]
    where scopes.contains(one) && scopes.contains(other) {
      invalid(field, shown, "conflicting scopes")
    }
  }

  private mutating func scopeSelector(_ spec: Field, _ resources: [String]) {
    let list = spec["scopeSelector"]["matchExpressions"]
    // Q: none of these paths has an index.
    func place(_ field: Field, _ name: StaticString) -> Field { field.named(list.path.child(name)) }
    for expression in list.items {
      let (scope, comparison, values) = (expression["scopeName"], expression["operator"], expression["values"])
      if !Self.scopes.contains(scope.text) { invalid(place(scope, "scopeName"), nil, "unsupported scope") }
      for name in resources where !Self.counts(name, in: scope.text) {
        invalid(
          expression.named(list.path), GoStruct.text(spec["scopeSelector"], "ScopeSelector", release),
          "unsupported scope applied to resource")
      }
      let isWhole = Self.scopes.prefix(4).contains(scope.text) || scope.isText("CrossNamespacePodAffinity")
      if isWhole, !comparison.isText("Exists") {
        invalid(
          place(comparison, "operator"), nil,
          "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, "
            + "ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or "
            + "ResourceQuotaScopeCrossNamespacePodAffinity")
      }
      switch comparison.text {
      case "In", "NotIn":
        if values.count == 0 {
          required(
            place(values, "values"),
            "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")
        }
      case "Exists", "DoesNotExist":
        if values.count > 0 {
          invalid(
            place(values, "values"), Self.listText(values),
            "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
        }
      default: invalid(place(comparison, "operator"), nil, "not a valid selector operator")
      }
    }
    let shown = spec["scopes"].exists ? Self.listText(spec["scopes"]) : "null"
    conflicts(Set(list.items.map { $0["scopeName"].text }), list, shown)
  }

  /// Whether a scope can be told of that resource.
  private static func counts(_ resource: String, in scope: String) -> Bool {
    switch scope {
    case "Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity":
      computed.contains(resource)
    case "BestEffort": resource == "pods"
    case "VolumeAttributesClass": resource == "persistentvolumeclaims" || resource == "requests.storage"
    default: true
    }
  }

  private mutating func quotaUpdate(_ spec: Field, from old: Field) {
    let (before, after) = (old["scopes"], spec["scopes"])
    if Set(before.items.map(\.text)) != Set(after.items.map(\.text)) {
      invalid(after, after.exists ? Self.listText(after) : "null", Self.immutableWords)
    }
  }
}
