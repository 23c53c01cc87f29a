public import Kubernetes
public import Symbols
import Versions

/// Claims, volumes and storage classes, as the pods placed so far have left them.
///
/// Unlike the other objects these change during a run: a pod that is placed binds its claims, and later pods see it.
final class VolumeTable {
  typealias Key = ClusterObjects.Key

  private var claims: [Key: PersistentVolumeClaim] = [:]
  private var volumes: [Symbol: PersistentVolume] = [:]
  /// Names of the volumes of a class, in name order.
  private var namesByClass: [Symbol: [Symbol]] = [:]
  private let classes: [Symbol: StorageClass]
  private let nodes: [Symbol: CSINode]
  private let drivers: [Symbol: CSIDriver]
  let capacities: [CSIStorageCapacity]
  private let attachmentsByNode: [Symbol: [VolumeAttachment]]
  /// How many placed pods name a claim directly.
  private var users: [Key: Int] = [:]
  private var nodeKinds: CSINodeKinds?
  let attached = AttachedVolumes()
  private let alwaysMigrates: Bool
  private let journal: Journal
  /// The filter of the pod that is being scheduled, for its score.
  weak var current: VolumeBindingFilter?

  /// - Parameter journal: takes note of what undoes changes.
  init(_ objects: ClusterObjects, _ version: KubernetesVersion, _ journal: Journal) {
    self.journal = journal
    alwaysMigrates = version.has(.portworxAlwaysMigrates)
    for claim in objects.persistentVolumeClaims {
      claims[Key(claim.metadata.namespace, claim.metadata.name)] = claim
    }
    for volume in objects.persistentVolumes { volumes[volume.metadata.name] = volume }
    for volume in volumes.values { namesByClass[volume.className, default: []].append(volume.metadata.name) }
    for name in Array(namesByClass.keys) { namesByClass[name]?.sort { $0.precedes($1) } }
    classes = Dictionary(objects.storageClasses.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    nodes = Dictionary(objects.csiNodes.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    drivers = Dictionary(objects.csiDrivers.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    capacities = objects.csiStorageCapacities
    attachmentsByNode = Dictionary(grouping: objects.volumeAttachments, by: \.nodeName)
  }

  func claim(_ key: Key) -> PersistentVolumeClaim? { claims[key] }
  func volume(_ name: Symbol) -> PersistentVolume? { volumes[name] }
  func storageClass(_ name: Symbol) -> StorageClass? { classes[name] }
  func csiNode(_ name: Symbol) -> CSINode? { nodes[name] }
  var attachmentRule: AttachmentRule { AttachmentRule(volumes: self, alwaysMigrates: alwaysMigrates) }

  func csiNodeKinds(of cluster: Cluster) -> CSINodeKinds {
    if let nodeKinds { return nodeKinds }
    let made = CSINodeKinds(cluster.nodes, csiNode: csiNode)
    nodeKinds = made
    return made
  }

  func csiDriver(_ name: Symbol) -> CSIDriver? { drivers[name] }

  /// CSI volumes attached to a node, or about to be, by driver and handle.
  func attachments(to node: Symbol) -> [(driver: Symbol, handle: Symbol)] {
    (attachmentsByNode[node] ?? []).compactMap { attachment in
      guard !attachment.attacher.isEmpty, !attachment.persistentVolumeName.isEmpty,
        case .csi(_, let handle)? = volumes[attachment.persistentVolumeName]?.source
      else { return nil }
      return (attachment.attacher, handle)
    }
  }

  /// Whether any volume is attached to any node but for the pods there.
  var hasAttachments: Bool { !attachmentsByNode.isEmpty }

  /// The volumes of a class in name order.
  func volumes(ofClass name: Symbol) -> [PersistentVolume] {
    (namesByClass[name] ?? []).compactMap { volumes[$0] }
  }

  /// Whether a pod that has a node names the claim.
  func isInUse(_ key: Key) -> Bool { (users[key] ?? 0) > 0 }

  /// Counts the claims of a pod that was placed.
  func use(_ pod: ScheduledPod, at row: Int, in cluster: Cluster) {
    if !pod.info.hasStorage { return }
    if journal.isOpen { journal.note { [unowned self] in uncount(pod, at: row) } }
    count(pod, at: row, in: cluster)
  }

  private func count(_ pod: ScheduledPod, at row: Int, in cluster: Cluster) {
    let kinds = csiNodeKinds(of: cluster)
    attached.add(pod, at: row, kinds.kinds[kinds.kind(of: row)], attachmentRule)
    for volume in pod.info.spec.value.volumes {
      if case .claim(let name, _) = volume.source { users[Key(pod.namespace, name), default: 0] += 1 }
    }
  }

  /// Undoes ``use(_:at:in:)`` for a pod that is gone. What its claims are bound to stays bound, as it does in a cluster.
  func leave(_ pod: ScheduledPod, at row: Int, in cluster: Cluster) {
    if !pod.info.hasStorage { return }
    if journal.isOpen { journal.note { [unowned self, unowned cluster] in count(pod, at: row, in: cluster) } }
    uncount(pod, at: row)
  }

  private func uncount(_ pod: ScheduledPod, at row: Int) {
    attached.forget(row)
    for volume in pod.info.spec.value.volumes {
      guard case .claim(let name, _) = volume.source else { continue }
      let key = Key(pod.namespace, name)
      let count = (users[key] ?? 0) - 1
      users[key] = count > 0 ? count : nil
    }
  }

  /// Binds a claim to a volume, as the volume controller does once a pod that waited for it has a node.
  func bind(_ key: Key, to name: Symbol) {
    guard var claim = claims[key], var volume = volumes[name] else { return }
    if isInUse(key) { attached.forget() }
    if journal.isOpen {
      journal.note { [unowned self, claim, volume] in
        if isInUse(key) { attached.forget() }
        volumes[name] = volume
        claims[key] = claim
      }
    }
    volume.claimRef = PersistentVolume.ClaimReference(
      namespace: key.namespace, name: key.name, uid: claim.metadata.uid)
    volume.phase = "Bound"
    claim.spec.volumeName = name
    claim.metadata.annotations["pv.kubernetes.io/bind-completed"] = "yes"
    volumes[name] = volume
    claims[key] = claim
  }

  /// Ties a claim that waits for its volume to be made to a node.
  func select(node: Symbol, for key: Key) {
    if journal.isOpen { journal.note { [unowned self, claim = claims[key]] in claims[key] = claim } }
    claims[key]?.metadata.annotations[PersistentVolumeClaim.selectedNode] = node
  }
}

extension PersistentVolumeClaim {
  static let selectedNode = Symbol("volume.kubernetes.io/selected-node")

  var key: ClusterObjects.Key { ClusterObjects.Key(metadata.namespace, metadata.name) }

  /// Bound for good; `status.phase` is not asked.
  public var isFullyBound: Bool {
    !spec.volumeName.isEmpty && metadata.annotations["pv.kubernetes.io/bind-completed"] != nil
  }

  /// What the claim asks for, zero without a request.
  public var requestedStorage: Quantity { spec.requests[.storage] ?? .zero }
}

extension PersistentVolume {
  private static let betaClass = Symbol("volume.beta.kubernetes.io/storage-class")

  /// The class's name, empty without one.
  public var className: Symbol { metadata.annotations[Self.betaClass] ?? storageClassName }

  /// Whether the volume is held for a claim.
  public func isReserved(for claim: PersistentVolumeClaim) -> Bool {
    guard let claimRef else { return false }
    return claimRef.namespace == claim.metadata.namespace && claimRef.name == claim.metadata.name
      && (claimRef.uid.isEmpty || claimRef.uid == claim.metadata.uid)
  }
}

extension Symbol {
  static let storage = Symbol("storage")
}
