import Kubernetes
import SourceText
import Symbols
import Versions

/// Why a node's devices do not do for a pod's claims, request by request.
struct DeviceShortage {
  private let allocator: DeviceAllocator

  init(_ table: DeviceTable, _ node: Node, _ claims: [ResourceClaim]) {
    allocator = DeviceAllocator(table, node, claims)
  }

  var details: [ExplanationDetail] {
    var details: [ExplanationDetail] = []
    for claim in allocator.claims {
      for request in claim.spec.requests {
        switch request.kind {
        case .exactly(let demand):
          if let text = text(demand, claim, "request \(request.name.text)") {
            details.append(ExplanationDetail(text, at: request.origin))
          }
        case .firstAvailable(let demands):
          // One alternative that does is enough.
          let texts = demands.map { demand in
            (text(demand, claim, "alternative \(request.name.text)/\(demand.name.text)"), demand.origin)
          }
          if texts.contains(where: { $0.0 == nil }) { continue }
          details += texts.compactMap { text, origin in text.map { ExplanationDetail($0, at: origin) } }
        case .unknown: continue
        }
      }
    }
    if !details.isEmpty { return details }
    let origin = allocator.claims.flatMap(\.spec.constraints).first?.origin
    let together =
      origin == nil
      ? "each request finds enough devices by itself, but not all of them together"
      : "each request finds enough devices by itself, but not all of them together under the claim's constraints"
    let first = allocator.claims.flatMap(\.spec.requests).first?.origin
    return [ExplanationDetail(together, at: origin ?? first ?? .none)]
  }

  /// nil when the node has devices enough for this alone.
  private func text(_ demand: DeviceDemand, _ claim: ResourceClaim, _ name: String) -> String? {
    guard let deviceClass = allocator.table.deviceClass(demand.deviceClassName) else { return nil }
    let state = DeviceDemandState(
      demand: demand, deviceClass: deviceClass, request: demand.name, alternative: nil, count: 0)
    var counts = Counts()
    for pool in allocator.pools {
      for entry in pool.devices { counts.add(fault(entry, pool, state, claim)) }
    }
    let wanted: String
    switch demand.allocationMode {
    case .exactCount(let count):
      if counts.usable >= count { return nil }
      wanted = count == 1 ? "a device" : "\(count) devices"
    case .all:
      // All that match must be free, and there must be one.
      if counts.usable > 0, !counts.groups.contains(where: { !$0.fault.isMismatch }) { return nil }
      wanted = "all devices"
    case .unknown: return nil
    }
    let owner =
      claim.metadata.name == ExtendedResourceClaim.name
      ? "the pod's extended resources" : "claim \(claim.metadata.name.text)"
    let head = "\(name) of \(owner) needs \(wanted) of class \(demand.deviceClassName.text), "
    if counts.total == 0 { return head + "the node has no devices" }
    let parts = counts.groups.map { "\($0.count) \($0.fault.text(deviceClass))" }
    return head + "the node has \(counts.total): " + parts.joined(separator: ", ")
      + (counts.usable > 0 ? ", \(counts.usable) usable" : "")
  }

  /// Why one device does not do, nil when it does.
  private func fault(
    _ entry: Int, _ pool: DevicePool, _ state: DeviceDemandState, _ claim: ResourceClaim
  ) -> Fault? {
    let device = allocator.device(entry)
    if pool.fault != nil { return .invalidPool }
    if pool.isIncomplete, !allocator.has(.incompletePoolsAreUsed) { return .incompletePool }
    var byClass = state
    byClass = DeviceDemandState(
      demand: DeviceDemand(), deviceClass: byClass.deviceClass, request: state.request, alternative: nil, count: 0)
    guard (try? allocator.isSelectable(entry, for: byClass, of: claim)) == true else {
      return device.device.hasBindingConditions && !allocator.has(.deviceBindingConditionsCount)
        ? .bindingConditions : .classSelectors
    }
    guard (try? allocator.isSelectable(entry, for: state, of: claim)) == true else { return .requestSelectors }
    if !state.hasAdminAccess, allocator.table.isHeld(device.identity) { return .inUse }
    if allocator.has(.deviceTaintsCount), let taint = device.device.untolerated(state.demand.tolerations) {
      return .taint(taint)
    }
    if !device.device.consumesCounters.isEmpty, !allocator.hasCounters(entry) { return .counters }
    if allocator.has(.consumableCapacity), !allocator.hasRoom(entry, for: state) { return .capacity }
    return nil
  }

  private enum Fault: Hashable {
    case invalidPool, incompletePool, bindingConditions, classSelectors, requestSelectors, inUse
    case taint(Taint)
    case counters, capacity

    /// The device is not of the kind that was asked for.
    var isMismatch: Bool { self == .classSelectors || self == .requestSelectors }

    func text(_ deviceClass: DeviceClass) -> String {
      switch self {
      case .invalidPool: "in an invalid pool"
      case .incompletePool: "in an incomplete pool"
      case .bindingConditions: "with binding conditions"
      case .classSelectors: "not of class \(deviceClass.metadata.name.text)"
      case .requestSelectors: "refused by the request's selectors"
      case .inUse: "in use"
      case .taint(let taint): "with the untolerated taint \(taint.text)"
      case .counters: "without counters left"
      case .capacity: "without enough capacity left"
      }
    }
  }

  /// Devices by what is wrong with them, in the order met.
  private struct Counts {
    var total = 0
    var usable = 0
    var groups: [(fault: Fault, count: Int)] = []

    mutating func add(_ fault: Fault?) {
      total += 1
      guard let fault else {
        usable += 1
        return
      }
      if let slot = groups.firstIndex(where: { $0.fault == fault }) {
        groups[slot].count += 1
      } else {
        groups.append((fault, 1))
      }
    }
  }
}
