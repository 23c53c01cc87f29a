/// Nominations, resizes under way, and configurations that leave something out.
extension RandomCluster {
  /// Pods that were tried before, some of them meant for a node that PreFilter leaves out.
  mutating func nominate(_ pod: inout PlainPod, in cluster: PlainCluster) {
    pod.nominatedNode = random.chance(35) ? random.pick(cluster.nodes.map(\.name) + ["node-99"]) : ""
    if random.chance(pod.nominatedNode.isEmpty ? 8 : 30) {
      pod.requiredNodeTerms = (0..<random.count(1...2)).map { _ in PlainNodeTerm(name: random.pick(cluster.nodes).name)
      }
    }
    if random.chance(6) { pod.gates = ["review"] }
    if random.chance(40) { pod.priority = random.pick([0, 10]) }
    if options.allowsPreemption { pod.neverPreempts = random.chance(15) }
  }

  /// Makes it plain which of two running pods is evicted first: no two of them started at once. Their ports are taken away, as
  /// kube-scheduler forgets that two pods of a node may have the same.
  mutating func expose(_ pod: inout PlainPod, _ number: Int) {
    pod.startHour = number * 7 % 24
    for index in pod.containers.indices { pod.containers[index].hostPorts = [] }
    for index in pod.initContainers.indices { pod.initContainers[index].hostPorts = [] }
    pod.isVictim = pod.isTerminating && random.chance(60)
    pod.priority = random.pick([0, 0, 10, -5, -5])
  }

  mutating func resize(_ pod: inout PlainPod) {
    pod.resize = random.pick(["", "", "Deferred", "Infeasible", "Infeasible"])
    if random.chance(30) {
      for index in pod.containers.indices {
        for name in ["ephemeral-storage", "example.com/gpu"] { pod.containers[index].requests[name] = nil }
      }
      pod.initContainers = []
      pod.wholeRequests = amounts()
      // Nothing is under way in a pod without a status.
      guard random.chance(80) else { return pod.resize = "" }
      pod.wholeStatus = PlainStatus(allocated: amounts(), actual: amounts())
    }
    for index in pod.containers.indices where random.chance(65) {
      pod.containers[index].status = PlainStatus(allocated: amounts(), actual: amounts())
    }
    for index in pod.initContainers.indices where random.chance(65) {
      pod.initContainers[index].status = PlainStatus(allocated: amounts(), actual: amounts())
    }
  }

  private mutating func amounts() -> [String: Int64] {
    [
      "cpu": Int64(random.pick([100, 250, 700, 1200, 2000])), "memory": Int64(random.pick([64, 200, 500, 1500])) << 20,
    ]
  }

  /// Each plugin's points come in turn, seed by seed; now and then another with them.
  mutating func disabledPoints() -> [PlainPoint] {
    var points = Self.leftOut[Int(seed % UInt64(Self.leftOut.count))]
    if random.chance(35) {
      for point in random.pick(Self.leftOut) where !points.contains(point) { points.append(point) }
    }
    return points
  }

  private static let leftOut: [[PlainPoint]] = {
    func points(_ point: String, _ plugins: String...) -> [PlainPoint] {
      plugins.map { PlainPoint(point: point, plugin: $0) }
    }
    let filters = points(
      "filter", "NodeUnschedulable", "TaintToleration", "NodeAffinity", "NodePorts", "NodeResourcesFit",
      "PodTopologySpread", "InterPodAffinity", "DynamicResources")
    let preFilters = points(
      "preFilter", "NodeAffinity", "NodePorts", "NodeResourcesFit", "VolumeRestrictions", "NodeVolumeLimits",
      "VolumeBinding", "VolumeZone", "PodTopologySpread", "InterPodAffinity", "DynamicResources",
      "NodeDeclaredFeatures")
    let scores =
      points(
        "preScore", "TaintToleration", "NodeAffinity", "NodeResourcesFit", "VolumeBinding", "PodTopologySpread",
        "InterPodAffinity", "NodeResourcesBalancedAllocation")
      + points(
        "score", "TaintToleration", "NodeAffinity", "NodeResourcesFit", "VolumeBinding", "PodTopologySpread",
        "InterPodAffinity", "DynamicResources", "NodeResourcesBalancedAllocation", "ImageLocality")
    let queue = points("preEnqueue", "SchedulingGates", "DynamicResources")
    // Without its Filter too, what a plugin misses shows later.
    let both = preFilters.map { [$0, PlainPoint(point: "filter", plugin: $0.plugin)] }
    return (filters + preFilters + scores + queue).map { [$0] } + both
  }()
}
