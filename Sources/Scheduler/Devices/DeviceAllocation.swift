import Kubernetes
import SourceText
import Symbols

/// What the search for a pod's devices on one node came to.
enum DeviceAllocation {
  /// For each claim its devices.
  case found([ClaimAllocation])
  case nothing
  /// Nothing, and a pool of the node is invalid.
  case invalidPools
  case failed(DeviceAllocationFailure)
}

/// The devices of one claim.
struct ClaimAllocation {
  let result: AllocationResult
  /// Index of the alternative that each `firstAvailable` request got, with the request's name.
  let alternatives: [(request: Symbol, index: Int)]
}

/// Why the search ended without an answer.
enum DeviceAllocationFailure: Error {
  /// kube-scheduler's error, which fails the attempt.
  case error(String)
  case notModelled(String, SourcePosition)
  /// More devices than a claim can hold; another alternative may need fewer.
  case tooManyDevices
}
