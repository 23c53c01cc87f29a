import Kinds
import Kubernetes
import SourceText
import Symbols

/// Claims of devices.
extension RuleSet {
  mutating func resourceClaim(_ claim: Field) {
    newMetadata(claim["metadata"], name: .subdomain, isNamespaced: true)
    let spec = claim["spec"]
    guard let old else { return deviceClaim(spec["devices"]) }
    metadataUpdate(claim["metadata"], from: old["metadata"])
    declaredImmutable(spec, old["spec"], as: "ResourceClaimSpec")
  }

  mutating func resourceClaimTemplate(_ template: Field) {
    metadata(template["metadata"], name: .subdomain, isNamespaced: true)
    let spec = template["spec"]
    if let old {
      return immutable(spec, old["spec"], as: "ResourceClaimTemplateSpec")
    }
    annotations(spec["metadata"]["annotations"])
    labels(spec["metadata"]["labels"])
    deviceClaim(spec["spec"]["devices"])
  }

  private mutating func deviceClaim(_ devices: Field) {
    let names = RequestNames(devices["requests"])
    deviceSet(devices["requests"], limit: 32, key: { $0["name"].text }, shown: Self.deviceRequestText) {
      rules, request in
      rules.deviceRequest(request)
    }
    deviceList(devices["constraints"], limit: 32) { rules, constraint in rules.constraint(constraint, names) }
    deviceList(devices["config"], limit: 32) { rules, config in
      rules.requestReferences(config["requests"], names)
      rules.deviceConfiguration(config)
    }
  }

  /// A list of at most so many items.
  mutating func deviceList(_ list: Field, limit: Int?, _ rule: (inout RuleSet, Field) -> Void) {
    if let limit, list.count > limit { return declared { $0.tooMany(list, list.count, limit: limit) } }
    for item in list.items { rule(&self, item) }
  }

  /// A list whose items have a key of their own each.
  ///
  /// - Parameter shown: the item as a declaration shows one that is there twice.
  mutating func deviceSet(
    _ list: Field, limit: Int?, key: (Field) -> String, shown: ((Field) -> String)? = nil,
    _ rule: (inout RuleSet, Field) -> Void
  ) {
    if let limit, list.count > limit { return declared { $0.tooMany(list, list.count, limit: limit) } }
    for item in list.items { rule(&self, item) }
    var seen: Set<String> = []
    for item in list.items where !seen.insert(key(item)).inserted {
      declared {
        $0.duplicate(item, $0.isDeclared ? shown?(item) ?? GoText.quoted(key(item)) : GoText.quoted(key(item)))
      }
    }
  }

  /// A request as a declaration shows it: in the words of the API, with its defaults.
  private static func deviceRequestText(_ request: Field) -> String {
    var parts = ["\"name\":\(GoText.json(request["name"].text))"]
    let exactly = request["exactly"]
    if exactly.exists { parts.append("\"exactly\":\(exactText(exactly))") }
    let choices = request["firstAvailable"].items.map(exactText)
    if !choices.isEmpty { parts.append("\"firstAvailable\":[\(choices.joined(separator: ","))]") }
    return "{\(parts.joined(separator: ","))}"
  }

  private static func exactText(_ request: Field) -> String {
    var parts: [String] = []
    if request["name"].exists { parts.append("\"name\":\(request["name"].json)") }
    parts.append("\"deviceClassName\":\(GoText.json(request["deviceClassName"].text))")
    if request["selectors"].count > 0 { parts.append("\"selectors\":\(request["selectors"].json)") }
    let mode = request["allocationMode"].isEmptyText ? "ExactCount" : request["allocationMode"].text
    parts.append("\"allocationMode\":\(GoText.json(mode))")
    let count = request["count"].integer ?? (mode == "ExactCount" ? 1 : 0)
    if count != 0 { parts.append("\"count\":\(count)") }
    for name: StaticString in ["adminAccess", "tolerations", "capacity"] where request[name].exists {
      parts.append("\"\(name)\":\(request[name].json)")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  // MARK: Requests

  private mutating func deviceRequest(_ request: Field) {
    faults(request["name"], .label)
    let choices = request["firstAvailable"]
    // v1beta1 has the fields of `exactly` in the request itself.
    let exactly = apiVersion == "resource.k8s.io/v1beta1" ? request : request["exactly"]
    let isExact =
      apiVersion == "resource.k8s.io/v1beta1"
      ? Self.exactFields.contains { request[$0].exists } : exactly.exists
    switch (isExact, choices.count > 0) {
    case (false, false): required(request, "exactly one of `exactly` or `firstAvailable` is required")
    case (true, true):
      invalid(
        request, "null", "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set")
    case (false, true):
      deviceSet(choices, limit: 8, key: { $0["name"].text }, shown: Self.exactText) { rules, choice in
        rules.faults(choice["name"], .label)
        rules.declared { $0.deviceClassName(choice["deviceClassName"]) }
        rules.exactRequest(choice)
      }
    case (true, false):
      deviceClassName(exactly["deviceClassName"])
      exactRequest(exactly)
    }
  }

  /// What makes a request of v1beta1 one that is exact.
  private static let exactFields: [StaticString] = [
    "deviceClassName", "selectors", "allocationMode", "count", "adminAccess", "tolerations", "capacity",
  ]

  private mutating func deviceClassName(_ name: Field) {
    if name.isEmptyText { required(name) } else { faults(name, .subdomain) }
  }

  private mutating func exactRequest(_ request: Field) {
    deviceSelectors(request["selectors"])
    let (mode, count) = (request["allocationMode"], request["count"])
    switch mode.text {
    case "All":
      if let number = count.integer, number != 0 {
        invalid(count, String(number), "must not be specified when allocationMode is 'All'")
      }
    case "ExactCount", "":
      // No count, or none that counts, is one by default.
      if let number = count.integer, number < 0 { invalid(count, String(number), "must be greater than zero") }
    default: declared { $0.notSupported(mode, ["All", "ExactCount"]) }
    }
    for toleration in request["tolerations"].items { deviceToleration(toleration) }
  }

  private mutating func deviceToleration(_ toleration: Field) {
    let (key, value) = (toleration["key"], toleration["value"])
    let (comparison, effect) = (toleration["operator"], toleration["effect"])
    if !key.isEmptyText { declared { $0.labelKey(key) } }
    switch comparison.text {
    case "Exists":
      if !value.isEmptyText { invalid(value, nil, "must be empty for operator `Exists`") }
    case "Equal", "":
      for fault in NameText.labelValueFaults(value.text) { invalid(value, nil, fault) }
    default: declared { $0.notSupported(comparison, ["Equal", "Exists"]) }
    }
    if !effect.isEmptyText, !effect.isOne(of: ["NoExecute", "NoSchedule", "None"]) {
      declared { $0.notSupported(effect, ["NoExecute", "NoSchedule", "None"]) }
    }
  }

  // MARK: What refers to requests

  private mutating func constraint(_ constraint: Field, _ names: RequestNames) {
    requestReferences(constraint["requests"], names)
    let (same, distinct) = (constraint["matchAttribute"], constraint["distinctAttribute"])
    if same.exists {
      declared { $0.fullyQualifiedName(same) }
    } else if distinct.exists {
      declared { $0.fullyQualifiedName(distinct) }
    } else if release >= Release(minor: 36) {
      required(
        constraint,
        "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set")
    } else {
      required(same)
    }
  }

  private mutating func requestReferences(_ list: Field, _ names: RequestNames) {
    let detail = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'"
    deviceSet(list, limit: 32, key: \.text) { rules, name in
      let parts = name.text.split(separator: "/", omittingEmptySubsequences: false)
      if parts.count > 2 { return rules.invalid(name, nil, detail) }
      for part in parts {
        for fault in NameText.labelFaults(String(part)) { rules.invalid(name, GoText.quoted(String(part)), fault) }
      }
      if !names.contains(parts) { rules.invalid(name, nil, detail) }
    }
  }

  mutating func fullyQualifiedName(_ name: Field) {
    deviceQualifiedName(name, name.text)
    if !name.text.contains("/") {
      invalid(name, nil, "a fully qualified name must be a domain and a name separated by a slash")
    }
  }
}

/// The names of a claim's requests, with those of their alternatives.
private struct RequestNames {
  private var names: [String: Set<String>] = [:]

  init(_ requests: Field) {
    for request in requests.items {
      names[request["name"].text] = Set(request["firstAvailable"].items.map { $0["name"].text })
    }
  }

  func contains(_ parts: [Substring]) -> Bool {
    guard let first = parts.first, let inner = names[String(first)] else { return false }
    return parts.count == 1 || inner.contains(String(parts[1]))
  }
}
