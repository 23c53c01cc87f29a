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
        chosen.insert(volume)
        bindings.append((claim.key, volume))
      } else {
        toProvision.append(claim)
      }
    }
    for claim in toProvision {
      provision(claim, on: node, volumes)
      if reason != .none { return }
    }
  }

  private mutating func block(_ claim: PersistentVolumeClaim, _ reason: Reason, _ explanation: String) {
    self.reason = reason
    blocked = claim.key
    self.explanation = explanation
  }

  /// The smallest available volume that suits the claim and can be reached from the node; by name where equal.
  private static func volume(
    for claim: PersistentVolumeClaim, on node: Node, _ volumes: VolumeTable, except chosen: Set<Symbol>
  ) -> Symbol? {
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
      if isReserved { return isReachable ? volume.metadata.name : nil }
      guard isReachable, volume.phase == "Available",
        claim.spec.selector?.matches(volume.metadata.labels) ?? true,
        claim.spec.accessModes.allSatisfy(volume.accessModes.contains)
      else { continue }
      if let known = best, !(capacity < known.capacity[.storage] ?? .zero) { continue }
      best = volume
    }
    return best?.metadata.name
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
    if !hasCapacity(claim, storageClass, node, volumes) {
      return block(
        claim, .noStorage,
        "no CSIStorageCapacity of class \(className) here has \(claim.requestedStorage.canonicalText) left for claim \(name)"
      )
    }
    provisions.append(claim.key)
  }

  /// Looked at only where the driver publishes its capacity; nothing is used up by earlier pods.
  private func hasCapacity(
    _ claim: PersistentVolumeClaim, _ storageClass: StorageClass, _ node: Node, _ volumes: VolumeTable
  ) -> Bool {
    guard let requested = claim.spec.requests[.storage],
      volumes.csiDriver(storageClass.provisioner)?.hasStorageCapacity == true
    else { return true }
    return volumes.capacities.contains { capacity in
      guard capacity.storageClassName == storageClass.metadata.name,
        let limit = capacity.maximumVolumeSize ?? capacity.capacity, limit.value >= requested.value,
        let topology = capacity.nodeTopology, topology.conversionError() == nil
      else { return false }
      return topology.matches(node.metadata.labels)
    }
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
