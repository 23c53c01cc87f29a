import Kubernetes
import SourceText
import Symbols
import Versions

/// Whether a device can be had.
extension DeviceAllocator {
  /// Whether a claim holds the device, or one of this pod's is about to.
  func isTaken(_ entry: Int, for claim: Int, _ state: DeviceDemandState) -> Bool {
    let identity = device(entry).identity
    let picked = claimsOfDevice[identity] ?? []
    if state.hasAdminAccess { return picked.contains(claim) }
    return table.isHeld(identity) || !picked.isEmpty
  }

  /// Whether the selectors of the class and of the request let the device through.
  func isSelectable(
    _ entry: Int, for state: DeviceDemandState, of claim: ResourceClaim
  ) throws(DeviceAllocationFailure) -> Bool {
    if device(entry).device.hasBindingConditions, !has(.deviceBindingConditionsCount) { return false }
    let className = "class \(state.deviceClass.metadata.name.text)"
    guard try passes(entry, state.deviceClass.selectors, className) else { return false }
    return try passes(entry, state.demand.selectors, "claim \(claim.text)")
  }

  private func passes(
    _ entry: Int, _ selectors: [DeviceSelector], _ owner: String
  ) throws(DeviceAllocationFailure) -> Bool {
    for (index, selector) in selectors.enumerated() {
      let expression = selector.expression ?? .none
      switch table.selectors.answer(expression, for: entry) {
      case .yes: continue
      case .no: return false
      case .error(let text): throw .error(error(text, selector: index, owner, entry))
      case .notModelled(let what):
        throw .notModelled("CEL expression \"\(expression.text.oneLine)\": \(what)", selector.origin)
      }
    }
    return true
  }

  /// What a CEL expression's error comes to.
  private func error(_ text: String, selector: Int, _ owner: String, _ entry: Int) -> String {
    guard has(.deviceErrorsNameDevice) else { return "\(owner): selector #\(selector): CEL runtime error: \(text)" }
    // kube-scheduler itself goes by these words.
    let hint =
      text.contains("no such key")
      ? ". consider using CEL optional chaining (.? followed by orValue()) or guarding the check with has() for "
        + "optional fields"
      : ""
    return "\(owner): selector #\(selector) on device \(device(entry).text): CEL runtime error: \(text)\(hint)"
  }

  /// Whether a device fits a constraint beside those that the claim has already.
  func meets(_ constraint: DeviceConstraint, _ entry: Int, _ claim: Int) -> Bool {
    let others = picks[claim].filter { $0.state.isAmong(constraint.requests) }.map { device($0.entry) }
    switch constraint.rule {
    case .matchAttribute(let name):
      guard let own = device(entry).attribute(name), own != .unknown || others.isEmpty else { return false }
      return others.allSatisfy { $0.attribute(name) == own }
    case .distinctAttribute(let name):
      guard let own = device(entry).attribute(name) else { return false }
      return others.allSatisfy { $0.attribute(name) != own }
    case .unknown: return false
    }
  }

  /// Whether the counters of the device's pool last for it too.
  func hasCounters(_ entry: Int) -> Bool {
    guard has(.partitionableDevices) else { return false }
    // More shares of a device take no more of its counters.
    if isShareable(entry), isShared(entry) { return true }
    let own = device(entry)
    guard let pool = pools.first(where: { $0.driver == own.driver && $0.name == own.pool }) else { return false }
    let picked = Set(picks.flatMap { $0.map { device($0.entry).identity } })
    let users =
      pool.allDevices.filter { other in
        let identity = device(other).identity
        return table.isHeld(identity) || table.shares(of: identity) != nil || picked.contains(identity)
      } + [entry]
    for set in pool.counters {
      for counter in set.counters.amounts {
        var used = Quantity.zero
        for user in users {
          for consumed in device(user).device.consumesCounters where consumed.name == set.name {
            used += consumed.counters[counter.name] ?? .zero
          }
        }
        if counter.quantity < used { return false }
      }
    }
    return true
  }

  /// Whether several claims can have the device, each a part of its capacity.
  func isShareable(_ entry: Int) -> Bool {
    has(.consumableCapacity) && device(entry).device.allowsMultipleAllocations
  }

  private func isShared(_ entry: Int) -> Bool {
    let identity = device(entry).identity
    return table.shares(of: identity) != nil
      || picks.contains { $0.contains { device($0.entry).identity == identity && $0.share != nil } }
  }

  /// Whether the device has as much capacity left as the request asks for.
  func hasRoom(_ entry: Int, for state: DeviceDemandState) -> Bool {
    let own = device(entry)
    guard let consumption = consumption(of: own, state.demand.capacity) else { return false }
    let shares = table.shares(of: own.identity) ?? [:]
    for capacity in own.device.capacity {
      guard var used = consumption[capacity.name] else { continue }
      if capacity.requestPolicy?.allows(used, byThousandths: has(.fractionalCapacityRanges)) == false { return false }
      if let taken = shares[capacity.name] { used += taken }
      for pick in picks.joined() where pick.share != nil && device(pick.entry).identity == own.identity {
        used += pick.share?[capacity.name] ?? .zero
      }
      if capacity.value < used { return false }
    }
    return true
  }

  /// What a request takes of each of a device's capacities, by the device's names; nil if it asks for one that the
  /// device does not have.
  func consumption(of own: DeviceEntry, _ requests: ResourceList?) -> ResourceList? {
    var consumption = ResourceList()
    var asked: [Symbol: Quantity] = [:]
    for request in requests?.amounts ?? [] {
      let wanted = request.name.qualified(in: own.driver)
      guard
        let name = own.device.capacity.first(where: { $0.name == request.name })?.name
          ?? own.device.capacity.first(where: { $0.name.qualified(in: own.driver) == wanted })?.name
      else { return nil }
      asked[name] = request.quantity
    }
    for capacity in own.device.capacity {
      let amount = capacity.consumption(
        for: asked[capacity.name], byThousandths: has(.fractionalCapacityRanges))
      consumption.set(ResourceList.Amount(name: capacity.name, quantity: amount))
    }
    return consumption
  }
}

extension DeviceEntry {
  /// An attribute by its full name; one that the device gives without a domain belongs to the driver's.
  func attribute(_ name: Symbol) -> Device.Attribute? {
    if let exact = device.attributes.first(where: { $0.name == name }) { return exact.value }
    let (domain, id) = name.qualified(in: .none)
    guard domain == driver.text else { return nil }
    return device.attributes.first { $0.name.text == id }?.value
  }
}

extension String {
  /// With every run of blanks as one, and no longer than a message bears.
  fileprivate var oneLine: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
