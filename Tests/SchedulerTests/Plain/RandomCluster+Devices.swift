import Scheduler

/// Few devices and few claims, so that claims are shared, compete and fail.
extension RandomCluster {
  mutating func addDevices(to cluster: inout PlainCluster) {
    cluster.deviceClasses = ["gpu": nil, "fast": "x"]
    for node in cluster.nodes where random.chance(80) {
      var slice = PlainSlice(node: node.name, isIncomplete: random.chance(6))
      for number in 0..<random.count(1...4) {
        var device = PlainDevice(name: "d\(number)", kind: random.pick(["x", "y"]))
        if random.chance(90) { device.attributes["model"] = .text(random.pick(["a", "a", "b", "1"])) }
        if random.chance(85) {
          device.attributes["numa"] = random.chance(15) ? .text("1") : .number(Int64(random.count(0...1)))
        }
        device.hasBindingConditions = random.chance(8)
        slice.devices.append(device)
      }
      cluster.slices.append(slice)
    }
    for number in 0..<random.count(3...8) {
      let namespace = isAboutDevices || random.chance(60) ? "default" : namespace()
      var claim = PlainClaim(namespace: namespace, name: "claim-\(number)", isTerminating: random.chance(3))
      for number in 0..<random.pick([1, 1, 1, 2]) { claim.requests.append(request("r\(number)")) }
      if random.chance(45) {
        for _ in 0..<random.pick([1, 1, 2]) { claim.constraints.append(deviceConstraint(claim)) }
      }
      if random.chance(35) { allocate(&claim, in: cluster) }
      cluster.claims.append(claim)
    }
  }

  private mutating func request(_ name: String) -> PlainRequest {
    func demand(_ random: inout SeededGenerator, _ name: String = "") -> PlainDemand {
      PlainDemand(
        name: name, deviceClass: random.chance(2) ? "none" : random.pick(["gpu", "gpu", "fast"]),
        kind: random.chance(20) ? random.pick(["x", "y"]) : nil, count: random.pick([1, 1, 1, 2, 2, 3]))
    }
    if random.chance(25) {
      return PlainRequest(name: name, alternatives: [demand(&random, "best"), demand(&random, "else")])
    }
    return PlainRequest(name: name, alternatives: [demand(&random)])
  }

  private mutating func deviceConstraint(_ claim: PlainClaim) -> PlainDeviceConstraint {
    PlainDeviceConstraint(
      isDistinct: random.chance(50), attribute: random.pick(["model", "model", "numa"]),
      requests: random.chance(60) ? [] : [random.pick(claim.requests).name])
  }

  /// As an earlier attempt left it: devices of some node, whether or not they would be given today.
  private mutating func allocate(_ claim: inout PlainClaim, in cluster: PlainCluster) {
    let node = random.pick(cluster.nodes).name
    var names = (cluster.slices.first { $0.node == node }?.devices ?? []).map(\.name) + ["gone"]
    names.shuffle(using: &random)
    var devices: [(request: String, device: String)] = []
    for request in claim.requests {
      guard let device = names.popLast() else { continue }
      let demand = random.pick(request.alternatives)
      devices.append((demand.name.isEmpty ? request.name : "\(request.name)/\(demand.name)", device))
    }
    claim.allocation = PlainAllocation(
      node: node, isEverywhere: random.chance(35), devices: devices,
      binding: random.chance(40) ? .none : random.pick(PlainBinding.allCases))
    claim.reservedFor = random.pick([[], [], ["uid-other"], ["uid-\(claim.namespace)-new-0"], ["uid-a", "uid-b"]])
  }

  /// Leaves the pod little but its namespace, requests and gates.
  func simplify(_ pod: inout PlainPod) {
    pod.namespace = "default"
    pod.nodeSelector = [:]
    pod.requiredNodeTerms = nil
    pod.affinity = []
    pod.antiAffinity = []
    pod.constraints = pod.constraints.filter { !$0.isHard }
    pod.tolerations = [PlainToleration(operator: "Exists")]
  }

  mutating func claims(of pod: PlainPod, in cluster: PlainCluster) -> [String] {
    if random.chance(4) { return ["nowhere"] }
    let own = cluster.claims.filter { $0.namespace == pod.namespace }.map(\.name).shuffled(using: &random)
    return Array(own.prefix(random.pick([1, 1, 2, 2])))
  }
}
