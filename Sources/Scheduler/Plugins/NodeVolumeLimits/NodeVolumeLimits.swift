import Kubernetes
import SourceText
import Symbols
import Versions

/// Keeps a node from getting more volumes than its CSI drivers can attach.
///
/// Source: plugin NodeVolumeLimits; "Node-specific Volume Limits", Kubernetes documentation.
struct NodeVolumeLimits: FilterPlugin {
  let name = PluginName.nodeVolumeLimits
  let lifetime = Lifetime.attempt
  let hasPreFilter = true
  /// Filter looks the volumes up again.
  let filterStateError: String? = nil

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    pod.info.spec.value.volumes.contains(where: \.mayBeAttached)
      ? .judge(
        NodeVolumeLimitsFilter(
          pod, context.volumes, context.cluster, asksForDrivers: context.version.has(.missingDriverKeepsPodsOff)))
      : .skip
  }
}

final class NodeVolumeLimitsFilter: NodeFilter {
  private let pod: ScheduledPod
  private let volumes: VolumeTable
  private let kinds: CSINodeKinds
  /// By kind of CSINode: what the pod attaches, driver by driver in the node's order, as far as there are limits.
  private let demands: [Result<[Demand], AttachedVolume.Problem>]
  /// By kind of CSINode: the first driver, by name, that asks to be there and is not.
  private let missing: [Symbol?]
  /// Rows that a what-if question put pods on or took pods from: what stands there is counted each time.
  private var adjusted: Set<Int> = []

  private static let exceeded: UInt64 = 1
  private static let missingClaim: UInt64 = 2
  private static let foreignClaim: UInt64 = 3
  /// Numbers of kinds without a driver start here.
  private static let firstMissing: UInt64 = 4

  private struct Demand {
    let driver: Symbol
    let limit: Int
    let volumes: [AttachedVolume]
  }

  /// - Parameter asksForDrivers: whether a driver can ask that pods with its volumes keep off nodes without it.
  init(_ pod: ScheduledPod, _ volumes: VolumeTable, _ cluster: Cluster, asksForDrivers: Bool) {
    self.pod = pod
    self.volumes = volumes
    kinds = volumes.csiNodeKinds(of: cluster)
    let wanted = kinds.kinds.map { node in
      Result { () throws(AttachedVolume.Problem) in
        try volumes.attachmentRule.attached(by: pod, on: node, ignoresMissing: false)
      }
    }
    missing = zip(kinds.kinds, wanted).map { node, wanted in
      guard asksForDrivers, let wanted = try? wanted.get() else { return nil }
      let drivers = Set(wanted.map(\.driver)).filter { driver in
        volumes.csiDriver(driver)?.preventsSchedulingIfMissing == true
          && node?.drivers.contains { $0.name == driver } != true
      }
      return drivers.min { $0.precedes($1) }
    }
    demands = zip(kinds.kinds, wanted).map { node, wanted in
      Result { () throws(AttachedVolume.Problem) in
        let wanted = try wanted.get()
        return (node?.drivers ?? []).compactMap { driver in
          let own = wanted.filter { $0.driver == driver.name }
          guard let limit = driver.count, !own.isEmpty else { return nil }
          return Demand(driver: driver.name, limit: Int(limit), volumes: Array(own))
        }
      }
    }
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    let kind = kinds.kind(of: row)
    if missing[kind] != nil { return .unschedulable(Self.firstMissing + UInt64(kind)) }
    do {
      return try exceeding(at: row, in: cluster) == nil ? .pass : .unschedulable(Self.exceeded)
    } catch {
      switch error {
      case .missingClaim: return .unresolvable(Self.missingClaim)
      case .foreignClaim: return .failure(Self.foreignClaim)
      }
    }
  }

  /// A row with room for all that the pod attaches is told from the counts alone.
  func reject(_ column: inout VerdictColumn, as filter: Int, in cluster: Cluster) {
    guard adjusted.isEmpty, !volumes.hasAttachments,
      volumes.attached.countAll(kinds, volumes.attachmentRule, in: cluster)
    else {
      column.reject(as: filter) { verdict(at: $0, in: cluster) }
      return
    }
    let rooms = kinds.kinds.indices.map(rooms)
    if rooms.allSatisfy({ $0?.isEmpty ?? false }) { return }
    let kindOfRow = kinds.kindOfRow.values
    rooms.withUnsafeBufferPointer { rooms in
      column.reject(as: filter) { row in
        let isRoomy = rooms[Int(kindOfRow[row])]?.allSatisfy { Int($0.counts[row]) <= $0.most } ?? false
        return isRoomy ? .pass : verdict(at: row, in: cluster)
      }
    }
  }

  /// A driver's volumes by row, and the most of them that leave room.
  private typealias Room = (counts: UnsafeBufferPointer<Int32>, most: Int)

  /// For the rows of a kind of CSINode; nil where each is to be judged by itself.
  private func rooms(of kind: Int) -> [Room]? {
    guard missing[kind] == nil, let demands = try? demands[kind].get() else { return nil }
    var rooms: [Room] = []
    for demand in demands {
      let most = demand.limit - demand.volumes.count
      guard let counts = volumes.attached.counts(of: demand.driver) else {
        if most < 0 { return nil }
        continue
      }
      rooms.append((counts.values, most))
    }
    return rooms
  }

  /// The first driver, in the node's order, that would have too many volumes.
  private func exceeding(
    at row: Int, in cluster: Cluster
  ) throws(AttachedVolume.Problem) -> (driver: Symbol, current: Int, new: Int, limit: Int)? {
    let kind = kinds.kind(of: row)
    let demands = try demands[kind].get()
    guard !demands.isEmpty, let node = kinds.kinds[kind] else { return nil }
    let present = try present(at: row, node, in: cluster)
    for demand in demands {
      let count = present.volumes.count { $0.driver == demand.driver }
      let new = demand.volumes.count { !present.volumes.contains($0) }
      if new == 0 { continue }
      // An attachment counts beside the pods' volumes even when it is the very volume that the pod brings.
      let others = volumes.attachments(to: cluster.nodes[row].metadata.name).count {
        $0.driver == demand.driver
          && !present.volumes.contains(AttachedVolume(driver: $0.driver, handle: $0.handle))
      }
      if count + others + new > demand.limit { return (demand.driver, count + others, new, demand.limit) }
    }
    return nil
  }

  private func present(
    at row: Int, _ node: CSINode, in cluster: Cluster
  ) throws(AttachedVolume.Problem) -> AttachedVolumes.Present {
    adjusted.contains(row)
      ? try AttachedVolumes.Present(cluster.pods[row], on: node, volumes.attachmentRule)
      : try volumes.attached.present(at: row, node, volumes.attachmentRule, in: cluster)
  }

  func adjust(for pod: ScheduledPod, at row: Int, sign: Int64) { adjusted.insert(row) }

  func reasons(for verdict: FilterVerdict) -> [String] {
    switch verdict.detail {
    case Self.exceeded: return ["node(s) exceed max volume count"]
    case Self.missingClaim:
      let missing = PodClaim.all(of: pod).first { volumes.claim($0.key) == nil }?.key
      let name = missing?.name.text ?? ""
      return [
        "looking up PVC \(missing?.namespace.text ?? "")/\(name): persistentvolumeclaim \"\(name)\" not found"
      ]
    case Self.firstMissing...:
      let kind = Int(clamping: verdict.detail - Self.firstMissing)
      let driver = missing.indices.contains(kind) ? missing[kind] : nil
      return ["\(driver?.text ?? "") CSI driver is not installed on the node"]
    default:
      return PodClaim.all(of: pod).compactMap { claim in
        volumes.claim(claim.key).flatMap { claim.ownerError($0, pod) }
      }
    }
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    if let driver = missing[kinds.kind(of: row)] {
      return [
        ExplanationDetail(
          "CSIDriver \(driver.text) has preventPodSchedulingIfMissing, and the node's CSINode does not list it",
          at: PodClaim.all(of: pod).first?.origin ?? .none)
      ]
    }
    guard let found = try? exceeding(at: row, in: cluster) else { return [] }
    return [
      ExplanationDetail(
        "driver \(found.driver.text) has \(found.current) volumes here and would get \(found.new) more, "
          + "it can attach \(found.limit)", at: PodClaim.all(of: pod).first?.origin ?? .none)
    ]
  }
}

extension Volume {
  /// A claim, or an inline disk that a CSI driver may serve.
  fileprivate var mayBeAttached: Bool {
    switch source {
    case .claim, .ephemeral: true
    case .other(let kind): kind == Keyword.azureFile.symbol || kind == Keyword.vsphereVolume.symbol
    default: inlineSource != nil
    }
  }
}
