import Kubernetes
import Store
import Symbols

/// Which volume a claim gets.
enum VolumeMatch {
  /// One that is reserved for the claim, else the smallest that is good enough; of volumes that can do what the claim asks
  /// for, those that can do least are tried first.
  ///
  /// - Parameter onlyReserved: whether the scheduler chooses among the others.
  static func best(for claim: StoredObject, among volumes: [StoredObject], onlyReserved: Bool) -> StoredObject? {
    let selector = claim.spec["selector"].selector
    let able = volumes.filter { $0.accessModes.isSuperset(of: claim.accessModes) }
    let groups = Dictionary(grouping: able) { $0.accessModes.sorted() }.sorted { a, b in
      a.key.count == b.key.count ? a.key.lexicographicallyPrecedes(b.key) : a.key.count < b.key.count
    }
    for (_, group) in groups {
      var smallest: StoredObject?
      for volume in group where fits(volume, claim) {
        if volume.isReserved(for: claim) { return volume }
        guard !onlyReserved, volume.phase == "Available", volume.storageClass == claim.storageClass,
          selector?.matches(volume.labels) ?? true, volume.spec["claimRef"].isNull
        else { continue }
        if smallest.map({ volume.storageCapacity < $0.storageCapacity }) ?? true { smallest = volume }
      }
      if let smallest { return smallest }
    }
    return nil
  }

  private static func fits(_ volume: StoredObject, _ claim: StoredObject) -> Bool {
    volume.storageCapacity >= claim.requestedStorage && volume.volumeMode == claim.volumeMode
      && volume.attributesClass == claim.attributesClass && !volume.isBeingDeleted
  }

  /// Why a claim cannot have the volume that it asks for.
  static func problem(of volume: StoredObject, for claim: StoredObject) -> String? {
    if volume.isBeingDeleted { return "the volume is marked for deletion \"\(volume.name)\"" }
    if volume.storageCapacity < claim.requestedStorage { return "requested PV is too small" }
    if volume.storageClass != claim.storageClass { return "storageClassName does not match" }
    if volume.volumeMode != claim.volumeMode { return "incompatible volumeMode" }
    if volume.attributesClass != claim.attributesClass { return "volumeAttributesClassName does not match" }
    return volume.accessModes.isSuperset(of: claim.accessModes) ? nil : "incompatible accessMode"
  }
}
