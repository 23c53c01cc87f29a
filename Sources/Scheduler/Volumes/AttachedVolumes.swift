import Kubernetes
import Symbols

/// The volumes that the pods placed on each node attach there: counted when a node is first asked about, then kept up to
/// date by every placement.
final class AttachedVolumes {
  private var rows: [Present?] = []

  /// What is attached to one node.
  struct Present {
    private(set) var volumes: Set<AttachedVolume> = []
    private var counts: [(driver: Symbol, count: Int)] = []

    init(_ pods: [ScheduledPod], on node: CSINode?, _ rule: AttachmentRule) throws(AttachedVolume.Problem) {
      for pod in pods { try add(pod, on: node, rule) }
    }

    mutating func add(
      _ pod: ScheduledPod, on node: CSINode?, _ rule: AttachmentRule
    ) throws(AttachedVolume.Problem) {
      for volume in try rule.attached(by: pod, on: node, ignoresMissing: true)
      where volumes.insert(volume).inserted {
        if let slot = counts.firstIndex(where: { $0.driver == volume.driver }) {
          counts[slot].count += 1
        } else {
          counts.append((volume.driver, 1))
        }
      }
    }

    /// How many volumes of a driver.
    func count(of driver: Symbol) -> Int { counts.first { $0.driver == driver }?.count ?? 0 }
  }

  /// - Throws: when a pod there has a claim that is not its own.
  func present(
    at row: Int, _ node: CSINode?, _ rule: AttachmentRule, in cluster: Cluster
  ) throws(AttachedVolume.Problem) -> Present {
    if rows.isEmpty { rows = Array(repeating: nil, count: cluster.count) }
    if let known = rows[row] { return known }
    let made = try Present(cluster.pods[row], on: node, rule)
    rows[row] = made
    return made
  }

  /// A pod was placed. Nodes that nobody asked about stay uncounted, as does one whose pods cannot be counted.
  func add(_ pod: ScheduledPod, at row: Int, _ node: CSINode?, _ rule: AttachmentRule) {
    guard pod.info.hasStorage, row < rows.count, var present = rows[row] else { return }
    rows[row] = nil
    do {
      try present.add(pod, on: node, rule)
      rows[row] = present
    } catch {}
  }

  /// Something changed that placed pods attach.
  func forget() { rows = [] }
}
