import Kubernetes
import Symbols

/// What becomes of a pod's unbound claims on one node: bound to volumes that exist, or to be provisioned there.
struct VolumePlan {
  enum Reason {
    case none, noVolume, noStorage
  }

  private(set) var reason = Reason.none
  private(set) var bindings: [(claim: ClusterObjects.Key, volume: Symbol)] = []
  private(set) var provisions: [ClusterObjects.Key] = []
  /// Of the volumes that claims would be bound to, and of what is left where claims are provisioned.
  private var boundUsage: [Usage] = []
  private var provisionedUsage: [Usage] = []

  /// How much of a class's storage on the node the pod would take.
  struct Usage {
    let className: Symbol
    var requested: Int64
    var capacity: Int64
  }

  /// By class. Volumes that exist count alone where there are any.
  var usage: [Usage] { bindings.isEmpty ? provisionedUsage : boundUsage }

  /// The claim that has no way, and why in bayplan's words.
  private(set) var blocked: ClusterObjects.Key?
  private(set) var explanation: String?

  /// - Parameter claims: those that wait for their first consumer, in the pod's order.
  init(_ claims: [PersistentVolumeClaim], on node: Node, _ volumes: VolumeTable) {
    var toMatch: [PersistentVolumeClaim] = []
    var toProvision: [PersistentVolumeClaim] = []
    for claim in claims {
      guard let selected = claim.metadata.annotations[PersistentVolumeClaim.selectedNode] else {
        toMatch.append(claim)
        continue
      }
      if selected != node.metadata.name {
        block(claim, .noVolume, "claim \(claim.metadata.name.text) is tied to node \(selected.text)")
        return
      }
      toProvision.append(claim)
    }
    var chosen: Set<Symbol> = []
    // The smallest claims first, so that they leave the larger volumes to the larger claims.
    for claim in toMatch.stableSorted(by: { $0.requestedStorage < $1.requestedStorage }) {
      if let volume = Self.volume(for: claim, on: node, volumes, except: chosen) {
        chosen.insert(volume.metadata.name)
        bindings.append((claim.key, volume.metadata.name))
        let capacity = (volume.capacity[.storage] ?? .zero).value
        Self.add(volume.storageClassName, claim, &boundUsage) { $0 &+ capacity }
      } else {
        toProvision.append(claim)
      }
    }
    for claim in toProvision {
      provision(claim, on: node, volumes)
      if reason != .none { return }
    }
  }

  /// - Parameter capacity: what the class has, by what it had so far.
  private static func add(
    _ className: Symbol, _ claim: PersistentVolumeClaim, _ usage: inout [Usage], capacity: (Int64) -> Int64
  ) {
    let slot = usage.firstIndex { $0.className == className } ?? usage.count
    if slot == usage.count { usage.append(Usage(className: className, requested: 0, capacity: 0)) }
    usage[slot].requested &+= claim.requestedStorage.value
    usage[slot].capacity = capacity(usage[slot].capacity)
  }

  private mutating func block(_ claim: PersistentVolumeClaim, _ reason: Reason, _ explanation: String) {
    self.reason = reason
    blocked = claim.key
    self.explanation = explanation
  }

  /// The smallest available volume that suits the claim and can be reached from the node; by name where equal.
  private static func volume(
    for claim: PersistentVolumeClaim, on node: Node, _ volumes: VolumeTable, except chosen: Set<Symbol>
  ) -> PersistentVolume? {
    var best: PersistentVolume?
    let requested = claim.requestedStorage
    for volume in volumes.volumes(ofClass: claim.className) where !chosen.contains(volume.metadata.name) {
      let isReserved = volume.isReserved(for: claim)
      let capacity = volume.capacity[.storage] ?? .zero
      if volume.claimRef != nil, !isReserved { continue }
      if capacity < requested || volume.volumeMode != claim.spec.volumeMode || volume.metadata.isTerminating {
        continue
      }
      let isReachable = volume.nodeAffinity.map { VolumeAffinity.matches($0, node.metadata.labels) } ?? true
      // A volume held for this claim is the answer, or there is none.
      if isReserved { return isReachable ? volume : nil }
      guard isReachable, volume.phase == "Available",
        claim.spec.selector?.matches(volume.metadata.labels) ?? true,
        claim.spec.accessModes.allSatisfy(volume.accessModes.contains)
      else { continue }
      if let known = best, !(capacity < known.capacity[.storage] ?? .zero) { continue }
      best = volume
    }
    return best
  }

  private mutating func provision(_ claim: PersistentVolumeClaim, on node: Node, _ volumes: VolumeTable) {
    let name = claim.metadata.name.text
    let className = claim.className.text
    guard let storageClass = volumes.storageClass(claim.className), !storageClass.provisioner.isEmpty,
      storageClass.provisioner != "kubernetes.io/no-provisioner"
    else {
      return block(
        claim, .noVolume,
        "no available volume of class \(className) suits claim \(name) here, and the class provisions none")
    }
    let topologies = storageClass.allowedTopologies
    if !topologies.isEmpty, !topologies.contains(where: { $0.matches(name: .none, labels: node.metadata.labels) }) {
      return block(
        claim, .noVolume, "class \(className) does not provision volumes in the node's topology (claim \(name))")
    }
    switch Self.capacity(for: claim, storageClass, node, volumes) {
    case .unknown: break
    case .found(let capacity):
      // Claims of a class draw on the same storage.
      Self.add(claim.spec.storageClassName ?? .none, claim, &provisionedUsage) { _ in capacity }
    case .none:
      return block(
        claim, .noStorage,
        "no CSIStorageCapacity of class \(className) here has \(claim.requestedStorage.canonicalText) left for claim \(name)"
      )
    }
    provisions.append(claim.key)
  }

  private enum Capacity {
    /// The driver does not publish any.
    case unknown
    case found(Int64)
    case none
  }

  /// Looked at only where the driver publishes its capacity; nothing is used up by earlier pods.
  private static func capacity(
    for claim: PersistentVolumeClaim, _ storageClass: StorageClass, _ node: Node, _ volumes: VolumeTable
  ) -> Capacity {
    guard let requested = claim.spec.requests[.storage],
      volumes.csiDriver(storageClass.provisioner)?.hasStorageCapacity == true
    else { return .unknown }
    let found = volumes.capacities.first { capacity in
      guard capacity.storageClassName == storageClass.metadata.name,
        let limit = capacity.maximumVolumeSize ?? capacity.capacity, limit.value >= requested.value,
        let topology = capacity.nodeTopology, topology.conversionError() == nil
      else { return false }
      return topology.matches(node.metadata.labels)
    }
    return found.map { .found(($0.capacity ?? .zero).value) } ?? .none
  }
}

extension Array {
  /// Equal elements keep their order, which the library's sort does not promise.
  fileprivate func stableSorted(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { a, b in
      precedes(a.element, b.element) || (!precedes(b.element, a.element) && a.offset < b.offset)
    }.map(\.element)
  }
}
