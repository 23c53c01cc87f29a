import Symbols

extension LimitRange {
  /// What a pod is refused for, in the API server's words; nothing for one that keeps to all bounds.
  ///
  /// Source: "Limit Ranges", Kubernetes documentation.
  public func violations(by spec: PodSpec) -> [String] {
    limits.flatMap { item in
      switch item.type {
      case Item.container:
        return (spec.containers + spec.initContainers).flatMap { item.violations(by: $0.resources) }
      case Item.pod:
        return item.violations(by: spec.totalResources)
      default: return []
      }
    }
  }

  /// What a claim is refused for: its requests are held against minima and maxima of storage.
  public func violations(by claim: PersistentVolumeClaimSpec) -> [String] {
    limits.filter { $0.type == Item.persistentVolumeClaim }.flatMap { item in
      LimitConstraint.all(of: item).compactMap { $0.violation(byClaim: claim.requests) }
    }
  }

  /// The requests and limits of containers that say none themselves.
  public var containerDefaults: (requests: ResourceList, limits: ResourceList) {
    var requests = ResourceList()
    var limits = ResourceList()
    for item in self.limits where item.type == Item.container {
      for amount in item.defaultRequest.amounts { requests.set(amount) }
      for amount in item.default.amounts { limits.set(amount) }
    }
    return (requests, limits)
  }
}

extension LimitRange.Item {
  fileprivate func violations(by resources: ResourceRequirements) -> [String] {
    LimitConstraint.all(of: self).compactMap { $0.violation(by: resources) }
  }
}

extension PodSpec {
  /// What the whole pod asks for; pod-level resources stand in for the containers', overhead is not counted.
  fileprivate var totalResources: ResourceRequirements {
    var total = ResourceRequirements()
    total.requests = aggregate(\.requests)
    total.limits = aggregate(\.limits)
    guard let resources else { return total }
    for amount in resources.requests.amounts where amount.name.isPodLevelResource { total.requests.set(amount) }
    for amount in resources.limits.amounts where amount.name.isPodLevelResource { total.limits.set(amount) }
    return total
  }
}
