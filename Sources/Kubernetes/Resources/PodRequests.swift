public import Symbols
public import Versions

/// What a pod requests in all: containers, init containers, pod-level resources and overhead.
///
/// Source: "Resource sharing within containers" under "Init Containers" and "Sidecar Containers", and "Pod Overhead",
/// Kubernetes documentation.
public struct PodRequests {
  /// Amounts in the order in which their names are first met.
  public private(set) var amounts: [(name: Symbol, quantity: Quantity)] = []

  /// Which rules apply beside the spec's own.
  public struct Rules {
    /// A container's status counts too (pods that have a node).
    public var usesStatus = false
    /// The status counts by sums over the pod, the largest of which is taken; otherwise container by container.
    public var takesMaximumOfSums = false
    /// Pod-level resources count as the status has them, where that is more.
    public var usesPodLevelStatus = false
    /// Requests that a container lacks count as these.
    public var defaults: [(name: Symbol, quantity: Quantity)] = []
    public var honorsPodLevelResources = true

    /// Those for a pod that has no node.
    public init(defaults: [(name: Symbol, quantity: Quantity)] = [], honorsPodLevelResources: Bool = true) {
      self.defaults = defaults
      self.honorsPodLevelResources = honorsPodLevelResources
    }
  }

  /// What a pod without a node requests.
  public init(_ pod: Pod) {
    self.init(pod, Rules())
  }

  /// What a pod takes up on its node: there its status counts beside its spec (a resize under way).
  public init(onNode pod: Pod, in version: KubernetesVersion) {
    self.init(pod, Rules(onNode: pod, in: version))
  }

  public init(_ pod: Pod, _ rules: Rules) { self.init(pod.spec.value, pod.status, rules) }

  public init(_ spec: PodSpec, _ status: PodStatus, _ rules: Rules) {
    var sum = Amounts(ofContainers: spec, status, rules)
    if rules.honorsPodLevelResources, let podLevel = spec.podLevelRequests {
      var own = Amounts(podLevel.map { ($0.name, $0.quantity) })
      if rules.usesPodLevelStatus, let resources = status.resources {
        if status.isResizeInfeasible { own = Amounts() }
        own.raise(to: Amounts(resources))
        own.raise(to: Amounts(status.allocatedResources))
      }
      for amount in own.list where amount.name.isPodLevelResource { sum[amount.name] = amount.quantity }
    }
    sum.add(Amounts(spec.overhead))
    amounts = sum.list
  }

  public subscript(name: Symbol) -> Quantity? { amounts.first { $0.name == name }?.quantity }
}

extension PodRequests.Rules {
  /// The rules for a pod that has a node.
  public init(onNode pod: Pod, in version: KubernetesVersion) {
    let status = pod.status
    takesMaximumOfSums = version.has(.resizeTakesMaximumOfSums)
    usesPodLevelStatus = version.has(.podLevelResizeCounts) && status.resources != nil
    usesStatus =
      takesMaximumOfSums
      ? usesPodLevelStatus || status.isResizeInfeasible || !status.containers.isEmpty
      : status.containers.contains { $0.requests != nil }
  }
}

extension PodSpec {
  /// The pod-level requests that count, nil without any (Kubernetes documentation: "Pod-level resource specification").
  public var podLevelRequests: [ResourceList.Amount]? {
    let supported = resources?.requests.amounts.filter { $0.name.isPodLevelResource }
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

  init(_ list: ResourceList?) {
    self.list = (list?.amounts ?? []).map { ($0.name, $0.quantity) }
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

extension Amounts {
  /// What a pod's containers request together, by the spec and by what the status says of them.
  init(ofContainers spec: PodSpec, _ status: PodStatus, _ rules: PodRequests.Rules) {
    guard rules.usesStatus, rules.takesMaximumOfSums else {
      self.init(spec, rules.defaults) { container, isInit in
        let usesStatus = rules.usesStatus && (!isInit || container.restartsAlways)
        return Amounts(container, usesStatus ? status : nil)
      }
      return
    }
    let allocated: Amounts
    let actual: Amounts
    if rules.usesPodLevelStatus, let resources = status.resources, let whole = status.allocatedResources {
      allocated = Amounts(whole)
      actual = Amounts(resources)
    } else {
      // A container without a status counts as the spec has it, or not at all when the resize cannot be.
      func written(_ container: Container) -> ResourceList? {
        status.isResizeInfeasible ? nil : container.resources.requests
      }
      func own(_ container: Container) -> ContainerStatus? { status.containers.first { $0.name == container.name } }
      allocated = Amounts(spec, rules.defaults) { container, _ in
        Amounts(own(container)?.allocatedResources ?? written(container))
      }
      actual = Amounts(spec, rules.defaults) { container, _ in
        let own = own(container)
        let requests = own?.requests.flatMap { $0.amounts.isEmpty ? nil : $0 }
        return Amounts(requests ?? own?.allocatedResources ?? written(container))
      }
    }
    self.init()
    if !status.isResizeInfeasible {
      self = Amounts(spec, rules.defaults) { container, _ in Amounts(container.resources.requests) }
    }
    raise(to: actual)
    raise(to: allocated)
  }

  /// The sum over a pod's containers: init containers run one after the other, sidecars beside all that come later.
  ///
  /// - Parameter amounts: of one container, told whether it is an init container.
  private init(
    _ spec: PodSpec, _ defaults: [(name: Symbol, quantity: Quantity)], amounts: (Container, Bool) -> Amounts
  ) {
    func whole(_ container: Container, isInit: Bool) -> Amounts {
      var own = amounts(container, isInit)
      for missing in defaults where own[missing.name] == nil { own[missing.name] = missing.quantity }
      return own
    }
    var sidecars = Amounts()
    var base = Amounts()
    var peak = Amounts()
    for container in spec.initContainers {
      let own = whole(container, isInit: true)
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
    for container in spec.containers { base.add(whole(container, isInit: false)) }
    base.raise(to: peak)
    self = base
  }

  /// One container's requests; with a status, the largest of those that it and the spec tell.
  private init(_ container: Container, _ status: PodStatus?) {
    self.init(container.resources.requests)
    guard let status, let own = status.containers.first(where: { $0.name == container.name }),
      let requests = own.requests
    else { return }
    if status.isResizeInfeasible { list = [] }
    raise(to: Amounts(requests))
    raise(to: Amounts(own.allocatedResources))
  }
}
