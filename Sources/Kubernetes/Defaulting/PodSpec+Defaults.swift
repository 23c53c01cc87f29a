import Symbols

extension PodSpec {
  /// Fills in what the API server does when it stores a pod, as far as placement depends on it.
  ///
  /// Source: pod defaulting of the core API group.
  mutating func applyDefaults() {
    if schedulerName.isEmpty { schedulerName = Word.defaultScheduler }
    if restartPolicy.isEmpty { restartPolicy = Word.always }
    // Only where there is something to fill in: the containers of other pods may be the same array.
    for slot in containers.indices where containers[slot].lacksDefaults(hostNetwork: hostNetwork) {
      containers[slot].applyDefaults(hostNetwork: hostNetwork)
    }
    for slot in initContainers.indices where initContainers[slot].lacksDefaults(hostNetwork: hostNetwork) {
      initContainers[slot].applyDefaults(hostNetwork: hostNetwork)
    }
    fillPodLevelResources()
  }

  /// Pod-level resources take over from the containers what they leave open.
  package mutating func fillPodLevelResources() {
    guard var pod = resources, !pod.requests.isEmpty || !pod.limits.isEmpty else { return }
    for amount in aggregate(\.limits).amounts where amount.name.hasPrefix("hugepages-") {
      if pod.requests[amount.name] == nil, pod.limits[amount.name] == nil { pod.limits.set(amount) }
    }
    if !pod.limits.isEmpty {
      let requests = aggregate(\.requests)
      for name in [Word.cpu, Word.memory] where pod.requests[name] == nil {
        if let amount = requests.amount(of: name) { pod.requests.set(amount) }
      }
      for amount in pod.limits.amounts where Self.isPodLevel(amount.name) && pod.requests[amount.name] == nil {
        pod.requests.set(amount)
      }
    }
    writtenResources = resources
    resources = pod
  }

  /// Takes what was filled in out of pod-level resources again.
  package mutating func emptyPodLevelResources() {
    if let writtenResources { resources = writtenResources }
  }

  private static func isPodLevel(_ name: Symbol) -> Bool {
    name == Word.cpu || name == Word.memory || name.hasPrefix("hugepages-")
  }

  /// What the containers need together: those that run at once are added up, and the init containers' peak counts.
  /// Neither pod-level resources nor overhead is in it.
  public func aggregate(_ list: KeyPath<ResourceRequirements, ResourceList>) -> ResourceList {
    var total = ResourceList()
    for container in containers { total.add(container.resources[keyPath: list]) }
    var sidecars = ResourceList()
    var peak = ResourceList()
    for container in initContainers {
      var candidate = container.resources[keyPath: list]
      candidate.add(sidecars)
      if container.restartsAlways {
        sidecars = candidate
        total.add(container.resources[keyPath: list])
      }
      peak.raise(to: candidate)
    }
    total.raise(to: peak)
    return total
  }
}

extension Container {
  fileprivate func lacksDefaults(hostNetwork: Bool) -> Bool {
    resources.limits.amounts.contains { resources.requests[$0.name] == nil }
      || hostNetwork && ports.contains { $0.hostPort == 0 }
  }

  /// Requests follow limits; on the host's network every port is the host's.
  fileprivate mutating func applyDefaults(hostNetwork: Bool) {
    for limit in resources.limits.amounts where resources.requests[limit.name] == nil {
      resources.requests.set(limit)
    }
    guard hostNetwork else { return }
    for slot in ports.indices where ports[slot].hostPort == 0 { ports[slot].hostPort = ports[slot].containerPort }
  }
}

extension ResourceList {
  /// Adds each amount to the one of the same name.
  fileprivate mutating func add(_ other: ResourceList) {
    for amount in other.amounts {
      var sum = amount
      if let present = self[amount.name] { sum.quantity = present + amount.quantity }
      set(sum)
    }
  }

  /// Takes each amount over that is larger than the one of the same name.
  fileprivate mutating func raise(to other: ResourceList) {
    for amount in other.amounts {
      if let present = self[amount.name], present >= amount.quantity { continue }
      set(amount)
    }
  }
}
