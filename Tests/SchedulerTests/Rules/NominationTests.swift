import Testing

/// What a pod that is nominated to a node holds there, and what the node says to it.
@Suite struct NominationTests {
  private static let gated = Scenario.pod(
    "gated", cpu: "3", spec: "priority: 10, schedulingGates: [{name: example.com/g}], ",
    status: "{nominatedNodeName: n1}")
  private static let claimless = Scenario.pod(
    "gated", cpu: "3", spec: "priority: 10, \(Scenario.using("nowhere"))", status: "{nominatedNodeName: n1}")
  private static let later = Scenario.pod("later", cpu: "2")

  @Test(
    arguments: [gated, claimless], [("1.34.1", "scheduled"), ("1.36.2", "scheduled"), ("1.37.2", "unschedulable")])
  func gatedPodsHoldTheirPlaceFrom137On(gated: String, expected: (release: String, outcome: String)) throws {
    let scenario = try Scenario(expected.release, Scenario.node("n1"), gated + Self.later)
    #expect(scenario.outcome("gated") == "gated")
    #expect(scenario.outcome("later") == expected.outcome)
  }

  /// A gate is asked before the turn of any pod: without the plugin at PreEnqueue nobody is gated.
  @Test func podIsNotGatedWhereNobodyAsks() throws {
    let scenario = try Scenario(
      "1.36.2", Scenario.node("n1"), Self.gated + Self.later,
      plugins: "{preEnqueue: {disabled: [{name: SchedulingGates}]}}")
    #expect(scenario.outcome("gated") == "scheduled")
    #expect(scenario.outcome("later") == "unschedulable")
  }

  private static func picky(_ cpu: String, _ tolerations: String = "") -> String {
    Scenario.pod(
      "p", cpu: cpu,
      spec: """
        \(tolerations)affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: \
        [{matchFields: [{key: metadata.name, operator: In, values: [n3]}]}]}}}, 
        """, status: "{nominatedNodeName: n1}")
  }

  @Test func nominatedNodeIsAskedThoughPreFilterLeavesItOut() throws {
    let nodes = Scenario.node("n1") + Scenario.node("n2") + Scenario.node("n3", cpu: 1)
    let scenario = try Scenario("1.37.2", nodes, Self.picky("2"))
    #expect(scenario.rejection("p", on: "n1") == "NodeAffinity: node(s) didn't match Pod's node affinity/selector")
    #expect(scenario.rejection("p", on: "n2") == ": node(s) didn't satisfy plugin(s) [NodeAffinity]")
    #expect(scenario.rejection("p", on: "n3") == "NodeResourcesFit: Insufficient cpu")
    #expect(scenario.evaluated("p") == 2)
    #expect(
      scenario.message("p") == """
        0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, \
        1 node(s) didn't satisfy plugin(s) [NodeAffinity]. preemption: 0/3 nodes are available: \
        3 Preemption is not helpful for scheduling.
        """)
  }

  @Test func pluginThatRefusesTheNominatedNodeIsNamedToTheOthers() throws {
    let nodes =
      Scenario.node("n1", spec: "{taints: [{key: a, effect: NoSchedule}]}") + Scenario.node("n2")
      + Scenario.node("n3", cpu: 1)
    let scenario = try Scenario("1.36.2", nodes, Self.picky("2"))
    #expect(scenario.rejection("p", on: "n1") == "TaintToleration: node(s) had untolerated taint(s)")
    #expect(scenario.rejection("p", on: "n2") == ": node(s) didn't satisfy plugin(s) [NodeAffinity TaintToleration]")
  }

  /// It stands among those that were asked also when another node takes the pod.
  @Test func nominatedNodeCountsWhenAnotherTakesThePod() throws {
    let scenario = try Scenario(
      "1.36.2", Scenario.node("n1") + Scenario.node("n2") + Scenario.node("n3"), Self.picky("2"))
    #expect(scenario.node("p") == "n3")
    #expect(scenario.evaluated("p") == 2)
  }
}
