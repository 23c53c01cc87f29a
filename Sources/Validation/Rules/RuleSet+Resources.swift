import Kubernetes
import SourceText

extension RuleSet {
  mutating func containerResources(_ resources: Field, _ scope: PodScope) {
    guard resources.exists else { return }
    let limits = ResourceAmounts(resources["limits"])
    let requests = Self.requests(of: resources, scope)
    requirements(resources, limits, requests) { rules, amount in rules.containerResourceName(amount) }
    claims(resources["claims"], scope)
  }

  /// The requests of a container; in a pod a limit without a request is one.
  static func requests(of resources: Field, _ scope: PodScope) -> ResourceAmounts {
    var requests = ResourceAmounts(resources["requests"])
    if scope.isPod { requests.fill(from: ResourceAmounts(resources["limits"]), resources["requests"].path) }
    return requests
  }

  mutating func requirements(
    _ resources: Field, _ limits: ResourceAmounts, _ requests: ResourceAmounts,
    name: (inout RuleSet, ResourceAmounts.Amount) -> Void
  ) {
    var hasHugePages = false
    var hasCPUOrMemory = false
    for amount in limits.amounts {
      name(&self, amount)
      quantity(amount)
      if ResourceName.isHugePages(amount.name) {
        hasHugePages = true
        hugePages(amount)
      }
      if amount.name == "cpu" || amount.name == "memory" { hasCPUOrMemory = true }
    }
    let requestPath = resources["requests"].path
    for amount in requests.amounts {
      name(&self, amount)
      quantity(amount)
      if let limit = limits[amount.name] {
        if amount.quantity != limit, !ResourceName.isOvercommitAllowed(amount.name) {
          invalid(
            amount.field.named(requestPath), GoText.quoted(amount.quantity.canonicalText),
            "must be equal to \(amount.name) limit of \(limit.canonicalText)")
        } else if amount.quantity > limit {
          invalid(
            amount.field.named(requestPath), GoText.quoted(amount.quantity.canonicalText),
            "must be less than or equal to \(amount.name) limit of \(limit.canonicalText)")
        }
      } else if !ResourceName.isOvercommitAllowed(amount.name) {
        required(
          amount.field.named(resources["limits"].path), "Limit must be set for non overcommitable resources")
      }
      if ResourceName.isHugePages(amount.name) {
        hasHugePages = true
        hugePages(amount)
      }
      if amount.name == "cpu" || amount.name == "memory" { hasCPUOrMemory = true }
    }
    if hasHugePages, !hasCPUOrMemory { forbidden(resources, "HugePages require cpu or memory") }
  }

  /// - Returns: whether the name could be one at all.
  @discardableResult
  mutating func resourceName(_ amount: ResourceAmounts.Amount) -> Bool {
    if amount.name == "cpu" || amount.name == "memory" { return true }
    let value = GoText.quoted(amount.name)
    let faults = NameText.qualifiedNameFaults(amount.name)
    for fault in faults { invalid(amount.field, value, fault) }
    guard faults.isEmpty else { return false }
    if !amount.name.contains("/"), !ResourceName.isStandard(amount.name) {
      invalid(
        amount.field, value, "must be a standard resource type or fully qualified",
        advice: ResourceName.advice(for: amount.name))
    }
    return true
  }

  mutating func containerResourceName(_ amount: ResourceAmounts.Amount) {
    if amount.name == "cpu" || amount.name == "memory" { return }
    let value = GoText.quoted(amount.name)
    resourceName(amount)
    if !amount.name.contains("/") {
      if !ResourceName.isStandardForContainers(amount.name) {
        invalid(
          amount.field, value, "must be a standard resource for containers",
          advice: ResourceName.advice(for: amount.name))
      }
    } else if !ResourceName.isNative(amount.name), !ResourceName.isExtended(amount.name) {
      invalid(amount.field, value, "doesn't follow extended resource name standard")
    }
  }

  mutating func quantity(_ amount: ResourceAmounts.Amount) {
    let text = GoText.quoted(amount.quantity.canonicalText)
    if amount.quantity.isNegative { invalid(amount.field, text, "must be greater than or equal to 0") }
    if ResourceName.isWhole(amount.name), amount.quantity.milliValue % 1000 != 0 {
      invalid(amount.field, text, "must be an integer")
    }
  }

  private mutating func hugePages(_ amount: ResourceAmounts.Amount) {
    let text = amount.quantity.canonicalText
    let size = try? Quantity(String(amount.name.dropFirst("hugepages-".count)))
    let isMultiple =
      size.map { $0.value > 0 && $0.milliValue % 1000 == 0 && amount.quantity.value % $0.value == 0 } ?? false
    if !isMultiple {
      invalid(amount.field, GoText.quoted(text), "\(text) is not positive integer multiple of \(amount.name)")
    }
  }

  private mutating func claims(_ list: Field, _ scope: PodScope) {
    var seen: Set<String> = []
    for claim in list.items {
      let name = claim["name"].named(claim.path)
      if name.isEmptyText {
        required(name)
        continue
      }
      if !seen.insert("\(name.text)/\(claim["request"].text)").inserted { duplicate(name) }
      if scope.claimNames.contains(name.text) { continue }
      let known =
        scope.claimNames.isEmpty ? " which is empty" : ": " + Set(scope.claimNames).sorted().joined(separator: ", ")
      notFound(name, name.text, "must be one of the names in pod.spec.resourceClaims\(known)")
    }
  }

  mutating func overhead(_ overhead: Field) {
    guard overhead.exists else { return }
    // Q: the path says `limits`.
    var amounts = ResourceAmounts()
    amounts.fill(from: ResourceAmounts(overhead), overhead.path.child("limits"))
    requirements(overhead, amounts, ResourceAmounts()) { rules, amount in rules.containerResourceName(amount) }
  }

  // MARK: Of the whole pod

  mutating func podResources(_ spec: Field, _ scope: PodScope) {
    let resources = spec["resources"]
    guard resources.exists else { return }
    if resources["claims"].count > 0 {
      forbidden(resources["claims"], "claims may not be set for Resources at pod-level")
    }
    if spec["os"]["name"].isText("windows") { return forbidden(resources, "may not be set for a windows pod") }
    let limits = ResourceAmounts(resources["limits"])
    var requests = ResourceAmounts(resources["requests"])
    let aggregate = Self.aggregate(spec, scope)
    if scope.isPod {
      for amount in limits.amounts where requests[amount.name] == nil {
        let sum = ResourceName.isOvercommitAllowed(amount.name) ? aggregate[amount.name] : nil
        requests.set(
          amount.name, sum ?? amount.quantity, amount.field.named(resources["requests"].path.key(amount.name)))
      }
    }
    requirements(resources, limits, requests) { rules, amount in
      if amount.name != "cpu", amount.name != "memory", !ResourceName.isHugePages(amount.name) {
        rules.notSupported(amount.field, GoText.quoted(amount.name), ["cpu", "hugepages-", "memory"])
      }
    }
    for amount in requests.amounts {
      guard let sum = aggregate[amount.name], sum > amount.quantity else { continue }
      invalid(
        amount.field, GoText.quoted(amount.quantity.canonicalText),
        "must be greater than or equal to aggregate container requests of \(sum.canonicalText)")
    }
    for list: StaticString in ["containers", "initContainers"] {
      for (i, container) in spec[list].items.enumerated() {
        for amount in ResourceAmounts(container["resources"]["limits"]).amounts {
          guard let limit = limits[amount.name], amount.quantity > limit else { continue }
          // Q: the path starts at the pod's resources.
          invalid(
            amount.field.named(resources.path.child(list).index(i).key(amount.name).child("limits")),
            GoText.quoted(amount.quantity.canonicalText),
            "must be less than or equal to pod limits of \(limit.canonicalText)")
        }
      }
    }
  }

  /// What the containers request together: the sum of those that run, or what starting needs if that is more.
  private static func aggregate(_ spec: Field, _ scope: PodScope) -> [String: Quantity] {
    var running: [String: Quantity] = [:]
    var sidecars: [String: Quantity] = [:]
    var starting: [String: Quantity] = [:]
    func add(_ amounts: ResourceAmounts, to sums: inout [String: Quantity]) {
      for amount in amounts.amounts {
        sums[amount.name] = sums[amount.name].map { $0 + amount.quantity } ?? amount.quantity
      }
    }
    for container in spec["containers"].items { add(requests(of: container["resources"], scope), to: &running) }
    for container in spec["initContainers"].items {
      let own = requests(of: container["resources"], scope)
      var peak = sidecars
      add(own, to: &peak)
      if container["restartPolicy"].isText("Always") {
        add(own, to: &running)
        sidecars = peak
      }
      starting.merge(peak) { max($0, $1) }
    }
    running.merge(starting) { max($0, $1) }
    return running
  }
}
