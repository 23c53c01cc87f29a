import Kubernetes
import Symbols

/// The volumes that the pods placed on each node attach there: counted when someone first asks, then kept up to date as
/// pods come and go.
final class AttachedVolumes {
  /// By row; nil for one that is not counted, or cannot be since a pod there has a claim that is not its own.
  private var rows: [Present?] = []
  /// By driver: how many volumes are on each row, 0 where they are not counted.
  private var counts: [Symbol: Column<Int32>] = [:]
  /// All rows are counted.
  private var isComplete = false

  /// What is attached to one node.
  final class Present {
    private(set) var volumes: Set<AttachedVolume> = []

    init(_ pods: [ScheduledPod], on node: CSINode?, _ rule: AttachmentRule) throws(AttachedVolume.Problem) {
      for pod in pods { _ = try add(pod, on: node, rule) }
    }

    /// - Returns: what was not there before.
    func add(
      _ pod: ScheduledPod, on node: CSINode?, _ rule: AttachmentRule
    ) throws(AttachedVolume.Problem) -> Set<AttachedVolume> {
      let added = try rule.attached(by: pod, on: node, ignoresMissing: true).subtracting(volumes)
      volumes.formUnion(added)
      return added
    }
  }

  /// - Throws: when a pod there has a claim that is not its own.
  func present(
    at row: Int, _ node: CSINode?, _ rule: AttachmentRule, in cluster: Cluster
  ) throws(AttachedVolume.Problem) -> Present {
    if rows.isEmpty { rows = Array(repeating: nil, count: cluster.count) }
    if let known = rows[row] { return known }
    let made = try Present(cluster.pods[row], on: node, rule)
    rows[row] = made
    note(made.volumes, at: row)
    return made
  }

  private func note(_ volumes: Set<AttachedVolume>, at row: Int, sign: Int32 = 1) {
    for volume in volumes {
      if counts[volume.driver] == nil { counts[volume.driver] = Column(repeating: 0, count: rows.count) }
      counts[volume.driver]?[row] += sign
    }
  }

  /// Counts every row that can be counted.
  ///
  /// - Returns: whether all can.
  func countAll(_ kinds: CSINodeKinds, _ rule: AttachmentRule, in cluster: Cluster) -> Bool {
    if !rows.isEmpty, isComplete { return true }
    isComplete = (0..<cluster.count).allSatisfy { row in
      (try? present(at: row, kinds.kinds[kinds.kind(of: row)], rule, in: cluster)) != nil
    }
    return isComplete
  }

  /// How many volumes of a driver each row has, as far as rows are counted; nil for a driver without any.
  func counts(of driver: Symbol) -> Column<Int32>? { counts[driver] }

  /// A pod was placed. Nodes that nobody asked about stay uncounted.
  func add(_ pod: ScheduledPod, at row: Int, _ node: CSINode?, _ rule: AttachmentRule) {
    guard pod.info.hasStorage, row < rows.count, let present = rows[row] else { return }
    do {
      note(try present.add(pod, on: node, rule), at: row)
    } catch {
      forget()
    }
  }

  /// A pod of a row is gone: which of its volumes other pods there attach too is counted when someone asks again.
  func forget(_ row: Int) {
    guard row < rows.count, let present = rows[row] else { return }
    note(present.volumes, at: row, sign: -1)
    rows[row] = nil
    isComplete = false
  }

  /// Something changed that placed pods attach.
  func forget() {
    rows = []
    counts = [:]
    isComplete = false
  }
}
