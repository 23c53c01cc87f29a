import Kubernetes
import SourceText
import Symbols
import Versions

/// Searches devices for all unallocated claims of a pod on one node: claim by claim, request by request, device by
/// device, going back where there is no way on. The first complete solution counts.
///
/// Source: "Dynamic Resource Allocation", Kubernetes documentation; the structured allocator of kube-scheduler.
struct DeviceAllocator {
  let table: DeviceTable
  let node: Node
  let claims: [ResourceClaim]
  let pools: [DevicePool]
  /// The devices that may be handed out one by one, in order; in versions in which an invalid pool fails the attempt,
  /// nil stands for such a pool.
  private var candidates: [Int?] = []
  private var faults: [String] = []
  /// By claim and request: the request, or its alternatives.
  private var demands: [[[DeviceDemandState]]] = []
  private(set) var picks: [[DevicePick]]
  /// By device: the claims that it was picked for.
  private(set) var claimsOfDevice: [Int: [Int]] = [:]
  /// By claim and constraint: what `distinctAttribute` remembers, in versions in which it is the last device of a
  /// request.
  private var memories: [[DistinctMemory]]
  private var tries = 0

  /// kube-scheduler gives up after ten seconds; this many tries take about as long here.
  private static let maximumTries = 2_000_000
  /// How deep the search may go into itself.
  private static let maximumDepth = 1024
  /// As many as a claim's status has room for.
  private static let maximumDevices = 32

  init(_ table: DeviceTable, _ node: Node, _ claims: [ResourceClaim]) {
    self.table = table
    self.node = node
    self.claims = claims
    pools = table.inventory.pools(for: node)
    picks = Array(repeating: [], count: claims.count)
    memories = claims.map { $0.spec.constraints.map { _ in DistinctMemory() } }
    for pool in pools {
      if let fault = pool.fault {
        if has(.invalidPoolFailsAttempt) {
          candidates.append(nil)
          faults.append("pool \(pool.name.text) is invalid: \(fault)")
        }
      } else if !pool.isIncomplete || has(.incompletePoolsAreUsed) {
        candidates += pool.devices.map { $0 }
      }
    }
  }

  func has(_ behavior: VersionBehavior) -> Bool { table.version.has(behavior) }

  func device(_ entry: Int) -> DeviceEntry { table.inventory.entries[entry] }

  mutating func run() -> DeviceAllocation {
    do throws(DeviceAllocationFailure) {
      for claim in claims { demands.append(try prepare(claim)) }
      let depth = demands.reduce(claims.count) { sum, requests in
        sum + requests.reduce(0) { $0 + 1 + min($1.map(\.count).max() ?? 0, Self.maximumDevices) }
      }
      if depth > Self.maximumDepth, let claim = claims.first {
        throw .notModelled("a pod that asks for more than \(Self.maximumDepth) devices", claim.metadata.range.position)
      }
      if try allocate(Place()) { return .found(try results()) }
    } catch {
      switch error {
      case .tooManyDevices: break
      case .error, .notModelled: return .failed(error)
      }
    }
    return pools.contains { $0.fault != nil } ? .invalidPools : .nothing
  }

  /// Checks a claim's requests and counts what they need at least.
  private func prepare(_ claim: ResourceClaim) throws(DeviceAllocationFailure) -> [[DeviceDemandState]] {
    var states: [[DeviceDemandState]] = []
    var least = 0
    for request in claim.spec.requests {
      var alternatives: [DeviceDemandState] = []
      switch request.kind {
      case .exactly(let demand):
        if demand.capacity != nil, has(.capacityRequestsFailAttempt) {
          throw .error(
            "claim \(claim.text), request \(request.name.text): has capacity requests, "
              + "but the DRAConsumableCapacity feature is disabled")
        }
        alternatives.append(try prepare(demand, of: request, nil, claim))
      case .firstAvailable(let demands):
        for demand in demands where demand.capacity != nil && has(.capacityRequestsFailAttempt) {
          throw .error(
            "claim \(claim.text), subrequest \(demand.name.text): has capacity requests, "
              + "but the DRAConsumableCapacity feature is disabled")
        }
        for demand in demands {
          var state = try prepare(demand, of: request, demand.name, claim)
          // Until it was mended, the second alternative saw the first one's devices.
          if !has(.firstAvailableAllModeIsMended), alternatives.count == 1, state.all != nil,
            let all = alternatives[0].all
          {
            state.all = all
            state.count = all.count
          }
          alternatives.append(state)
        }
      case .unknown: continue
      }
      least = least.addingSaturating(alternatives.map(\.count).min() ?? 0)
      states.append(alternatives)
    }
    if least > Self.maximumDevices {
      throw .error(
        "claim \(claim.text): number of requested devices \(least) exceeds the claim limit of \(Self.maximumDevices)")
    }
    for (index, constraint) in claim.spec.constraints.enumerated() {
      switch constraint.rule {
      case .matchAttribute: continue
      case .distinctAttribute where has(.consumableCapacity): continue
      case .distinctAttribute, .unknown:
        throw .error(
          "claim \(claim.text), constraint #\(index): empty constraint (unsupported constraint type?)")
      }
    }
    return states
  }

  private func prepare(
    _ demand: DeviceDemand, of request: DeviceRequest, _ alternative: Symbol?, _ claim: ResourceClaim
  ) throws(DeviceAllocationFailure) -> DeviceDemandState {
    let name = "claim \(claim.text), request \(demand.name.text)"
    if let index = demand.selectors.firstIndex(where: { $0.expression == nil }) {
      throw .error("\(name), selector #\(index): CEL expression empty (unsupported selector type?)")
    }
    guard let deviceClass = table.deviceClass(demand.deviceClassName) else {
      throw .error(
        "\(name): could not retrieve device class \(demand.deviceClassName.text): deviceclass.resource.k8s.io "
          + "\"\(demand.deviceClassName.text)\" not found")
    }
    var state = DeviceDemandState(
      demand: demand, deviceClass: deviceClass, request: request.name, alternative: alternative, count: 0)
    switch demand.allocationMode {
    case .exactCount(let count): state.count = Int(clamping: max(0, count))
    case .all:
      let all = try allDevices(for: state, name, claim)
      state.all = all
      state.count = all.count
    case .unknown(let mode): throw .error("\(name): unsupported count mode \(mode.text)")
    }
    return state
  }

  private func allDevices(
    for state: DeviceDemandState, _ name: String, _ claim: ResourceClaim
  ) throws(DeviceAllocationFailure) -> [Int] {
    var all: [Int] = []
    for pool in pools {
      if pool.isIncomplete {
        throw .error("\(name): asks for all devices, but resource pool \(pool.text) is currently being updated")
      }
      if pool.fault != nil {
        throw .error("\(name): asks for all devices, but resource pool \(pool.text) is currently invalid")
      }
      for entry in pool.devices where try isSelectable(entry, for: state, of: claim) {
        if has(.consumableCapacity), !hasRoom(entry, for: state) { continue }
        all.append(entry)
      }
    }
    return all
  }
}

extension DeviceAllocator {
  /// How far the search has come.
  private struct Place {
    var claim = 0
    var request = 0
    /// Set while one alternative is tried.
    var alternative: Int?
    /// How many devices the request has already.
    var device = 0
    /// Where among the candidates to look on: the order of a request's devices does not matter.
    var start = 0
  }

  private mutating func allocate(_ place: Place) throws(DeviceAllocationFailure) -> Bool {
    guard place.claim < claims.count else { return true }
    guard place.request < demands[place.claim].count else {
      do throws(DeviceAllocationFailure) {
        return try allocate(Place(claim: place.claim + 1))
      } catch {
        // An earlier claim may do with fewer devices.
        if case .tooManyDevices = error { return false }
        throw error
      }
    }
    let alternatives = demands[place.claim][place.request]
    if place.alternative == nil, alternatives.first?.alternative != nil {
      return try allocateFirstAvailable(place, alternatives.count)
    }
    guard alternatives.indices.contains(place.alternative ?? 0) else { return false }
    let state = alternatives[place.alternative ?? 0]
    if let all = state.all, all.isEmpty { return false }
    if place.device >= state.count {
      return try allocate(Place(claim: place.claim, request: place.request + 1))
    }
    if state.count > Self.maximumDevices - picks[place.claim].count + place.device { throw .tooManyDevices }
    guard let all = state.all else { return try allocateCounted(place, state) }
    guard all.indices.contains(place.device) else { return false }
    return try tryDevice(all[place.device], place, state, following: 0, isMust: true)
  }

  private mutating func allocateFirstAvailable(
    _ place: Place, _ count: Int
  ) throws(DeviceAllocationFailure) -> Bool {
    var alwaysTooMany = true
    for alternative in 0..<count {
      var next = place
      next.alternative = alternative
      do throws(DeviceAllocationFailure) {
        if try allocate(next) { return true }
        alwaysTooMany = false
      } catch {
        guard case .tooManyDevices = error else { throw error }
      }
    }
    if alwaysTooMany { throw .tooManyDevices }
    return false
  }

  private mutating func allocateCounted(
    _ place: Place, _ state: DeviceDemandState
  ) throws(DeviceAllocationFailure) -> Bool {
    var index = place.start
    while index < candidates.count {
      guard let entry = candidates[index] else {
        let fault = candidates[..<index].count { $0 == nil }
        throw .error(faults[fault])
      }
      index += 1
      tries += 1
      if tries > Self.maximumTries {
        throw .notModelled(
          "a search for devices with more than \(Self.maximumTries) tries",
          claims[place.claim].metadata.range.position)
      }
      if isTaken(entry, for: place.claim, state) { continue }
      guard try isSelectable(entry, for: state, of: claims[place.claim]) else { continue }
      if has(.consumableCapacity), !hasRoom(entry, for: state) { continue }
      if try tryDevice(entry, place, state, following: index, isMust: false) { return true }
    }
    return false
  }

  /// Takes a device and goes on; gives it back when that leads nowhere.
  private mutating func tryDevice(
    _ entry: Int, _ place: Place, _ state: DeviceDemandState, following start: Int, isMust: Bool
  ) throws(DeviceAllocationFailure) -> Bool {
    guard let pick = try pick(entry, place, state, isMust: isMust) else { return false }
    let identity = device(entry).identity
    picks[place.claim].append(pick)
    if pick.share == nil { claimsOfDevice[identity, default: []].append(place.claim) }
    var next = place
    next.device += 1
    next.start = start
    // Until it was mended, a request for all devices went on with the first alternative.
    if isMust, !has(.firstAvailableAllModeIsMended), place.alternative != nil { next.alternative = 0 }
    func giveBack(_ allocator: inout DeviceAllocator) {
      allocator.picks[place.claim].removeLast()
      allocator.forget(state, of: place.claim)
      if pick.share == nil { allocator.claimsOfDevice[identity]?.removeLast() }
    }
    do throws(DeviceAllocationFailure) {
      if try allocate(next) { return true }
    } catch {
      giveBack(&self)
      throw error
    }
    giveBack(&self)
    return false
  }

  private mutating func pick(
    _ entry: Int, _ place: Place, _ state: DeviceDemandState, isMust: Bool
  ) throws(DeviceAllocationFailure) -> DevicePick? {
    let device = device(entry)
    if isTaken(entry, for: place.claim, state) { return nil }
    if !device.device.consumesCounters.isEmpty, !hasCounters(entry) { return nil }
    if has(.deviceTaintsCount), device.device.untolerated(state.demand.tolerations) != nil { return nil }
    if has(.consumableCapacity), !hasRoom(entry, for: state) { return nil }
    for (index, constraint) in claims[place.claim].spec.constraints.enumerated()
    where state.isAmong(constraint.requests) {
      if remembers(constraint) {
        if memories[place.claim][index].add(device.attribute(of: constraint), for: state.request) { continue }
        forget(state, of: place.claim, before: index)
      } else if meets(constraint, entry, place.claim) {
        continue
      } else {
        forget(state, of: place.claim, before: index)
      }
      if isMust {
        throw .error(
          "claim \(claims[place.claim].text), request \(state.demand.name.text): cannot add device \(device.text) "
            + "because a claim constraint would not be satisfied")
      }
      return nil
    }
    return DevicePick(
      entry: entry, state: state, alternative: state.alternative == nil ? nil : place.alternative,
      share: isShareable(entry) ? consumption(of: device, state.demand.capacity) : nil)
  }

  /// Whether the version has `distinctAttribute` compare with what it remembers.
  private func remembers(_ constraint: DeviceConstraint) -> Bool {
    guard case .distinctAttribute = constraint.rule else { return false }
    return has(.distinctAttributeRemembersLastDevice)
  }

  /// Takes a device of a request out of what the first constraints of its claim remember, all by default.
  private mutating func forget(_ state: DeviceDemandState, of claim: Int, before end: Int = .max) {
    for (index, constraint) in claims[claim].spec.constraints.enumerated().prefix(end)
    where remembers(constraint) && state.isAmong(constraint.requests) {
      memories[claim][index].remove(state.request)
    }
  }

  private func results() throws(DeviceAllocationFailure) -> [ClaimAllocation] {
    var results: [ClaimAllocation] = []
    for claimPicks in picks {
      let selector = try DeviceReach.selector(claimPicks.map(\.entry), table.inventory, node)
      var alternatives: [(request: Symbol, index: Int)] = []
      for pick in claimPicks {
        guard let index = pick.alternative, !alternatives.contains(where: { $0.request == pick.state.request }) else {
          continue
        }
        alternatives.append((pick.state.request, index))
      }
      results.append(
        ClaimAllocation(
          result: AllocationResult(
            devices: claimPicks.map { $0.result(table.inventory.entries[$0.entry]) }, nodeSelector: selector),
          alternatives: alternatives))
    }
    return results
  }
}

extension Int {
  fileprivate func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
