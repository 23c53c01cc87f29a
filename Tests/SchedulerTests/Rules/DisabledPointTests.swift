import Testing

/// A configuration that leaves a plugin's PreFilter or PreScore out while its Filter or Score stays: some look at the pod
/// again, the others miss what was never written.
@Suite struct DisabledPointTests {
  private static let cluster = Scenario.node("n1") + Scenario.node("n2")

  private static func run(
    _ point: String, _ plugin: String, _ release: String = "1.37.2", pod: String = Scenario.pod("p"),
    cluster: String = cluster
  ) throws -> Scenario {
    try Scenario(release, cluster, pod, plugins: "{\(point): {disabled: [{name: \(plugin)}]}}")
  }

  @Test(arguments: [
    ("NodePorts", #"reading "PreFilterNodePorts" from cycleState: not found"#),
    ("NodeResourcesFit", #"error reading "PreFilterNodeResourcesFit" from cycleState: not found"#),
    ("VolumeRestrictions", #"cannot read "PreFilterVolumeRestrictions" from cycleState"#),
    ("VolumeBinding", "not found"),
    ("PodTopologySpread", #"reading "PreFilterPodTopologySpread" from cycleState: not found"#),
    ("InterPodAffinity", #"error reading "PreFilterInterPodAffinity" from cycleState: not found"#),
    ("DynamicResources", "not found"),
    ("NodeDeclaredFeatures", #"error reading "PreFilterNodeDeclaredFeatures" from cycle-state: not found"#),
  ])
  func filterMissesWhatPreFilterWrites(plugin: String, error: String) throws {
    let scenario = try Self.run("preFilter", plugin)
    #expect(scenario.outcome("p") == "error")
    #expect(scenario.message("p") == "running \"\(plugin)\" filter plugin: \(error)")
  }

  @Test(arguments: ["NodeAffinity", "NodeVolumeLimits", "VolumeZone", "NodeName", "TaintToleration"])
  func filterDoesWithout(plugin: String) throws {
    #expect(try Self.run("preFilter", plugin).outcome("p") == "scheduled")
  }

  /// No node comes as far as the filter that would fail.
  @Test func filterThatNobodyReachesDoesNotFail() throws {
    let scenario = try Self.run("preFilter", "InterPodAffinity", pod: Scenario.pod("p", cpu: "9"))
    #expect(scenario.outcome("p") == "unschedulable")
    #expect(scenario.rejection("p", on: "n1") == "NodeResourcesFit: Insufficient cpu")
  }

  /// Its gate is off in 1.35, and with it the whole plugin.
  @Test func declaredFeaturesMissNothingWhereTheirGateIsOff() throws {
    let scenario = try Scenario(
      "1.35.4", Self.cluster, Scenario.pod("p"),
      plugins: "{filter: {enabled: [{name: NodeDeclaredFeatures}]}}")
    #expect(scenario.outcome("p") == "scheduled")
  }

  /// Without PreFilter nobody says that the names exclude each other; each node does for itself.
  @Test func namesThatExcludeEachOtherAreTriedNodeByNode() throws {
    let pod = Scenario.pod(
      "p",
      spec: """
        affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: \
        [{key: metadata.name, operator: In, values: [n1]}, {key: metadata.name, operator: In, values: [n2]}]}]}}}, 
        """)
    let scenario = try Self.run("preFilter", "NodeAffinity", pod: pod)
    #expect(scenario.rejection("p", on: "n1") == "NodeAffinity: node(s) didn't match Pod's node affinity/selector")
    #expect(scenario.evaluated("p") == 2)
  }

  /// What VolumeZone's PreFilter tells all nodes at once, its Filter tells each.
  @Test func missingClaimIsToldNodeByNode() throws {
    let pod = Scenario.pod("p", spec: "volumes: [{name: v, persistentVolumeClaim: {claimName: none}}], ")
    let scenario = try Scenario(
      "1.37.2", Self.cluster, pod,
      plugins: """
        {preFilter: {disabled: [{name: VolumeZone}, {name: VolumeRestrictions}, {name: VolumeBinding}]}, \
        filter: {disabled: [{name: VolumeRestrictions}, {name: NodeVolumeLimits}, {name: VolumeBinding}]}}
        """)
    #expect(scenario.rejection("p", on: "n2") == "VolumeZone: persistentvolumeclaim \"none\" not found")
  }

  @Test(arguments: [
    ("InterPodAffinity", "failed to read"), ("TaintToleration", "failed to read"),
    ("PodTopologySpread", "error reading"),
  ])
  func scoreMissesWhatPreScoreWrites(plugin: String, words: String) throws {
    #expect(
      try Self.run("preScore", plugin).message("p") == """
        running Score plugins: plugin "\(plugin)" failed with: \(words) "PreScore\(plugin)" from cycleState: not found
        """)
    // With one node there is nothing to score.
    #expect(try Self.run("preScore", plugin, cluster: Scenario.node("n1")).outcome("p") == "scheduled")
  }

  /// Score cannot leave a pod out, so there is a row for every pod.
  @Test func scoreDoesWithoutAndHasARowForEveryPod() throws {
    #expect(try Self.run("preScore", "NodeResourcesFit").score("NodeResourcesFit", "p", on: "n1") == 97)
    #expect(try Self.run("preScore", "NodeAffinity").score("NodeAffinity", "p", on: "n1") == 0)
    #expect(try Self.run("preScore", "VolumeBinding", "1.36.2").score("VolumeBinding", "p", on: "n1") == 0)
    let bestEffort = """
      apiVersion: v1
      kind: Pod
      metadata: {name: p, namespace: default}
      spec: {containers: [{name: c, image: app}]}
      """
    let name = "NodeResourcesBalancedAllocation"
    #expect(try Self.run("preScore", name, pod: bestEffort).score(name, "p", on: "n1") == 0)
    #expect(try Self.run("preScore", "ImageLocality", pod: bestEffort).score(name, "p", on: "n1") == nil)
  }

  @Test func scoreAndReserveMissWhatPreFilterWritesToo() throws {
    func message(_ plugins: String, _ release: String = "1.37.2") throws -> String {
      try Scenario(release, Self.cluster, Scenario.pod("p"), plugins: plugins).message("p")
    }
    func off(_ points: String..., plugin: String) -> String {
      "{\(points.map { "\($0): {disabled: [{name: \(plugin)}]}" }.joined(separator: ", "))}"
    }
    #expect(
      try message(off("preFilter", "filter", plugin: "DynamicResources"))
        == #"running Score plugins: plugin "DynamicResources" failed with: not found"#)
    #expect(
      try message(off("preFilter", "filter", "score", plugin: "DynamicResources"))
        == #"running Reserve plugin "DynamicResources": not found"#)
    #expect(try message(off("preFilter", "filter", "score", "reserve", plugin: "DynamicResources")) == "")
    #expect(
      try message(off("preFilter", "filter", plugin: "VolumeBinding"))
        == #"running Score plugins: plugin "VolumeBinding" failed with: not found"#)
    // Before 1.37 it has nothing to score by.
    #expect(
      try message(off("preFilter", "filter", plugin: "VolumeBinding"), "1.36.2")
        == #"running Reserve plugin "VolumeBinding": not found"#)
  }

  /// Of two plugins that fail the first in their order is told, and PreScore's before any Score's.
  @Test func firstFailureIsTold() throws {
    let scenario = try Scenario(
      "1.37.2", Self.cluster, Scenario.pod("p"),
      plugins: "{preScore: {disabled: [{name: InterPodAffinity}, {name: TaintToleration}]}}")
    #expect(scenario.message("p").hasPrefix(#"running Score plugins: plugin "TaintToleration" failed"#))
  }

  /// Where nobody filtered by devices, nobody looked for them: Reserve has none to give.
  @Test(arguments: ["1.35.4", "1.36.2", "1.37.2"])
  func reserveMissesWhatFilterFinds(release: String) throws {
    let allocated = "{allocation: {devices: {results: [{request: r, driver: gpu.example.com, pool: n1, device: d0}]}}}"
    let cluster =
      Self.cluster + Scenario.deviceClass() + Scenario.slice(on: "n1", "{name: d0}, {name: d1}")
      + Scenario.claim("new", Scenario.oneDevice) + Scenario.claim("old", Scenario.oneDevice, status: allocated)
    func run(_ pod: String) throws -> Scenario {
      try Self.run("filter", "DynamicResources", release, pod: pod, cluster: cluster)
    }
    #expect(
      try run(Scenario.pod("p", spec: Scenario.using("new"))).message("p")
        == #"running Reserve plugin "DynamicResources": claim allocation not found for node"#)
    #expect(try run(Scenario.pod("p", spec: Scenario.using("old"))).outcome("p") == "scheduled")
    #expect(try run(Scenario.pod("p")).outcome("p") == "scheduled")
  }

  /// PreFilter saw that the pod has claims, though no Filter asks for them.
  @Test func postFilterKnowsOfClaimsWithoutFilter() throws {
    let cluster = Self.cluster + Scenario.deviceClass() + Scenario.claim("c", Scenario.oneDevice)
    func message(_ spec: String) throws -> String {
      try Self.run(
        "filter", "DynamicResources", "1.36.2", pod: Scenario.pod("p", cpu: "9", spec: spec), cluster: cluster
      ).message("p")
    }
    #expect(try message(Scenario.using("c")).contains("Insufficient cpu. still not schedulable, preemption: "))
    #expect(try message("").contains("Insufficient cpu. no new claims to deallocate, preemption: "))
  }

  /// The nominated node is asked before PreFilter narrows the nodes, and nothing but that keeps the pod off it.
  @Test func nominatedNodeThatOnlyPreFilterLeavesOutTakesThePod() throws {
    let pod = Scenario.pod(
      "p",
      spec: """
        affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: \
        [{key: metadata.name, operator: In, values: [n1]}]}]}}}, 
        """, status: "{nominatedNodeName: n2}")
    let scenario = try Self.run("filter", "NodeAffinity", pod: pod)
    #expect(scenario.node("p") == "n2")
    #expect(scenario.evaluated("p") == 1)
    #expect(scenario.score("NodeResourcesFit", "p", on: "n2") == 97)
  }
}
