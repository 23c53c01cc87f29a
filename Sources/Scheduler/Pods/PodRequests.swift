public import Kubernetes
public import Symbols

/// What a pod requests in all: containers, init containers, pod-level resources and overhead.
///
/// Source: "Resource sharing within containers" under "Init Containers" and "Sidecar Containers", and "Pod Overhead",
/// Kubernetes documentation.
public struct PodRequests {
  /// Amounts in the order in which their names are first met.
  public private(set) var amounts: [(name: Symbol, quantity: Quantity)] = []

  /// Which rules apply beside the spec's own.
  struct Rules {
    /// A container's status counts too (pods that have a node).
    var usesStatus = false
    /// Pod-level resources count as the status has them, where that is more.
    var usesPodLevelStatus = false
    /// Requests that a container lacks count as these.
    var defaults: [(name: Symbol, quantity: Quantity)] = []
    var honorsPodLevelResources = true
  }

  /// What a pod without a node requests.
  public init(_ pod: Pod) {
    self.init(pod, Rules())
  }

  /// What a pod takes up on its node: there its status counts beside its spec (a resize under way).
  public init(onNode pod: Pod, in version: KubernetesVersion) {
    self.init(pod, Rules(onNode: pod, in: version))
  }

  init(_ pod: Pod, _ rules: Rules) { self.init(pod.spec.value, pod.status, rules) }

  init(_ spec: PodSpec, _ status: PodStatus, _ rules: Rules) {
    var sidecars = Amounts()
    var base = Amounts()
    var peak = Amounts()
    for container in spec.initContainers {
      let own = Amounts(container, status, rules, isInit: true)
      if container.restartsAlways {
        sidecars.add(own)
        base.add(own)
        peak.raise(to: sidecars)
      } else {
        var candidate = own
        candidate.add(sidecars)
        peak.raise(to: candidate)
      }
    }
    for container in spec.containers { base.add(Amounts(container, status, rules, isInit: false)) }
    base.raise(to: peak)
    if rules.honorsPodLevelResources, let podLevel = spec.podLevelRequests {
      var own = Amounts(podLevel.map { ($0.name, $0.quantity) })
      if rules.usesPodLevelStatus {
        for list in [status.resources, status.allocatedResources].compactMap({ $0 }) {
          own.raise(to: Amounts(list.amounts.filter { own[$0.name] != nil }.map { ($0.name, $0.quantity) }))
        }
      }
      for amount in own.list { base[amount.name] = amount.quantity }
    }
    base.add(Amounts(spec.overhead.amounts.map { ($0.name, $0.quantity) }))
    amounts = base.list
  }

  public subscript(name: Symbol) -> Quantity? { amounts.first { $0.name == name }?.quantity }

  var vector: ResourceVector { ResourceVector(amounts.lazy.map { ($0.name, $0.quantity) }) }
}

extension PodRequests.Rules {
  /// The rules for a pod that has a node.
  init(onNode pod: Pod, in version: KubernetesVersion) {
    usesStatus = !pod.status.containers.isEmpty
    usesPodLevelStatus =
      version.has(.podLevelResizeCounts) && (pod.status.resources != nil || pod.status.allocatedResources != nil)
  }
}

extension PodRequests {
  /// What a container without a request counts for in scores, so that pods without requests spread at all.
  static let nonZeroDefaults: [(name: Symbol, quantity: Quantity)] = [
    (.cpu, Quantity(milli: 100)), (.memory, Quantity(200 * 1024 * 1024)),
  ]

  /// The pod's non-zero cpu (milli) and memory (bytes), as a node counts them for its pods.
  static func nonZero(_ pod: Pod, total: PodRequests, _ base: Rules) -> (milliCPU: Int64, memory: Int64) {
    var rules = base
    rules.defaults = nonZeroDefaults
    if pod.spec.value.podLevelRequests != nil {
      rules.defaults = nonZeroDefaults.filter { total[$0.name] == nil }
    }
    if rules.defaults.isEmpty {
      let vector = total.vector
      return (vector.milliCPU, vector.memory)
    }
    let vector = PodRequests(pod, rules).vector
    return (vector.milliCPU, vector.memory)
  }
}

extension PodSpec {
  /// The pod-level requests that count, nil without any (Kubernetes documentation: "Pod-level resource specification").
  var podLevelRequests: [ResourceList.Amount]? {
    let supported = resources?.requests.amounts.filter {
      $0.name == .cpu || $0.name == .memory || $0.name.hasPrefix("hugepages-")
    }
    return supported?.isEmpty == false ? supported : nil
  }
}

/// A short list of amounts by name; a linear search beats a dictionary at this size.
private struct Amounts {
  var list: [(name: Symbol, quantity: Quantity)] = []

  init() {}

  init(_ list: [(name: Symbol, quantity: Quantity)]) {
    self.list = list
  }

  /// One container's requests under the rules.
  init(_ container: Container, _ status: PodStatus, _ rules: PodRequests.Rules, isInit: Bool) {
    list = container.resources.requests.amounts.map { ($0.name, $0.quantity) }
    if rules.usesStatus, !isInit || container.restartsAlways,
      let own = status.containers.first(where: { $0.name == container.name })
    {
      if status.isResizeInfeasible { list = [] }
      raise(to: Amounts(own.requests.amounts.map { ($0.name, $0.quantity) }))
      raise(to: Amounts(own.allocatedResources.amounts.map { ($0.name, $0.quantity) }))
    }
    for missing in rules.defaults where self[missing.name] == nil { self[missing.name] = missing.quantity }
  }

  subscript(name: Symbol) -> Quantity? {
    get { list.first { $0.name == name }?.quantity }
    set {
      guard let newValue else { return }
      if let slot = list.firstIndex(where: { $0.name == name }) {
        list[slot].quantity = newValue
      } else {
        list.append((name, newValue))
      }
    }
  }

  mutating func add(_ other: Amounts) {
    for amount in other.list { self[amount.name] = self[amount.name].map { $0 + amount.quantity } ?? amount.quantity }
  }

  mutating func raise(to other: Amounts) {
    for amount in other.list {
      if let own = self[amount.name], !(own < amount.quantity) { continue }
      self[amount.name] = amount.quantity
    }
  }
}
