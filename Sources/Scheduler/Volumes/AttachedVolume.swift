import Kubernetes
import Symbols

/// A volume that a CSI driver attaches to a node, whichever pods use it.
struct AttachedVolume: Hashable {
  let driver: Symbol
  let handle: Symbol

  /// Why it cannot be said what a pod attaches.
  enum Problem: Error {
    case missingClaim, foreignClaim
  }
}

/// What pods attach, as NodeVolumeLimits counts it.
struct AttachmentRule {
  let volumes: VolumeTable
  /// Whether Portworx volumes count without the node's annotation.
  let alwaysMigrates: Bool

  /// - Parameters:
  ///   - node: decides which in-tree volumes a driver serves.
  ///   - ignoresMissing: claims that do not exist are passed over.
  func attached(
    by pod: ScheduledPod, on node: CSINode?, ignoresMissing: Bool
  ) throws(AttachedVolume.Problem) -> Set<AttachedVolume> {
    var found: Set<AttachedVolume> = []
    if !pod.info.hasStorage { return found }
    for volume in pod.info.spec.value.volumes {
      if let source = volume.inlineSource { insert(source, zones: [], on: node, into: &found) }
    }
    for claim in PodClaim.all(of: pod) {
      guard let stored = volumes.claim(claim.key) else {
        if ignoresMissing { continue }
        throw .missingClaim
      }
      if claim.ownerError(stored, pod) != nil { throw .foreignClaim }
      if let volume = volumes.volume(stored.spec.volumeName), !stored.spec.volumeName.isEmpty {
        insert(volume.source, zones: Self.zones(of: volume), on: node, into: &found)
      } else {
        insertUnbound(stored, on: node, into: &found)
      }
    }
    return found
  }

  private func insert(
    _ source: PersistentVolume.Source, zones: [String], on node: CSINode?, into found: inout Set<AttachedVolume>
  ) {
    if case .csi(let driver, let handle) = source {
      if !driver.isEmpty, !handle.isEmpty { found.insert(AttachedVolume(driver: driver, handle: handle)) }
    } else if let (plugin, handle) = CSIMigration.translate(source, zones: zones), counts(plugin, on: node),
      !handle.isEmpty
    {
      found.insert(AttachedVolume(driver: plugin.driver, handle: handle))
    }
  }

  /// A claim without a volume counts for the driver of its class, once.
  private func insertUnbound(
    _ claim: PersistentVolumeClaim, on node: CSINode?, into found: inout Set<AttachedVolume>
  ) {
    guard !claim.className.isEmpty, let storageClass = volumes.storageClass(claim.className) else { return }
    var driver = storageClass.provisioner
    if let plugin = CSIMigration.plugin(inTree: driver) {
      guard counts(plugin, on: node) else { return }
      driver = plugin.driver
    }
    guard !driver.isEmpty else { return }
    // No real handle looks like this, so that a claim meets only itself.
    let handle = Symbol("unbound-\(claim.metadata.namespace.text)/\(claim.metadata.name.text)")
    found.insert(AttachedVolume(driver: driver, handle: handle))
  }

  private func counts(_ plugin: CSIMigration.Plugin, on node: CSINode?) -> Bool {
    guard let node else { return false }
    return alwaysMigrates || !plugin.needsAnnotation || CSIMigration.isListed(plugin, on: node)
  }

  private static func zones(of volume: PersistentVolume) -> [String] {
    let label = volume.metadata.labels[.zone] ?? volume.metadata.labels[.betaZone]
    return (label?.text ?? "").split(separator: "_").map(String.init)
  }
}

extension Volume {
  /// An inline disk as the volume it would be.
  var inlineSource: PersistentVolume.Source? {
    switch source {
    case .awsElasticBlockStore(let id, _): .awsElasticBlockStore(volumeID: id)
    case .gcePersistentDisk(let disk, _): .gcePersistentDisk(pdName: disk)
    case .azureDisk(let disk): .azureDisk(diskName: disk)
    case .cinder(let id): .cinder(volumeID: id)
    case .portworx(let id): .portworx(volumeID: id)
    default: nil
    }
  }
}
