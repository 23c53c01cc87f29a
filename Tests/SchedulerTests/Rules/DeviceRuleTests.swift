import Testing

/// Claims and their devices, where a rule is easily taken for a simpler one.
@Suite struct DeviceRuleTests {
  // MARK: distinctAttribute

  /// Devices with these models, a claim for as many of one request as there are, all of other models.
  private static func distinct(_ models: String..., release: String) throws -> String {
    let devices = models.enumerated().map { "{name: d\($0), attributes: {model: {string: \($1)}}}" }
    let scenario = try Scenario(
      release,
      Scenario.node("n1") + Scenario.deviceClass() + Scenario.slice(on: "n1", devices.joined(separator: ", "))
        + Scenario.claim(
          "c",
          "{requests: [{name: r, exactly: {deviceClassName: gpu, count: \(models.count), allocationMode: ExactCount}}], "
            + "constraints: [{distinctAttribute: gpu.example.com/model}]}"),
      Scenario.pod("p", spec: Scenario.using("c")))
    return scenario.outcome("p")
  }

  @Test func distinctAttributeComparesWithTheLastDeviceOfARequestUntil137() throws {
    #expect(try Self.distinct("a", "b", "a", release: "1.36.2") == "scheduled")
    #expect(try Self.distinct("a", "b", "a", release: "1.37.2") == "unschedulable")
    #expect(try Self.distinct("a", "a", "b", release: "1.36.2") == "unschedulable")
    #expect(try Self.distinct("a", "b", "c", release: "1.37.2") == "scheduled")
  }

  /// A device that is given back takes the memory of its request with it: going back, d2 stands where d1 stood, and d0
  /// is forgotten.
  @Test func deviceThatIsGivenBackIsForgottenWithThoseBeforeIt() throws {
    let requests = """
      {requests: [{name: a, exactly: {deviceClassName: gpu, count: 2, allocationMode: ExactCount}}, \
      {name: b, exactly: {deviceClassName: gpu, selectors: [{cel: {expression: 'device.attributes["gpu.example.com"].slot == 1'}}]}}], \
      constraints: [{distinctAttribute: gpu.example.com/model}]}
      """
    let devices = """
      {name: d0, attributes: {model: {string: a}, slot: {int: 0}}}, {name: d1, attributes: {model: {string: b}, slot: {int: 1}}}, \
      {name: d2, attributes: {model: {string: c}, slot: {int: 0}}}
      """
    let scenario = try Scenario(
      "1.36.2",
      Scenario.node("n1") + Scenario.deviceClass() + Scenario.slice(on: "n1", devices) + Scenario.claim("c", requests),
      Scenario.pod("p", spec: Scenario.using("c")))
    #expect(scenario.outcome("p") == "scheduled")
  }

  // MARK: Binding conditions

  private static func binding(
    _ status: String, since: String = "2026-01-01T00:00:00Z", release: String = "1.37.2", arguments: String = ""
  ) throws -> Scenario {
    let allocation = """
      {allocation: {allocationTimestamp: '\(since)', devices: {results: [{request: r, driver: gpu.example.com, pool: n1, \
      device: d0, bindingConditions: [ready], bindingFailureConditions: [broken]}]}}, devices: [\(status)]}
      """
    return try Scenario(
      release,
      Scenario.node("n1") + Scenario.deviceClass() + Scenario.claim("c", Scenario.oneDevice, status: allocation),
      Scenario.pod("p", spec: Scenario.using("c")), arguments: arguments)
  }

  private static func device(_ conditions: String) -> String {
    "{driver: gpu.example.com, pool: n1, device: d0, conditions: [\(conditions)]}"
  }

  @Test func claimWhoseDevicesFailedOrAreLateIsNotAvailableAndIsFreed() throws {
    let gone = "DynamicResources: resourceclaim not available on the node"
    for (status, since) in [
      (Self.device("{type: broken, status: 'True'}"), "2099-01-01T00:00:00Z"),
      (Self.device("{type: broken, status: 'True'}, {type: ready, status: 'True'}"), "2099-01-01T00:00:00Z"),
      (Self.device("{type: ready, status: 'False'}"), "2026-01-01T00:00:00Z"), ("", "2026-01-01T00:00:00Z"),
    ] {
      let scenario = try Self.binding(status, since: since)
      #expect(scenario.rejection("p", on: "n1") == gone, "\(status)")
      #expect(
        scenario.message("p") == """
          0/1 nodes are available: 1 resourceclaim not available on the node. deallocation of ResourceClaim completed, \
          preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.
          """)
    }
  }

  @Test func claimWhoseDevicesAreReadyOrStillOnTheirWayIsAvailable() throws {
    for (status, since) in [
      (Self.device("{type: ready, status: 'True'}"), "2026-01-01T00:00:00Z"),
      (Self.device("{type: ready, status: 'False'}"), "2099-01-01T00:00:00Z"), ("", "2099-01-01T00:00:00Z"),
      // The first condition of a type counts.
      (Self.device("{type: ready, status: 'True'}, {type: ready, status: 'False'}"), "2026-01-01T00:00:00Z"),
    ] {
      #expect(try Self.binding(status, since: since).outcome("p") == "scheduled", "\(status)")
    }
  }

  @Test func bindingConditionsCountFrom136OnAndForAsLongAsTheConfigurationSays() throws {
    #expect(try Self.binding("", release: "1.35.4").outcome("p") == "scheduled")
    #expect(try Self.binding("", release: "1.36.2").outcome("p") == "unschedulable")
    // In 1.36 a year is no time at all.
    let arguments = "{name: DynamicResources, args: {bindingTimeout: 9000h}}"
    #expect(try Self.binding("", release: "1.36.2", arguments: arguments).outcome("p") == "scheduled")
  }

  // MARK: Scores

  private static let choice = """
    {requests: [{name: r, firstAvailable: [{name: good, deviceClassName: gpu}, {name: bad, deviceClassName: gpu}]}]}
    """

  @Test func claimsThatWereAllocatedBeforeCountWhereAnotherIsAllocatedNow() throws {
    let pool = """
      ---
      apiVersion: resource.k8s.io/v1
      kind: ResourceSlice
      metadata: {name: everywhere}
      spec: {driver: gpu.example.com, allNodes: true, pool: {name: p, generation: 1, resourceSliceCount: 1}, devices: [{name: d0}, {name: d1}]}

      """
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Scenario.deviceClass() + pool
      + Scenario.claim("chosen", Self.choice) + Scenario.claim("plain", Scenario.oneDevice)
    let pods =
      Scenario.pod("first", spec: Scenario.using("chosen"))
      + Scenario.pod("both", spec: Scenario.using("chosen", "plain"))
      + Scenario.pod("again", spec: Scenario.using("chosen"))
    let mended = try Scenario("1.36.2", cluster, pods)
    #expect(mended.score("DynamicResources", "first", on: "n1") == 8)
    #expect(mended.score("DynamicResources", "both", on: "n1") == 8)
    // Nothing is allocated in the third attempt.
    #expect(mended.score("DynamicResources", "again", on: "n1") == 0)
    for release in ["1.35.4", "1.36.1"] {
      #expect(
        try Scenario(release, cluster, pods).message("both") == """
          running Score plugins: plugin "DynamicResources" failed with: number of allocations 1 is smaller than number of \
          claims
          """)
    }
    #expect(try Scenario("1.34.1", cluster, pods).outcome("both") == "scheduled")
  }

  private static let served = Scenario.deviceClass(spec: "{extendedResourceName: example.com/gpu}")

  /// 1 of 4 devices on n1, 1 of 2 on n2; 1 of 4 CPUs on both.
  @Test func extendedResourceThatDevicesServeScoresByDevices() throws {
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Self.served
      + Scenario.slice(on: "n1", "{name: d0}, {name: d1}, {name: d2}, {name: d3}")
      + Scenario.slice(on: "n2", "{name: d0}, {name: d1}")
    let pods = ["p1", "p2"].map { name in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name), namespace: default}
      spec: {containers: [{name: c, image: app, resources: {requests: {cpu: "1", example.com/gpu: 1}, limits: {example.com/gpu: 1}}}]}

      """
    }.joined()
    func scenario(_ arguments: String, _ release: String = "1.37.2") throws -> Scenario {
      try Scenario(release, cluster, pods, arguments: arguments)
    }
    let resources = "resources: [{name: example.com/gpu, weight: 1}, {name: cpu, weight: 1}]"
    let least = try scenario(
      "{name: NodeResourcesFit, args: {scoringStrategy: {type: LeastAllocated, \(resources)}}}")
    // (75 + 75) / 2, (50 + 75) / 2, truncated.
    #expect(least.score("NodeResourcesFit", "p1", on: "n1") == 75)
    #expect(least.score("NodeResourcesFit", "p1", on: "n2") == 62)
    // The first pod's device and CPU on n1 are gone: (50 + 50) / 2.
    #expect(least.node("p1") == "n1")
    #expect(least.score("NodeResourcesFit", "p2", on: "n1") == 50)
    let balanced = try scenario("{name: NodeResourcesBalancedAllocation, args: {\(resources)}}")
    // As balanced as before on n1; 100 to 87 on n2, so 50 + (50 - 13) / 2.
    #expect(balanced.score("NodeResourcesBalancedAllocation", "p1", on: "n1") == 75)
    #expect(balanced.score("NodeResourcesBalancedAllocation", "p1", on: "n2") == 68)
  }

  // MARK: Claims left over, of others, in use

  @Test func claimLeftFromAnEarlierAttemptIsDeletedFirst() throws {
    let left = Scenario.claim(
      "p-extended-resources-x", Scenario.oneDevice,
      status: "{allocation: {devices: {results: [{request: r, driver: gpu.example.com, pool: n1, device: d0}]}}}",
      metadata: """
        , annotations: {resource.kubernetes.io/extended-resource-claim: "true"}, \
        ownerReferences: [{apiVersion: v1, kind: Pod, name: p, uid: "7", controller: true}]
        """)
    func pod(_ name: String, _ uid: String) -> String {
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name), namespace: default, uid: "\(uid)"}
      spec: {containers: [{name: c, image: app, resources: {requests: {example.com/gpu: 1}, limits: {example.com/gpu: 1}}}]}

      """
    }
    let cluster = Scenario.node("n1") + Self.served + Scenario.slice(on: "n1", "{name: d0}") + left
    let scenario = try Scenario("1.36.2", cluster, pod("p", "7") + pod("q", "8"))
    #expect(
      scenario.message("p") == """
        0/1 nodes are available: 1 cannot schedule extended resource claim. deletion of ResourceClaim completed, \
        preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.
        """)
    // With the claim its device is free again.
    #expect(scenario.outcome("q") == "scheduled")
    // Another pod's claim is no matter, but for its device.
    #expect(
      try Scenario("1.36.2", cluster, pod("q", "8")).rejection("q", on: "n1")
        == "DynamicResources: cannot allocate all claims")
  }

  @Test func claimOfAnotherPodIsToldInTheWordsOfTheVersion() throws {
    let pod = Scenario.pod(
      "p", spec: "resourceClaims: [{name: g, resourceClaimTemplateName: t}], ",
      status: "{resourceClaimStatuses: [{name: g, resourceClaimName: c}]}", metadata: ", uid: a")
    let cluster = Scenario.node("n1") + Scenario.deviceClass() + Scenario.claim("c", Scenario.oneDevice)
    #expect(
      try Scenario("1.35.4", cluster, pod).message("p")
        == "ResourceClaim default/c was not created for pod default/p (pod is not owner)")
    #expect(
      try Scenario("1.36.2", cluster, pod).message("p")
        == "ResourceClaim default/c was not created for Pod default/p (Pod is not owner)")
  }

  @Test func claimWithAsManyConsumersAsItCanHaveIsInUse() throws {
    func outcome(_ count: Int, uid: String) throws -> Scenario {
      let consumers = (0..<count).map { "{resource: pods, name: q\($0), uid: u\($0)}" }.joined(separator: ", ")
      let claim = Scenario.claim(
        "c", Scenario.oneDevice,
        status: """
          {reservedFor: [\(consumers)], allocation: {devices: {results: [{request: r, driver: gpu.example.com, pool: n1, device: d0}]}}}
          """)
      return try Scenario(
        "1.37.2", Scenario.node("n1") + Scenario.deviceClass() + claim,
        Scenario.pod("p", spec: Scenario.using("c"), metadata: ", uid: \(uid)"))
    }
    #expect(try outcome(255, uid: "new").outcome("p") == "scheduled")
    #expect(try outcome(256, uid: "u3").outcome("p") == "scheduled")
    #expect(
      try outcome(256, uid: "new").message("p").hasPrefix("0/1 nodes are available: resourceclaim in use."))
  }

  /// NodeResourcesFit would say so first.
  @Test func resourceThatNobodyHasDoesNotFitWhereNodeResourcesFitIgnoresIt() throws {
    let pod = """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: default}
      spec: {containers: [{name: c, image: app, resources: {requests: {example.com/gpu: 1, other.com/x: 1}, limits: {example.com/gpu: 1, other.com/x: 1}}}]}

      """
    let cluster =
      Scenario.node("n1") + Scenario.node("n2", more: "other.com/x: 0") + Self.served
      + Scenario.slice(on: "n1", "{name: d0}") + Scenario.slice(on: "n2", "{name: d0}")
    let scenario = try Scenario(
      "1.37.2", cluster, pod, arguments: "{name: NodeResourcesFit, args: {ignoredResources: [other.com/x]}}")
    #expect(scenario.rejection("p", on: "n1") == "DynamicResources: cannot fit resource")
    #expect(scenario.node("p") == "n2")
  }

  // MARK: Errors

  private static let careless = """
    {requests: [{name: r, exactly: {deviceClassName: gpu, selectors: [{cel: {expression: 'device.attributes["gpu.example.com"].model == "a"'}}]}}]}
    """

  @Test func errorInTheDryRunIsTheWholeMessageWhereNobodyElseHelps() throws {
    let low = Scenario.pod("low", cpu: "4", spec: "nodeName: n1, priority: 0, ", status: "{phase: Running}")
    let high = Scenario.pod("high", cpu: "1", spec: "priority: 10, \(Scenario.using("c"))")
    let cluster =
      Scenario.node("n1") + low + Scenario.deviceClass() + Scenario.slice(on: "n1", "{name: d0}")
      + Scenario.claim("c", Self.careless)
    #expect(
      try Scenario("1.36.2", cluster, high).message("high") == """
        0/1 nodes are available: 1 Insufficient cpu. preemption: running "DynamicResources" filter plugin: \
        claim default/c: selector #0: CEL runtime error: no such key: model
        """)
    // Another node where an eviction helps is as good as ever.
    let other =
      cluster + Scenario.node("n2") + Scenario.slice(on: "n2", "{name: d0, attributes: {model: {string: a}}}")
      + Scenario.pod("low2", cpu: "4", spec: "nodeName: n2, priority: 0, ", status: "{phase: Running}")
    #expect(try Scenario("1.36.2", other, high).outcome("high") == "nominated")
  }

  /// The device that PostFilter takes back on n2 is free for the next attempt, not for the dry run of this one.
  @Test func preemptionTriesWithTheDevicesThatTheAttemptFound() throws {
    let allocated = """
      {allocation: {nodeSelector: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [n2]}]}]}, \
      devices: {results: [{request: r, driver: gpu.example.com, pool: n2, device: d0}]}}}
      """
    let cluster =
      Scenario.node("n1") + Scenario.node("n2") + Scenario.deviceClass() + Scenario.slice(on: "n1", "{name: d0}")
      + Scenario.slice(on: "n2", "{name: d0}") + Scenario.claim("old", Scenario.oneDevice, status: allocated)
      + Scenario.claim("new", Scenario.oneDevice)
      + Scenario.pod("low", cpu: "4", spec: "nodeName: n2, priority: 0, ", status: "{phase: Running}")
    let high = Scenario.pod("high", cpu: "1", spec: "priority: 10, \(Scenario.using("old", "new"))")
    #expect(
      try Scenario("1.37.2", cluster, high).message("high") == """
        0/2 nodes are available: 1 Insufficient cpu, 1 resourceclaim not available on the node. deallocation of \
        ResourceClaim completed, preemption: 0/2 nodes are available: 1 Preemption is not helpful for scheduling, \
        1 cannot allocate all claims.
        """)
  }

  @Test func errorsOfDevicesNameTheDeviceFrom137On() throws {
    func message(_ release: String, _ expression: String) throws -> String {
      let claim =
        "{requests: [{name: r, exactly: {deviceClassName: gpu, selectors: [{cel: {expression: '\(expression)'}}]}}]}"
      return try Scenario(
        release,
        Scenario.node("n1") + Scenario.deviceClass() + Scenario.slice(on: "n1", "{name: d0}")
          + Scenario.claim("c", claim), Scenario.pod("p", spec: Scenario.using("c"))
      ).message("p")
    }
    let key = #"device.attributes["gpu.example.com"].model == "a""#
    let head = #"running "DynamicResources" filter plugin: claim default/c: selector #0"#
    #expect(try message("1.36.2", key) == "\(head): CEL runtime error: no such key: model")
    #expect(
      try message("1.37.2", key) == """
        \(head) on device gpu.example.com/n1/d0: CEL runtime error: no such key: model. consider using CEL optional \
        chaining (.? followed by orValue()) or guarding the check with has() for optional fields
        """)
    // The hint is about keys alone.
    #expect(
      try message("1.37.2", "1 / 0 == 1")
        == "\(head) on device gpu.example.com/n1/d0: CEL runtime error: division by zero")
  }

  // MARK: DeviceTaintRule

  @Test(arguments: [
    ("{deviceSelector: {driver: gpu.example.com, pool: n1, device: d0}, ", "unschedulable"),
    ("{deviceSelector: {pool: n1}, ", "unschedulable"), ("{deviceSelector: {}, ", "unschedulable"),
    ("{deviceSelector: {device: d1}, ", "scheduled"), ("{deviceSelector: {driver: other.example.com}, ", "scheduled"),
    ("{", "scheduled"),
  ])
  func rulesTaintDevicesFrom137On(head: String, outcome: String) throws {
    let cluster =
      Scenario.node("n1") + Scenario.deviceClass() + Scenario.slice(on: "n1", "{name: d0}")
      + Scenario.claim("c", Scenario.oneDevice) + """
        ---
        apiVersion: resource.k8s.io/v1
        kind: DeviceTaintRule
        metadata: {name: out}
        spec: \(head)taint: {key: broken, effect: NoSchedule}}

        """
    let pod = Scenario.pod("p", spec: Scenario.using("c"))
    #expect(try Scenario("1.37.2", cluster, pod).outcome("p") == outcome)
    #expect(try Scenario("1.36.2", cluster, pod).outcome("p") == "scheduled")
    #expect(try Scenario("1.36.2", cluster, pod, gates: "DRADeviceTaintRules=true").outcome("p") == outcome)
  }

  // MARK: Capacity

  /// 500m and steps of 250m: 600m is 750m by thousandths, and 1 by whole numbers, each rounded up.
  @Test func rangesOfCapacityGoByThousandthsFrom137On() throws {
    let device = """
      {name: d0, allowMultipleAllocations: true, capacity: {bw: {value: 750m, requestPolicy: {default: 500m, \
      validRange: {min: 500m, max: "5", step: 250m}}}}}
      """
    let cluster =
      Scenario.node("n1") + Scenario.deviceClass() + Scenario.slice(on: "n1", device)
      + Scenario.claim(
        "c", "{requests: [{name: r, exactly: {deviceClassName: gpu, capacity: {requests: {bw: 600m}}}}]}")
    let pod = Scenario.pod("p", spec: Scenario.using("c"))
    #expect(try Scenario("1.37.2", cluster, pod).outcome("p") == "scheduled")
    #expect(try Scenario("1.36.2", cluster, pod).outcome("p") == "unschedulable")
    #expect(
      try Scenario("1.37.2", cluster, pod, gates: "DRAFractionalCapacityRange=false").outcome("p") == "unschedulable")
  }
}
