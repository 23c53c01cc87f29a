import Kubernetes
import SourceText
import Symbols
import Versions

/// Claims and devices, as the pods placed so far have left them.
///
/// Unlike the other objects these change during a run: a pod that is placed takes devices, and later pods see it.
final class DeviceTable {
  typealias Key = ClusterObjects.Key

  let inventory: DeviceInventory
  let selectors: DeviceSelectors
  let version: KubernetesVersion
  private let journal: Journal
  private var claims: [Key: ResourceClaim] = [:]
  private let classes: [Symbol: DeviceClass]
  private let classOfResource: [Symbol: DeviceClass]
  /// By device: how many claims hold it for themselves.
  private var holders: ContiguousArray<Int>
  /// By device: what shares have taken of its capacity.
  private var shares: [Int: [Symbol: Quantity]] = [:]
  /// What claims without an object of their own hold, by the pod on a node that they are for.
  private var taken: [ObjectIdentifier: [AllocationResult]] = [:]
  /// The filter of the pod that is being scheduled, for its score.
  weak var current: DynamicResourcesFilter?
  /// No earlier than this is now, in seconds since 1970: the latest time that any claim tells of, and no earlier than the
  /// newest version that is known. What a run says must not hang on the clock.
  private var latestTime: Int64 = 1_791_849_600
  /// Claims that kube-scheduler made for pods' extended resources, in the order in which they came.
  private var extendedResourceClaims: [Key] = []
  /// What could not be played, with the pod that met it.
  private(set) var notModelled: [(what: String, origin: SourcePosition, pod: String)] = []

  /// - Parameter journal: takes note of what undoes changes.
  init(_ objects: ClusterObjects, _ version: KubernetesVersion, _ journal: Journal) {
    self.journal = journal
    self.version = version
    inventory = DeviceInventory(objects.resourceSlices, objects.deviceTaintRules, version)
    selectors = DeviceSelectors(inventory, version)
    classes = Dictionary(objects.deviceClasses.map { ($0.metadata.name, $0) }, uniquingKeysWith: { _, last in last })
    classOfResource = version.has(.extendedResourcesByDevices) ? Self.resources(of: classes) : [:]
    holders = ContiguousArray(repeating: 0, count: inventory.identityCount)
    for claim in objects.resourceClaims { add(claim) }
  }

  /// Of several classes with one extended resource the youngest serves it, then the first by name.
  private static func resources(of classes: [Symbol: DeviceClass]) -> [Symbol: DeviceClass] {
    var served: [Symbol: DeviceClass] = [:]
    for deviceClass in classes.values.sorted(by: { a, b in
      let (young, old) = (a.metadata.creationTimestamp ?? .min, b.metadata.creationTimestamp ?? .min)
      return young == old ? a.metadata.name.precedes(b.metadata.name) : young > old
    }) {
      let implicit = Symbol("deviceclass.resource.kubernetes.io/\(deviceClass.metadata.name.text)")
      served[implicit] = deviceClass
      let name = deviceClass.extendedResourceName
      if !name.isEmpty, served[name] == nil { served[name] = deviceClass }
    }
    return served
  }

  func claim(_ key: Key) -> ResourceClaim? { claims[key] }
  func deviceClass(_ name: Symbol) -> DeviceClass? { classes[name] }

  /// The class whose devices serve an extended resource.
  func deviceClass(serving resource: Symbol) -> DeviceClass? { classOfResource[resource] }

  /// A claim of the cluster, or one that a controller made.
  func add(_ claim: ResourceClaim) {
    let key = Key(claim.metadata.namespace, claim.metadata.name)
    remove(key)
    noteClaim(key)
    claims[key] = claim
    if let allocation = claim.allocation { count(allocation, 1) }
    latestTime = max(latestTime, claim.metadata.creationTimestamp ?? .min, claim.allocation?.timestamp ?? .min)
    if claim.metadata.annotations[Self.extendedResourceClaim] == "true" { extendedResourceClaims.append(key) }
  }

  private static let extendedResourceClaim = Symbol("resource.kubernetes.io/extended-resource-claim")

  /// The claim that an earlier attempt made for the pod's extended resources, nil without one.
  func extendedResourceClaim(of pod: ScheduledPod) -> ResourceClaim? {
    if extendedResourceClaims.isEmpty { return nil }
    return extendedResourceClaims.lazy.compactMap { self.claims[$0] }.first { claim in
      claim.metadata.ownerReferences.contains {
        $0.name == pod.name && $0.isController && $0.uid == pod.pod.metadata.uid
      }
    }
  }

  /// A claim that is gone, and with it its hold on devices.
  func remove(_ key: Key) {
    noteClaim(key)
    if let allocation = claims[key]?.allocation { count(allocation, -1) }
    claims[key] = nil
    if !extendedResourceClaims.isEmpty { extendedResourceClaims.removeAll { $0 == key } }
  }

  /// Gives a claim its devices.
  func allocate(_ key: Key, _ allocation: AllocationResult) {
    noteClaim(key)
    claims[key]?.allocation = allocation
    count(allocation, 1)
  }

  /// Gives devices to a claim that exists only for its pod.
  func take(_ allocation: AllocationResult, for pod: ScheduledPod) {
    noteTaken(by: pod)
    count(allocation, 1)
    taken[ObjectIdentifier(pod), default: []].append(allocation)
  }

  /// A pod is gone, and with it the claims that existed only for it. Claims that are objects of their own are given back
  /// by whoever plays their controller (``deallocate(_:)``, ``remove(_:)``).
  func leave(_ pod: ScheduledPod) {
    if taken.isEmpty { return }
    noteTaken(by: pod)
    for allocation in taken.removeValue(forKey: ObjectIdentifier(pod)) ?? [] { count(allocation, -1) }
  }

  /// Takes a claim's devices away, so that it can be allocated anew.
  func deallocate(_ key: Key) {
    noteClaim(key)
    if let allocation = claims[key]?.allocation { count(allocation, -1) }
    claims[key]?.allocation = nil
    claims[key]?.reservedFor = []
    claims[key]?.deviceStatuses = []
  }

  /// Whether the devices of an allocated claim can no longer be had: a condition says that they never will be ready, or
  /// they were not ready in time.
  func hasFailedBinding(_ claim: ResourceClaim, timeout: Int64) -> Bool {
    guard version.has(.deviceBindingConditionsCount), let allocation = claim.allocation else { return false }
    switch claim.bindingState {
    case .ready: return false
    case .failed: return true
    case .waiting:
      guard let since = allocation.timestamp else { return false }
      let (end, overflow) = since.addingReportingOverflow(timeout)
      return !overflow && end < latestTime
    }
  }

  func reserve(_ key: Key, for pod: ScheduledPod) {
    noteClaim(key)
    let consumer = ResourceClaim.Consumer(name: pod.name, uid: pod.pod.metadata.uid)
    if claims[key]?.reservedFor.contains(consumer) == false { claims[key]?.reservedFor.append(consumer) }
  }

  /// Keeps how the next change of a claim is taken back, but for the devices (``count(_:_:)``).
  private func noteClaim(_ key: Key) {
    if !journal.isOpen { return }
    journal.note { [unowned self, claim = claims[key], extended = extendedResourceClaims, time = latestTime] in
      claims[key] = claim
      extendedResourceClaims = extended
      latestTime = time
    }
  }

  /// The same of what is held for a pod alone.
  private func noteTaken(by pod: ScheduledPod) {
    if !journal.isOpen { return }
    let held = taken[ObjectIdentifier(pod)]
    // The pod is kept, so that no other one comes to bear its identity.
    journal.note { [unowned self] in taken[ObjectIdentifier(pod)] = held }
  }

  private func count(_ allocation: AllocationResult, _ sign: Int) {
    for device in allocation.devices where !device.hasAdminAccess {
      guard let identity = inventory.identity(of: device) else { continue }
      guard device.isShared, version.has(.consumableCapacity) else {
        if journal.isOpen { journal.note { [unowned self] in holders[identity] -= sign } }
        holders[identity] += sign
        continue
      }
      if journal.isOpen { journal.note { [unowned self, old = shares[identity]] in shares[identity] = old } }
      for amount in device.consumedCapacity.amounts {
        let taken = shares[identity]?[amount.name] ?? .zero
        shares[identity, default: [:]][amount.name] = sign > 0 ? taken + amount.quantity : taken - amount.quantity
      }
    }
  }

  /// Whether a claim holds the device for itself.
  func isHeld(_ identity: Int) -> Bool { holders[identity] > 0 }

  /// What shares have taken of the device's capacity, nil when nobody shares it.
  func shares(of identity: Int) -> [Symbol: Quantity]? { shares[identity] }

  /// Keeps what could not be played.
  func note(_ what: String, _ origin: SourcePosition, _ pod: ScheduledPod) {
    let name = "\(pod.namespace.text)/\(pod.name.text)"
    if notModelled.contains(where: { $0.what == what && $0.origin == origin && $0.pod == name }) { return }
    if journal.isOpen { journal.note { [unowned self] in notModelled.removeLast() } }
    notModelled.append((what, origin, name))
  }
}
