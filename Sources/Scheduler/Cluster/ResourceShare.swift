import Kubernetes
import Symbols

/// One configured resource of a scorer: how much of it a node would have given away with the pod on it.
struct ResourceShare {
  private enum Column {
    case cpu, memory, ephemeralStorage
    case scalar(Int)
  }

  let resource: Symbol
  let weight: Int64
  /// The pod's own part.
  private let part: Int64
  private let column: Column
  /// Existing pods count with the defaults for missing requests (cpu and memory).
  private let countsNonZero: Bool

  /// nil for a resource that the scorer leaves out: a scalar that the pod does not ask for, or an unknown name.
  init?(_ configured: ResourceWeight, requested: ResourceVector, nonZero: Bool, _ cluster: Cluster) {
    resource = configured.name
    weight = configured.weight
    part = requested[configured.name]
    countsNonZero = nonZero
    switch configured.name {
    case .cpu: column = .cpu
    case .memory: column = .memory
    case .ephemeralStorage: column = .ephemeralStorage
    default:
      guard part != 0, configured.name.isScalarResource else { return nil }
      column = .scalar(cluster.scalarColumn(for: configured.name))
    }
  }

  /// Allocatable, and requested with the pod on the node; nil where the node has none of the resource.
  func amounts(at row: Int, in cluster: Cluster) -> (allocatable: Int64, requested: Int64)? {
    guard let (allocatable, requested) = amountsBefore(at: row, in: cluster) else { return nil }
    return (allocatable, requested &+ part)
  }

  /// The same without the pod.
  func amountsBefore(at row: Int, in cluster: Cluster) -> (allocatable: Int64, requested: Int64)? {
    let allocatable: Int64
    let requested: Int64
    switch column {
    case .cpu:
      allocatable = cluster.allocatableCPU[row]
      requested = countsNonZero ? cluster.nonZeroCPU[row] : cluster.requestedCPU[row]
    case .memory:
      allocatable = cluster.allocatableMemory[row]
      requested = countsNonZero ? cluster.nonZeroMemory[row] : cluster.requestedMemory[row]
    case .ephemeralStorage:
      allocatable = cluster.allocatableEphemeralStorage[row]
      requested = cluster.requestedEphemeralStorage[row]
    case .scalar(let index):
      allocatable = cluster.scalars[index].allocatable[row]
      requested = cluster.scalars[index].requested[row]
    }
    return allocatable == 0 ? nil : (allocatable, requested)
  }
}
