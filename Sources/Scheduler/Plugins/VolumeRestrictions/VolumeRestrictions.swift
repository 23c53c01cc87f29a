import Kubernetes
import Symbols

/// Keeps two pods from sharing a disk that only one may use, and ReadWriteOncePod claims with one pod.
///
/// Source: plugin VolumeRestrictions; "Access Modes" under "Persistent Volumes", Kubernetes documentation.
struct VolumeRestrictions: FilterPlugin {
  let name = PluginName.volumeRestrictions
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  let filterStateError: String? = "cannot read \"PreFilterVolumeRestrictions\" from cycleState"

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    var exclusive: Set<Symbol> = []
    for claim in PodClaim.all(of: pod) where !claim.isEphemeral {
      guard let found = context.volumes.claim(claim.key) else {
        return .reject(.unschedulableAndUnresolvable, "persistentvolumeclaim \"\(claim.key.name.text)\" not found")
      }
      if found.spec.accessModes.contains("ReadWriteOncePod") { exclusive.insert(claim.key.name) }
    }
    let inUse = exclusive.filter { context.volumes.isInUse(.init(pod.namespace, $0)) }
    let disks = pod.info.spec.value.volumes.filter(\.isExclusiveDisk)
    if disks.isEmpty, inUse.isEmpty { return .skip }
    return .judge(VolumeRestrictionsFilter(disks: disks, exclusive: exclusive, conflicts: Int64(inUse.count)))
  }
}

final class VolumeRestrictionsFilter: NodeFilter {
  private let disks: [Volume]
  /// Names of the pod's ReadWriteOncePod claims.
  private let exclusive: Set<Symbol>
  /// How many of them another pod uses, on whatever node.
  private var conflicts: Int64

  private static let disk: UInt64 = 1
  private static let claim: UInt64 = 2

  init(disks: [Volume], exclusive: Set<Symbol>, conflicts: Int64) {
    self.disks = disks
    self.exclusive = exclusive
    self.conflicts = conflicts
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    if !disks.isEmpty, holder(at: row, in: cluster) != nil { return .unschedulable(Self.disk) }
    return conflicts > 0 ? .unschedulable(Self.claim) : .pass
  }

  private func holder(at row: Int, in cluster: Cluster) -> (pod: ScheduledPod, disk: Volume)? {
    for pod in cluster.pods[row] {
      for other in pod.info.spec.value.volumes {
        if let disk = disks.first(where: { $0.conflicts(with: other) }) { return (pod, disk) }
      }
    }
    return nil
  }

  /// By name alone: kube-scheduler does not compare the namespace here.
  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) {
    for volume in pod.info.spec.value.volumes {
      if case .claim(let name, _) = volume.source, exclusive.contains(name) { conflicts += sign }
    }
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    verdict.detail == Self.disk
      ? ["node(s) had no available disk"]
      : [
        "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"
      ]
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    if verdict.detail == Self.disk {
      return holder(at: row, in: cluster).map {
        [
          ExplanationDetail(
            "the disk of volume \($0.disk.name.text) is in use by \($0.pod.namespace.text)/\($0.pod.name.text)",
            at: $0.disk.origin)
        ]
      } ?? []
    }
    let names = exclusive.sorted { $0.precedes($1) }.map(\.text).joined(separator: ", ")
    return [ExplanationDetail("a ReadWriteOncePod claim of the pod is in use by another pod (\(names))")]
  }
}

extension Volume {
  fileprivate var isExclusiveDisk: Bool {
    switch source {
    case .gcePersistentDisk, .awsElasticBlockStore, .iscsi, .rbd: true
    default: false
    }
  }

  /// Whether two pods on one node cannot both have their volume.
  fileprivate func conflicts(with other: Volume) -> Bool {
    switch (source, other.source) {
    case (.gcePersistentDisk(let a, let aReadOnly), .gcePersistentDisk(let b, let bReadOnly)):
      a == b && !(aReadOnly && bReadOnly)
    case (.awsElasticBlockStore(let a, _), .awsElasticBlockStore(let b, _)):
      a == b
    case (.iscsi(let a, _, _, let aReadOnly), .iscsi(let b, _, _, let bReadOnly)):
      a == b && !(aReadOnly && bReadOnly)
    case (
      .rbd(let aMonitors, let aPool, let aImage, let aReadOnly), .rbd(let monitors, let pool, let image, let readOnly)
    ):
      !Set(aMonitors).isDisjoint(with: monitors) && aPool == pool && aImage == image && !(aReadOnly && readOnly)
    default: false
    }
  }
}
