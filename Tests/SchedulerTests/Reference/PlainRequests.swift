import Versions

/// What a pod asks for, and what it takes up where it runs.
extension PlainPod {
  /// - Parameter defaults: what a container counts for that does not say.
  func requests(defaults: [String: Int64] = [:]) -> [String: Int64] {
    sum(defaults) { container, _ in container.requests }
  }

  /// For scores: 100m and 200Mi where a container does not say.
  var scoredRequests: [String: Int64] { requests(defaults: scoreDefaults) }

  /// The same of a pod that has a node. What the pod asks for as a whole says both amounts, so no container's count.
  func scoredUsage(in version: KubernetesVersion) -> [String: Int64] {
    usage(in: version, defaults: wholeRequests == nil ? scoreDefaults : [:])
  }

  /// What a pod takes up on its node: while a resize is under way, what it has counts beside what it shall have, and alone
  /// where it cannot get it.
  func usage(in version: KubernetesVersion, defaults: [String: Int64] = [:]) -> [String: Int64] {
    let isInfeasible = resize == "Infeasible"
    var total = version.minor < 37 ? largestOfEach(isInfeasible, defaults) : largestSum(isInfeasible, defaults)
    guard let wholeRequests else { return total }
    var whole = wholeRequests
    if version.minor >= 36, let wholeStatus {
      let told = larger(wholeStatus.allocated, wholeStatus.actual)
      whole = isInfeasible ? told : larger(whole, told)
    }
    for (resource, amount) in whole { total[resource] = amount }
    return total
  }

  /// Until 1.36: of each container the largest; ordinary init containers have no status.
  private func largestOfEach(_ isInfeasible: Bool, _ defaults: [String: Int64]) -> [String: Int64] {
    sum(defaults) { container, isOrdinaryInit in
      guard !isOrdinaryInit, let status = container.status else { return container.requests }
      let told = larger(status.allocated, status.actual)
      return isInfeasible ? told : larger(container.requests, told)
    }
  }

  /// From 1.37 on: three sums over the pod, and the largest of them.
  private func largestSum(_ isInfeasible: Bool, _ defaults: [String: Int64]) -> [String: Int64] {
    let wanted = sum(defaults) { container, _ in container.requests }
    var allocated = sum(defaults) { container, _ in
      container.status?.allocated ?? (isInfeasible ? [:] : container.requests)
    }
    var actual = sum(defaults) { container, _ in
      container.status?.actual ?? (isInfeasible ? [:] : container.requests)
    }
    if let wholeStatus { (allocated, actual) = (wholeStatus.allocated, wholeStatus.actual) }
    let told = larger(allocated, actual)
    return isInfeasible ? told : larger(wanted, told)
  }

  private var scoreDefaults: [String: Int64] { ["cpu": 100, "memory": 200 << 20] }

  /// Containers run at once beside sidecars; of init containers the greediest moment counts.
  ///
  /// - Parameter amounts: of a container, told whether it is an init container that ends.
  private func sum(
    _ defaults: [String: Int64], _ amounts: (PlainContainer, Bool) -> [String: Int64]
  ) -> [String: Int64] {
    func own(_ container: PlainContainer, _ isOrdinaryInit: Bool) -> [String: Int64] {
      amounts(container, isOrdinaryInit).merging(defaults) { written, _ in written }
    }
    var total: [String: Int64] = [:]
    for container in containers { total.merge(own(container, false), uniquingKeysWith: +) }
    for container in initContainers where container.isSidecar {
      total.merge(own(container, false), uniquingKeysWith: +)
    }
    var sidecars: [String: Int64] = [:]
    for container in initContainers {
      var moment = sidecars
      moment.merge(own(container, !container.isSidecar), uniquingKeysWith: +)
      if container.isSidecar { sidecars = moment }
      total.merge(moment, uniquingKeysWith: max)
    }
    return total
  }
}

private func larger(_ a: [String: Int64], _ b: [String: Int64]) -> [String: Int64] {
  a.merging(b, uniquingKeysWith: max)
}
