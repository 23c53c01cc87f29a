import Kubernetes
import Symbols

/// One configured resource of a scorer: how much of it a node would have given away with the pod on it.
///
/// The cluster holds the columns; it lives as long as any scorer.
struct ResourceShare {
  let resource: Symbol
  let weight: Int64
  /// The pod's own part.
  private let part: Int64
  private let allocatable: UnsafeBufferPointer<Int64>
  private let requested: UnsafeBufferPointer<Int64>

  /// - Parameters:
  ///   - part: what the pod asks for.
  ///   - nonZero: whether running pods count with the defaults for missing requests (cpu and memory).
  /// - Returns: nil for a resource that the scorer leaves out: a scalar that the pod does not ask for, or an unknown name.
  init?(_ configured: ResourceWeight, requested part: ResourceVector, nonZero: Bool, _ cluster: Cluster) {
    resource = configured.name
    weight = configured.weight
    self.part = part[configured.name]
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
  func amounts(at row: Int) -> (allocatable: Int64, requested: Int64)? {
    let whole = allocatable[row]
    return whole == 0 ? nil : (whole, requested[row] &+ part)
  }

  /// The same without the pod.
  func amountsBefore(at row: Int) -> (allocatable: Int64, requested: Int64)? {
    let whole = allocatable[row]
    return whole == 0 ? nil : (whole, requested[row])
  }
}
