import Kubernetes
import Symbols
import Versions

/// All devices of the cluster, and which of them each node reaches. Never changes during a run.
final class DeviceInventory {
  let slices: [ResourceSlice]
  let entries: ContiguousArray<DeviceEntry>
  /// How many different devices there are.
  let identityCount: Int
  private let version: KubernetesVersion
  private let identities: [Identity: Int]
  /// The first entry of each slice.
  private let firstEntry: [Int]
  private var slicesOnNode: [Symbol: [Int]] = [:]
  private var sharedSlices: [Int] = []
  private var slicesOfPool: [PoolKey: [Int]] = [:]
  private var poolsOfNode: [Symbol: [DevicePool]] = [:]

  private struct Identity: Hashable {
    let driver: Symbol
    let pool: Symbol
    let device: Symbol
  }

  private struct PoolKey: Hashable {
    let driver: Symbol
    let name: Symbol
  }

  /// - Parameter rules: that taint devices from outside.
  init(_ slices: [ResourceSlice], _ rules: [DeviceTaintRule], _ version: KubernetesVersion) {
    self.slices = slices
    self.version = version
    var identities: [Identity: Int] = [:]
    var entries: ContiguousArray<DeviceEntry> = []
    var firstEntry: [Int] = []
    for (index, slice) in slices.enumerated() {
      firstEntry.append(entries.count)
      for var device in slice.devices {
        if version.has(.deviceTaintRulesCount) {
          device.taints += rules.filter { $0.means(device, of: slice) }.compactMap(\.taint)
        }
        let key = Identity(driver: slice.driver, pool: slice.pool.name, device: device.name)
        let identity = identities[key] ?? identities.count
        identities[key] = identity
        entries.append(
          DeviceEntry(
            driver: slice.driver, pool: slice.pool.name, device: device, identity: identity, slice: index))
      }
      slicesOfPool[PoolKey(driver: slice.driver, name: slice.pool.name), default: []].append(index)
      if slice.reach.nodeName.isEmpty {
        sharedSlices.append(index)
      } else {
        slicesOnNode[slice.reach.nodeName, default: []].append(index)
      }
    }
    self.entries = entries
    self.identities = identities
    self.firstEntry = firstEntry
    identityCount = identities.count
  }

  /// The number of a device that a claim has been given, nil for one that no slice offers.
  func identity(of device: AllocatedDevice) -> Int? {
    identities[Identity(driver: device.driver, pool: device.pool, device: device.device)]
  }

  /// The devices of all slices that a node reaches, whatever their pool says of them.
  func entries(inSlicesFor node: Node) -> [Int] {
    ((slicesOnNode[node.metadata.name] ?? []) + sharedSlices).flatMap { index -> [Int] in
      let slice = slices[index]
      if slice.perDeviceNodeSelection == true {
        return devices(of: index).filter { entries[$0].device.reach.includes(node) }
      }
      // A slice that names no nodes at all counts for each.
      let reach = slice.reach
      let isForAll = reach.nodeName.isEmpty && !reach.allNodes && reach.nodeSelector == nil
      return isForAll || reach.includes(node) ? Array(devices(of: index)) : []
    }
  }

  /// The pools with devices for a node, in the order in which they are tried.
  func pools(for node: Node) -> [DevicePool] {
    let name = node.metadata.name
    if let known = poolsOfNode[name] { return known }
    var kept: [PoolKey: [Int]] = [:]
    for index in (slicesOnNode[name] ?? []) + sharedSlices where reaches(slices[index], node) {
      let key = PoolKey(driver: slices[index].driver, name: slices[index].pool.name)
      let newest = kept[key]?.first.map { slices[$0].pool.generation } ?? .min
      let generation = slices[index].pool.generation
      if generation > newest { kept[key] = [] }
      if generation >= newest { kept[key, default: []].append(index) }
    }
    let pools = kept.compactMap { pool($0.key, of: $0.value, for: node) }.sorted(by: DevicePool.precedes)
    poolsOfNode[name] = pools
    return pools
  }

  private var isPartitionable: Bool { version.has(.partitionableDevices) }

  private func reaches(_ slice: ResourceSlice, _ node: Node) -> Bool {
    if !isPartitionable, slice.perDeviceNodeSelection != nil || !slice.sharedCounters.isEmpty { return false }
    if slice.perDeviceNodeSelection == true { return slice.devices.contains { $0.reach.includes(node) } }
    return slice.reach.includes(node)
  }

  /// nil for a pool whose newer slices are for other nodes.
  private func pool(_ key: PoolKey, of kept: [Int], for node: Node) -> DevicePool? {
    guard let first = kept.first else { return nil }
    let head = slices[first].pool
    var pool = DevicePool(driver: key.driver, name: key.name)
    let all = slicesOfPool[key] ?? []
    if Int64(kept.count) != head.resourceSliceCount {
      if all.contains(where: { slices[$0].pool.generation > head.generation }) { return nil }
      let count = all.filter { slices[$0].pool.generation == head.generation }.count
      pool.isIncomplete = Int64(count) != head.resourceSliceCount
    }
    for index in kept {
      for entry in devices(of: index) {
        let device = entries[entry].device
        if slices[index].perDeviceNodeSelection == true, !device.reach.includes(node) { continue }
        pool.devices.append(entry)
        if device.hasBindingConditions { pool.hasBindingConditions = true }
      }
    }
    let checked: [Int]
    if isPartitionable {
      checked = all.filter { slices[$0].pool.generation == head.generation }
      pool.counters = checked.flatMap { slices[$0].sharedCounters }
      // Slices of counters alone offer nothing.
      if pool.devices.isEmpty { return nil }
    } else {
      checked = kept
    }
    pool.allDevices = checked.flatMap { devices(of: $0) }
    pool.fault = fault(of: pool)
    return pool
  }

  private func devices(of slice: Int) -> Range<Int> {
    firstEntry[slice]..<(firstEntry[slice] + slices[slice].devices.count)
  }

  private func fault(of pool: DevicePool) -> String? {
    var names: Set<Symbol> = []
    for entry in pool.allDevices where !names.insert(entries[entry].device.name).inserted {
      return "duplicate device name \(entries[entry].device.name.text)"
    }
    guard isPartitionable else { return nil }
    for entry in pool.allDevices {
      for set in entries[entry].device.consumesCounters where !pool.counters.contains(where: { $0.name == set.name }) {
        return "counter set \(set.name.text) of device \(entries[entry].device.name.text) does not exist"
      }
    }
    return nil
  }
}

extension DeviceTaintRule {
  fileprivate func means(_ device: Device, of slice: ResourceSlice) -> Bool {
    guard let selector else { return false }
    return (selector.driver.isEmpty || selector.driver == slice.driver)
      && (selector.pool.isEmpty || selector.pool == slice.pool.name)
      && (selector.device.isEmpty || selector.device == device.name)
  }
}

extension DeviceReach {
  func includes(_ node: Node) -> Bool {
    if !nodeName.isEmpty { return nodeName == node.metadata.name }
    return allNodes || nodeSelector?.matches(name: node.metadata.name, labels: node.metadata.labels) ?? false
  }
}
