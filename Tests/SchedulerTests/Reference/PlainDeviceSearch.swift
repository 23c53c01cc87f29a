import Versions

/// Tries devices for claims on one node until all have what they ask for, going back where there is no way on.
struct PlainDeviceSearch {
  let scheduler: PlainScheduler
  let claims: [PlainClaim]
  let free: [PlainDevice]
  private var picks: [Pick] = []
  /// By claim and constraint: what `distinctAttribute` holds until 1.36, a value a request, that of its last device.
  private var memory: [String: [String: PlainValue]] = [:]

  private struct Pick {
    var claim: Int
    var request: PlainRequest
    var demand: PlainDemand
    var device: PlainDevice
  }

  init(scheduler: PlainScheduler, claims: [PlainClaim], free: [PlainDevice]) {
    self.scheduler = scheduler
    self.claims = claims
    self.free = free
  }

  /// Devices by the claim's name.
  mutating func run() -> [(claim: String, devices: [(request: String, device: PlainDevice)])]? {
    guard search(0, 0) else { return nil }
    return claims.enumerated().map { index, claim in
      let own = picks.filter { $0.claim == index }
      return (
        claim.name,
        own.map { ($0.demand.name.isEmpty ? $0.request.name : "\($0.request.name)/\($0.demand.name)", $0.device) }
      )
    }
  }

  private mutating func search(_ claim: Int, _ request: Int) -> Bool {
    if claim == claims.count { return true }
    if request == claims[claim].requests.count { return search(claim + 1, 0) }
    for demand in claims[claim].requests[request].alternatives where search(claim, request, demand, 0, from: 0) {
      return true
    }
    return false
  }

  /// - Parameters:
  ///   - count: how many devices the request has.
  ///   - start: where to look on; in which order a request gets its devices is all the same.
  private mutating func search(_ claim: Int, _ request: Int, _ demand: PlainDemand, _ count: Int, from start: Int)
    -> Bool
  {
    if count == demand.count { return search(claim, request + 1) }
    for index in free.indices where index >= start {
      let pick = Pick(claim: claim, request: claims[claim].requests[request], demand: demand, device: free[index])
      if picks.contains(where: { $0.device.name == pick.device.name }) || !isWanted(pick) || !take(pick) { continue }
      if search(claim, request, demand, count + 1, from: index + 1) { return true }
      giveBack(pick)
    }
    return false
  }

  private func isWanted(_ pick: Pick) -> Bool {
    if pick.device.hasBindingConditions, scheduler.version.minor < 36 { return false }
    if let kind = scheduler.cluster.deviceClasses[pick.demand.deviceClass] ?? nil, kind != pick.device.kind {
      return false
    }
    return pick.demand.kind == nil || pick.demand.kind == pick.device.kind
  }

  private func constraints(_ pick: Pick) -> [(key: String, constraint: PlainDeviceConstraint)] {
    claims[pick.claim].constraints.enumerated().map { ("\(pick.claim) \($0)", $1) }
      .filter { $0.1.requests.isEmpty || $0.1.requests.contains(pick.request.name) }
  }

  private mutating func take(_ pick: Pick) -> Bool {
    var met: [String] = []
    for (key, constraint) in constraints(pick) {
      if meets(pick, key, constraint) {
        met.append(key)
        if constraint.isDistinct {
          memory[key, default: [:]][pick.request.name] = pick.device.attributes[constraint.attribute]
        }
        continue
      }
      // The constraints before forget the device, and with it what they held of the request.
      for key in met { memory[key]?[pick.request.name] = nil }
      return false
    }
    picks.append(pick)
    return true
  }

  private mutating func giveBack(_ pick: Pick) {
    picks.removeLast()
    for (key, _) in constraints(pick) { memory[key]?[pick.request.name] = nil }
  }

  private func meets(_ pick: Pick, _ key: String, _ constraint: PlainDeviceConstraint) -> Bool {
    guard let own = pick.device.attributes[constraint.attribute] else { return false }
    let others = picks.filter { other in
      other.claim == pick.claim
        && (constraint.requests.isEmpty || constraint.requests.contains(other.request.name))
    }.compactMap { $0.device.attributes[constraint.attribute] }
    if !constraint.isDistinct { return others.allSatisfy { $0 == own } }
    if scheduler.version.minor >= 37 { return others.allSatisfy { $0 != own } }
    return (memory[key] ?? [:]).values.allSatisfy { $0 != own }
  }
}
