import Scheduler
import Versions

/// Resource claims: who gets which devices, one node after the other, claim by claim, device by device.
extension PlainScheduler {
  /// What is taken for a claim on a node.
  struct Allocation {
    var claim: String
    var node: String
    var devices: [(request: String, device: PlainDevice)]
  }

  func claim(_ name: String, of pod: PlainPod) -> PlainClaim? {
    claims.first { $0.namespace == pod.namespace && $0.name == name }
  }

  /// The pod's claims, all of which are there.
  func claims(of pod: PlainPod) -> [PlainClaim] { pod.claims.compactMap { claim($0, of: pod) } }

  /// Why the pod's claims are not there, nil when they are.
  func missingClaim(_ pod: PlainPod) -> String? {
    for name in pod.claims {
      guard let claim = claim(name, of: pod) else { return "could not find ResourceClaim \"\(pod.namespace)/\(name)\"" }
      if claim.isTerminating { return "resourceclaim \"\(name)\" is being deleted" }
    }
    return nil
  }

  /// PreFilter: what keeps the pod from every node.
  func deviceRefusal(_ pod: PlainPod) -> String? {
    if let text = missingClaim(pod) { return text }
    for claim in claims(of: pod) where claim.allocation == nil {
      for request in claim.requests {
        for demand in request.alternatives where cluster.deviceClasses[demand.deviceClass] == nil {
          let name = demand.name.isEmpty ? request.name : "\(request.name)/\(demand.name)"
          return "request \(name): device class \(demand.deviceClass) does not exist"
        }
      }
    }
    return nil
  }

  func devices(_ pod: PlainPod, _ node: PlainNode) -> Rejection? {
    func rejection(_ reason: String) -> Rejection {
      Rejection(plugin: "DynamicResources", isResolvable: false, reasons: [reason])
    }
    let claims = claims(of: pod)
    let wanting = claims.filter { $0.allocation == nil }
    if !wanting.isEmpty {
      // Until 1.35 nobody knows distinctAttribute.
      for claim in wanting where version.minor < 36 {
        guard let index = claim.constraints.firstIndex(where: \.isDistinct) else { continue }
        var failure = rejection("")
        failure.error =
          "claim \(claim.namespace)/\(claim.name), constraint #\(index): empty constraint (unsupported constraint type?)"
        return failure
      }
      if allocations(wanting, node) == nil { return rejection("cannot allocate all claims") }
    }
    let unavailable = claims.filter { claim in
      guard let allocation = claim.allocation else { return false }
      return !allocation.isEverywhere && allocation.node != node.name || hasFailed(allocation)
    }
    if unavailable.isEmpty { return nil }
    var found = rejection("resourceclaim not available on the node")
    found.unavailable = unavailable.map(\.name)
    return found
  }

  private func hasFailed(_ allocation: PlainAllocation) -> Bool {
    if version.minor < 36 { return false }
    switch allocation.binding {
    case .none, .ready, .early, .earlyAndSilent: return false
    case .broken, .readyAndBroken, .late, .lateAndSilent: return true
    }
  }

  /// What the claims without devices get on a node, nil when there is not enough for all of them.
  func allocations(_ wanting: [PlainClaim], _ node: PlainNode) -> [Allocation]? {
    let slice = cluster.slices.first { $0.node == node.name }
    let isUsed = slice.map { !$0.isIncomplete || version.minor < 35 } ?? false
    let taken = claims.compactMap(\.allocation).filter { $0.node == node.name }.flatMap(\.devices).map(\.device)
    let free = isUsed ? (slice?.devices ?? []).filter { !taken.contains($0.name) } : []
    var search = PlainDeviceSearch(scheduler: self, claims: wanting, free: free)
    return search.run()?.map { claim, devices in Allocation(claim: claim, node: node.name, devices: devices) }
  }

  /// Reserve: the pod uses its claims from now on.
  mutating func reserve(_ pod: PlainPod, _ node: PlainNode) {
    let wanting = claims(of: pod).filter { $0.allocation == nil }
    let found = wanting.isEmpty ? [] : allocations(wanting, node) ?? []
    for index in claims.indices
    where claims[index].namespace == pod.namespace && pod.claims.contains(claims[index].name) {
      if let own = found.first(where: { $0.claim == claims[index].name }) {
        claims[index].allocation = PlainAllocation(
          node: node.name, devices: own.devices.map { ($0.request, $0.device.name) })
      }
      if !claims[index].reservedFor.contains(pod.uid) { claims[index].reservedFor.append(pod.uid) }
    }
  }

  /// PostFilter: the first claim that kept a node out and that nobody else uses is given back.
  mutating func deallocate(_ pod: PlainPod, _ rejections: [Rejection]) -> Bool {
    let blocking = rejections.flatMap(\.unavailable)
    for name in pod.claims where blocking.contains(name) {
      guard let index = claims.firstIndex(where: { $0.namespace == pod.namespace && $0.name == name }),
        claims[index].reservedFor.isEmpty || claims[index].reservedFor == [pod.uid]
      else { continue }
      claims[index].allocation = nil
      claims[index].reservedFor = []
      return true
    }
    return false
  }

  /// First alternatives are worth more.
  func deviceScore(_ pod: PlainPod, _ feasible: [PlainNode]) -> Score? {
    if version.minor == 34 { return nil }
    let claims = claims(of: pod)
    let wanting = claims.filter { $0.allocation == nil }
    func worth(_ claim: PlainClaim, _ requests: [String]) -> Int64 {
      var sum: Int64 = 0
      for request in claim.requests {
        for (index, demand) in request.alternatives.enumerated() where !demand.name.isEmpty {
          if requests.contains("\(request.name)/\(demand.name)") { sum += Int64(8 - index) }
        }
      }
      return sum
    }
    return score("DynamicResources", weight: 2, feasible) { node in
      // What Filter did not work out does not count; nor do older allocations alone.
      if wanting.isEmpty || leavesOut("filter", "DynamicResources") { return 0 }
      let found = allocations(wanting, node) ?? []
      return claims.reduce(0) { sum, claim in
        if let allocation = claim.allocation { return sum + worth(claim, allocation.devices.map(\.request)) }
        let own = found.first { $0.claim == claim.name }
        return sum + worth(claim, own?.devices.map(\.request) ?? [])
      }
    } normalize: { raw in
      let most = raw.max() ?? 0
      return raw.map { most == 0 ? $0 : 100 * $0 / most }
    }
  }
}
