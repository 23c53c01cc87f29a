import Symbols
public import Versions

extension QuotaUsage {
  /// What a pod is charged for.
  ///
  /// Source: "Resource Quotas", Kubernetes documentation; the names as the API server counts them. A pod that is done, or was to be gone by
  /// now, counts among the objects alone.
  ///
  /// - Parameter isGone: whether its time to stop is over.
  public init(_ pod: Pod, isGone: Bool = false, in version: KubernetesVersion) {
    self[QuotaName.countPods] = Quantity(1)
    if isGone || pod.status.isTerminal { return }
    self[.pods] = Quantity(1)
    for amount in PodRequests(onNode: pod, in: version).amounts {
      switch amount.name {
      case .cpu:
        self[.cpu] = amount.quantity
        self[QuotaName.requestsCPU] = amount.quantity
      case .memory:
        self[.memory] = amount.quantity
        self[QuotaName.requestsMemory] = amount.quantity
      case .ephemeralStorage:
        self[.ephemeralStorage] = amount.quantity
        self[QuotaName.requestsEphemeralStorage] = amount.quantity
      case let name where name.isHugePages:
        self[name] = amount.quantity
        self[QuotaName.request(of: name)] = amount.quantity
      case let name where QuotaName.isRequestedByDevices(name) || name.isExtendedResource:
        self[QuotaName.request(of: name)] = amount.quantity
      default: break
      }
    }
    for amount in Self.limits(of: pod) {
      switch amount.name {
      case .cpu: self[QuotaName.limitsCPU] = amount.quantity
      case .memory: self[QuotaName.limitsMemory] = amount.quantity
      case .ephemeralStorage: self[QuotaName.limitsEphemeralStorage] = amount.quantity
      default: break
      }
    }
  }

  /// A pod's limits in all, summed as requests are. Overhead counts only where there is a limit.
  static func limits(of pod: Pod) -> [(name: Symbol, quantity: Quantity)] {
    var spec = pod.spec.value
    for slot in spec.containers.indices {
      spec.containers[slot].resources.requests = spec.containers[slot].resources.limits
    }
    for slot in spec.initContainers.indices {
      spec.initContainers[slot].resources.requests = spec.initContainers[slot].resources.limits
    }
    if let limits = spec.resources?.limits { spec.resources?.requests = limits }
    let overhead = spec.overhead
    spec.overhead = ResourceList()
    return PodRequests(spec, PodStatus(), PodRequests.Rules()).amounts.map { amount in
      (amount.name, overhead[amount.name].map { amount.quantity + $0 } ?? amount.quantity)
    }
  }
}
