import Kubernetes
import SourceText
import Symbols

/// Keeps a node from getting more volumes than its CSI drivers can attach.
///
/// Source: plugin NodeVolumeLimits; "Node-specific Volume Limits", Kubernetes documentation.
struct NodeVolumeLimits: FilterPlugin {
  let name = PluginName.nodeVolumeLimits
  let lifetime = Lifetime.attempt
  let hasPreFilter = true

  func filterLifetime(for pod: ScheduledPod, in context: SchedulingContext) -> Lifetime {
    pod.info.hasStorage ? .attempt : .row
  }

  func preFilter(_ pod: ScheduledPod, in context: SchedulingContext) -> PreFilterOutcome {
    pod.info.spec.value.volumes.contains(where: \.mayBeAttached)
      ? .judge(NodeVolumeLimitsFilter(pod, context.volumes, context.version)) : .skip
  }
}

final class NodeVolumeLimitsFilter: NodeFilter {
  private let pod: ScheduledPod
  private let volumes: VolumeTable
  private let alwaysMigrates: Bool

  private static let exceeded: UInt64 = 1
  private static let missingClaim: UInt64 = 2
  private static let foreignClaim: UInt64 = 3

  init(_ pod: ScheduledPod, _ volumes: VolumeTable, _ version: KubernetesVersion) {
    alwaysMigrates = version.has(.portworxAlwaysMigrates)
    self.pod = pod
    self.volumes = volumes
  }

  /// A volume that a driver attaches, whoever uses it.
  private struct Attached: Hashable {
    let driver: Symbol
    let handle: Symbol
  }

  private enum Problem: Error {
    case missingClaim, foreignClaim
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    let node = volumes.csiNode(cluster.nodes[row].metadata.name)
    do {
      let wanted = try attached(by: pod, on: node, ignoresMissing: false)
      return try exceeding(wanted, node, at: row, in: cluster) == nil ? .pass : .unschedulable(Self.exceeded)
    } catch {
      switch error {
      case .missingClaim: return .unresolvable(Self.missingClaim)
      case .foreignClaim: return .failure(Self.foreignClaim)
      }
    }
  }

  /// The first driver, in the node's order, that would have too many volumes.
  private func exceeding(
    _ wanted: Set<Attached>, _ node: CSINode?, at row: Int, in cluster: Cluster
  ) throws(Problem) -> (driver: Symbol, current: Int, new: Int, limit: Int)? {
    guard !wanted.isEmpty, let node, node.drivers.contains(where: { $0.count != nil }) else { return nil }
    var present: Set<Attached> = []
    for other in cluster.pods[row] { present.formUnion(try attached(by: other, on: node, ignoresMissing: true)) }
    let new = wanted.subtracting(present)
    // An attachment counts beside the pods' volumes even when it is the very volume that the pod brings.
    let others = volumes.attachments(to: cluster.nodes[row].metadata.name)
      .filter { !present.contains(Attached(driver: $0.driver, handle: $0.handle)) }
    for driver in node.drivers {
      guard let limit = driver.count.map(Int.init) else { continue }
      let count = new.count { $0.driver == driver.name }
      let current = present.count { $0.driver == driver.name } + others.count { $0.driver == driver.name }
      if count > 0, current + count > limit { return (driver.name, current, count, limit) }
    }
    return nil
  }

  private func attached(
    by pod: ScheduledPod, on node: CSINode?, ignoresMissing: Bool
  ) throws(Problem) -> Set<Attached> {
    var found: Set<Attached> = []
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
    _ source: PersistentVolume.Source, zones: [String], on node: CSINode?, into found: inout Set<Attached>
  ) {
    if case .csi(let driver, let handle) = source {
      if !driver.isEmpty, !handle.isEmpty { found.insert(Attached(driver: driver, handle: handle)) }
    } else if let (plugin, handle) = CSIMigration.translate(source, zones: zones), counts(plugin, on: node),
      !handle.isEmpty
    {
      found.insert(Attached(driver: plugin.driver, handle: handle))
    }
  }

  /// A claim without a volume counts for the driver of its class, once.
  private func insertUnbound(_ claim: PersistentVolumeClaim, on node: CSINode?, into found: inout Set<Attached>) {
    guard !claim.className.isEmpty, let storageClass = volumes.storageClass(claim.className) else { return }
    var driver = storageClass.provisioner
    if let plugin = CSIMigration.plugin(inTree: driver) {
      guard counts(plugin, on: node) else { return }
      driver = plugin.driver
    }
    guard !driver.isEmpty else { return }
    // No real handle looks like this, so that a claim meets only itself.
    let handle = Symbol("unbound-\(claim.metadata.namespace.text)/\(claim.metadata.name.text)")
    found.insert(Attached(driver: driver, handle: handle))
  }

  private func counts(_ plugin: CSIMigration.Plugin, on node: CSINode?) -> Bool {
    guard let node else { return false }
    return alwaysMigrates || !plugin.needsAnnotation || CSIMigration.isListed(plugin, on: node)
  }

  private static func zones(of volume: PersistentVolume) -> [String] {
    let label = volume.metadata.labels[.zone] ?? volume.metadata.labels["failure-domain.beta.kubernetes.io/zone"]
    return (label?.text ?? "").split(separator: "_").map(String.init)
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    switch verdict.detail {
    case Self.exceeded: return ["node(s) exceed max volume count"]
    case Self.missingClaim:
      let missing = PodClaim.all(of: pod).first { volumes.claim($0.key) == nil }?.key
      let name = missing?.name.text ?? ""
      return [
        "looking up PVC \(missing?.namespace.text ?? "")/\(name): persistentvolumeclaim \"\(name)\" not found"
      ]
    default:
      return PodClaim.all(of: pod).compactMap { claim in
        volumes.claim(claim.key).flatMap { claim.ownerError($0, pod) }
      }
    }
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    let node = volumes.csiNode(cluster.nodes[row].metadata.name)
    guard let wanted = try? attached(by: pod, on: node, ignoresMissing: false),
      let found = try? exceeding(wanted, node, at: row, in: cluster)
    else { return [] }
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

  /// An inline disk as the volume it would be.
  fileprivate var inlineSource: PersistentVolume.Source? {
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
