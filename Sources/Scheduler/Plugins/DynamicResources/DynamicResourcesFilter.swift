import Kubernetes
import SourceText
import Symbols

final class DynamicResourcesFilter: NodeFilter {
  let pod: ScheduledPod
  let claims: [PodResourceClaims.Claim]
  let resources: ExtendedResourceClaim?
  let devices: DeviceTable
  /// How long a claim's devices may take to be ready, in seconds.
  private let bindingTimeout: Int64
  /// By row, as first found: nothing that a what-if question changes plays a part.
  private var allocations: [Int: DeviceAllocation] = [:]
  private var errors: [String] = []
  /// What could not be played, by the text of its error.
  private var notModelled: [(error: String, what: String, origin: SourcePosition)] = []

  private static let nothing: UInt64 = 1
  private static let notAvailable: UInt64 = 2
  private static let invalidPools: UInt64 = 3
  /// An earlier attempt left a claim for the pod's extended resources.
  private static let leftOver: UInt64 = 4
  /// An extended resource that neither the node nor a device class has.
  private static let foreignResource: UInt64 = 5
  /// Numbers of errors start here.
  private static let firstError: UInt64 = 6

  init(
    _ pod: ScheduledPod, _ claims: [PodResourceClaims.Claim], _ resources: ExtendedResourceClaim?,
    _ devices: DeviceTable, bindingTimeout: Int64
  ) {
    self.bindingTimeout = bindingTimeout
    self.pod = pod
    self.claims = claims
    self.resources = resources
    self.devices = devices
  }

  func verdict(at row: Int, in cluster: Cluster) -> FilterVerdict {
    if let resources {
      if resources.leftOver?.spec.requests.isEmpty == false { return .unresolvable(Self.leftOver) }
      if resources.hasForeignResource(at: row, in: cluster) { return .unresolvable(Self.foreignResource) }
    }
    return judge(row, in: cluster)
  }

  private func judge(_ row: Int, in cluster: Cluster) -> FilterVerdict {
    switch allocation(at: row, in: cluster) {
    case .found: unavailable(on: cluster.nodes[row]).isEmpty ? .pass : .unresolvable(Self.notAvailable)
    case .nothing: .unresolvable(Self.nothing)
    case .invalidPools: .unresolvable(Self.invalidPools)
    case .failed(let failure): .failure(error(failure))
    }
  }

  private func error(_ failure: DeviceAllocationFailure) -> UInt64 {
    let text: String
    switch failure {
    case .error(let message): text = message
    case .notModelled(let what, let origin):
      text = "\(what) (not modelled by bayplan)"
      notModelled.append((text, what, origin))
    case .tooManyDevices: text = "allocation max size exceeded"
    }
    if let known = errors.firstIndex(of: text) { return Self.firstError + UInt64(known) }
    errors.append(text)
    return Self.firstError + UInt64(errors.count - 1)
  }

  /// The attempt failed with this error: remembers it if it is bayplan's own fault. Nodes that another filter keeps out
  /// are looked at for explanations only, and fail nothing.
  func attemptFailed(_ error: String) {
    for entry in notModelled where error.hasSuffix(entry.error) { devices.note(entry.what, entry.origin, pod) }
  }

  /// The claims that have no devices yet, on one node.
  func wanting(at row: Int, in cluster: Cluster) -> [ResourceClaim] {
    claims.filter { $0.stored.allocation == nil }.map(\.stored)
      + (resources.map { [$0.claim(at: row, in: cluster)] } ?? [])
  }

  private func allocation(at row: Int, in cluster: Cluster) -> DeviceAllocation {
    if let known = allocations[row] { return known }
    let wanting = wanting(at: row, in: cluster)
    var allocation = DeviceAllocation.found([])
    if !wanting.isEmpty {
      var allocator = DeviceAllocator(devices, cluster.nodes[row], wanting)
      allocation = allocator.run()
    }
    allocations[row] = allocation
    return allocation
  }

  /// What each claim without devices would get on a node that passed.
  func found(at row: Int) -> [ClaimAllocation] {
    if case .found(let claims) = allocations[row] { return claims }
    return []
  }

  /// Allocated claims whose devices the node does not reach, or that did not become ready.
  func unavailable(on node: Node) -> [PodResourceClaims.Claim] {
    claims.filter { claim in
      if let selector = claim.stored.allocation?.nodeSelector,
        !selector.matches(name: node.metadata.name, labels: node.metadata.labels)
      {
        return true
      }
      return hasFailed(claim)
    }
  }

  private func hasFailed(_ claim: PodResourceClaims.Claim) -> Bool {
    devices.hasFailedBinding(claim.stored, timeout: bindingTimeout)
  }

  func reasons(for verdict: FilterVerdict) -> [String] {
    switch verdict.detail {
    case Self.nothing: return ["cannot allocate all claims"]
    case Self.notAvailable: return ["resourceclaim not available on the node"]
    case Self.invalidPools: return ["invalid resource pools were encountered"]
    case Self.leftOver: return ["cannot schedule extended resource claim"]
    case Self.foreignResource: return ["cannot fit resource"]
    default:
      let index = Int(clamping: verdict.detail) - Int(Self.firstError)
      return errors.indices.contains(index) ? [errors[index]] : []
    }
  }

  func explain(_ verdict: FilterVerdict, at row: Int, in cluster: Cluster) -> [ExplanationDetail] {
    if verdict.detail == Self.notAvailable {
      return unavailable(on: cluster.nodes[row]).map { claim in
        let why =
          hasFailed(claim)
          ? "the devices of claim \(claim.stored.metadata.name.text) did not become ready (binding conditions)"
          : "claim \(claim.stored.metadata.name.text) has its devices already, and this node does not reach them"
        return ExplanationDetail(why, at: claim.origin)
      }
    }
    if verdict.detail == Self.leftOver {
      let name = resources?.leftOver?.metadata.name.text ?? ""
      return [ExplanationDetail("claim \(name) is left from an earlier attempt, and goes before the next")]
    }
    if verdict.isFailure || verdict.detail == Self.foreignResource { return [] }
    return DeviceShortage(devices, cluster.nodes[row], wanting(at: row, in: cluster)).details
  }

  /// What Reserve says where no node was filtered: nobody looked for the devices that the claims lack.
  var reserveError: String? {
    claims.contains { $0.stored.allocation == nil }
      ? "running Reserve plugin \"DynamicResources\": claim allocation not found for node" : nil
  }

  func reserve(at row: Int, in cluster: Cluster) {
    let found = found(at: row)
    let wanting = claims.filter { $0.stored.allocation == nil }.map(\.stored.key)
    for (index, claim) in found.enumerated() {
      if wanting.indices.contains(index) {
        devices.allocate(wanting[index], claim.result)
      } else {
        devices.take(claim.result, for: pod)
      }
    }
    for claim in claims { devices.reserve(claim.stored.key, for: pod) }
  }

  /// What PostFilter gives back.
  enum Release {
    /// The claim's devices.
    case devices(DeviceTable.Key)
    /// The claim that an earlier attempt left.
    case claim(DeviceTable.Key)

    var text: String {
      switch self {
      case .devices: "deallocation of ResourceClaim completed"
      case .claim: "deletion of ResourceClaim completed"
      }
    }
  }

  /// PostFilter: the devices of the first claim that kept nodes out and that nobody else uses, or the claim that an earlier
  /// attempt left; nil for nothing.
  func release(_ column: VerdictColumn, as filter: Int, in cluster: Cluster) -> Release? {
    let rows = column.rows.filter {
      Int(column.filter[$0]) == filter && column.verdict[$0].detail == Self.notAvailable
    }
    let blocking = Set(rows.flatMap { unavailable(on: cluster.nodes[$0]).map(\.stored.key) })
    let own = ResourceClaim.Consumer(name: pod.name, uid: pod.pod.metadata.uid)
    for claim in claims where blocking.contains(claim.stored.key) {
      guard claim.stored.reservedFor.isEmpty || claim.stored.reservedFor == [own] else { continue }
      return .devices(claim.stored.key)
    }
    return (resources?.leftOver).map { .claim($0.key) }
  }

  /// How many claims are allocated in this attempt, if some but not all are and more than one node is scored.
  func allocatedInPart(among feasible: [Int]) -> Int? {
    let total = claims.count + (resources == nil ? 0 : 1)
    guard feasible.count > 1 else { return nil }
    return feasible.lazy.map { self.found(at: $0).count }.first { $0 > 0 && $0 < total }
  }
}
