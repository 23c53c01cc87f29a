import Kubernetes
import Scheduler
import Symbols

/// Volumes that stand in the input, as the volume controller looks for one that suits a claim that must not wait for a pod.
///
/// Source: "Persistent Volumes", section "Binding", Kubernetes documentation.
struct StaticVolumes {
  private let volumes: [PersistentVolume]
  private var taken: Set<Symbol> = []

  init(_ volumes: [PersistentVolume]) {
    self.volumes = volumes.sorted { $0.metadata.name.precedes($1.metadata.name) }
  }

  /// The one that is held for the claim, else the smallest that suits it, by name where equal.
  func volume(for claim: PersistentVolumeClaim) -> PersistentVolume? {
    let open = volumes.filter { !taken.contains($0.metadata.name) && isLargeEnough($0, claim) }
    if !claim.spec.volumeName.isEmpty {
      return open.first {
        $0.metadata.name == claim.spec.volumeName && ($0.claimRef == nil || $0.isReserved(for: claim))
      }
    }
    if let held = open.first(where: { $0.isReserved(for: claim) }) { return held }
    var best: PersistentVolume?
    for volume in open where suits(volume, claim) {
      if let known = best, !(volume.size < known.size) { continue }
      best = volume
    }
    return best
  }

  /// The same, and no other claim gets it.
  mutating func take(for claim: PersistentVolumeClaim) -> PersistentVolume? {
    guard let volume = volume(for: claim) else { return nil }
    taken.insert(volume.metadata.name)
    return volume
  }

  private func isLargeEnough(_ volume: PersistentVolume, _ claim: PersistentVolumeClaim) -> Bool {
    !(volume.size < claim.requestedStorage) && volume.volumeMode == claim.spec.volumeMode
      && volume.className == claim.className && !volume.metadata.isTerminating
  }

  private func suits(_ volume: PersistentVolume, _ claim: PersistentVolumeClaim) -> Bool {
    volume.claimRef == nil && volume.phase == "Available"
      && claim.spec.selector?.matches(volume.metadata.labels) ?? true
      && claim.spec.accessModes.allSatisfy(volume.accessModes.contains)
  }
}

extension PersistentVolume {
  fileprivate var size: Quantity { capacity["storage"] ?? .zero }
}
