import Kubernetes
import Symbols

/// One configured resource of a scorer: how much of it a node would have given away with the pod on it.
///
/// The cluster holds the columns; it lives as long as any scorer. Of a resource that devices serve, a node that lists
/// none of it has as many as there are devices of the class for it, as long as there are any.
struct ResourceShare {
  let resource: Symbol
  let weight: Int64
  /// The pod's own part.
  private let part: Int64
  private let allocatable: UnsafeBufferPointer<Int64>
  private let requested: UnsafeBufferPointer<Int64>
  /// By row, nil for a resource that no class of devices serves.
  private let devices: DeviceTotals?

  /// - Parameters:
  ///   - part: what the pod asks for.
  ///   - nonZero: whether running pods count with the defaults for missing requests (cpu and memory).
  /// - Returns: nil for a resource that the scorer leaves out: a scalar that the pod does not ask for, or an unknown name.
  init?(
    _ configured: ResourceWeight, requested part: ResourceVector, nonZero: Bool, _ cluster: Cluster,
    _ table: DeviceTable
  ) {
    resource = configured.name
    weight = configured.weight
    self.part = part[configured.name]
    devices = table.deviceClass(serving: configured.name).map { DeviceTotals($0, table) }
    switch configured.name {
    case .cpu:
      allocatable = cluster.allocatableCPU.values
      requested = (nonZero ? cluster.nonZeroCPU : cluster.requestedCPU).values
    case .memory:
      allocatable = cluster.allocatableMemory.values
      requested = (nonZero ? cluster.nonZeroMemory : cluster.requestedMemory).values
    case .ephemeralStorage:
      allocatable = cluster.allocatableEphemeralStorage.values
      requested = cluster.requestedEphemeralStorage.values
    default:
      guard self.part != 0, configured.name.isScalarResource else { return nil }
      let column = cluster.scalar(configured.name)
      allocatable = column.allocatable.values
      requested = column.requested.values
    }
  }

  /// Allocatable, and requested with the pod on the node; nil where the node has none of the resource.
  func amounts(at row: Int, in cluster: Cluster) -> (allocatable: Int64, requested: Int64)? {
    amountsBefore(at: row, in: cluster).map { ($0.allocatable, $0.requested &+ part) }
  }

  /// The same without the pod.
  func amountsBefore(at row: Int, in cluster: Cluster) -> (allocatable: Int64, requested: Int64)? {
    let whole = allocatable[row]
    if whole != 0 { return (whole, requested[row]) }
    guard let totals = devices?.totals(for: cluster.nodes[row]), totals.devices > 0 else { return nil }
    return (totals.devices, totals.taken)
  }

  /// Whether a scorer's resources hang on more than a row: devices can be reached from many nodes.
  static func dependOnDevices(_ resources: [ResourceWeight], _ pod: ScheduledPod, _ table: DeviceTable) -> Bool {
    resources.contains { pod.info.requests[$0.name] != 0 && table.deviceClass(serving: $0.name) != nil }
  }
}
