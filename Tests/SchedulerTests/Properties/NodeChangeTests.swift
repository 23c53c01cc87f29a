import Kubernetes
import Symbols
import Testing

@testable import Conformance

/// What a change of one node may do to the verdicts on the others, for a single pending pod.
@Suite struct NodeChangeTests {
  private static let options = RandomCluster.Options(pending: 1...1, hasGates: false)

  /// The exception is topology spread (DoNotSchedule): an empty new domain lowers the minimum.
  @Test func newNodeMakesNoPodUnschedulableUnlessItOpensADomain() throws {
    var (checked, left) = (0, 0)
    for seed in UInt64(4000)..<4150 {
      let cluster = RandomCluster.make(seed, Self.options)
      let node = RandomCluster.extraNode(seed)
      guard try Verdicts(cluster).outcome == "scheduled" else { continue }
      if cluster.isNewDomain(node, for: cluster.pending[0]) {
        left += 1
        continue
      }
      checked += 1
      #expect(try Verdicts(cluster.with(node)).outcome == "scheduled", "cluster \(seed)")
    }
    #expect(checked > 50)
    #expect(left < checked / 4)
  }

  /// Constraints are the exception, the profile's default ones too: a node that is gone takes its domain along.
  @Test func emptyRejectedNodeIsMissedByNobodyWithoutConstraints() throws {
    var options = Self.options
    options.hasConstraints = false
    options.running = 0...6
    var checked = 0
    for seed in UInt64(5000)..<5080 {
      let cluster = RandomCluster.make(seed, options)
      let before = try Verdicts(cluster).rejections
      for node in cluster.nodes where before[node.name] != nil {
        if cluster.running.contains(where: { $0.node == node.name }) { continue }
        checked += 1
        let after = try Verdicts(cluster.without(node)).rejections
        #expect(after == before.filter { $0.key != node.name }, "cluster \(seed) without \(node.name)")
      }
    }
    #expect(checked > 30)
  }

  /// How much one node has is nobody else's business.
  @Test func moreRoomOnANodeChangesNoOtherVerdictAndNeverRejects() throws {
    for seed in UInt64(6000)..<6040 {
      var cluster = RandomCluster.make(seed, Self.options)
      let before = try Verdicts(cluster).rejections
      let name = cluster.nodes[0].name
      for resource in cluster.nodes[0].allocatable.keys { cluster.nodes[0].allocatable[resource]! += 8 << 30 }
      let after = try Verdicts(cluster).rejections
      #expect(after.filter { $0.key != name } == before.filter { $0.key != name }, "cluster \(seed)")
      if before[name] == nil { #expect(after[name] == nil, "cluster \(seed)") }
    }
  }

  // Two zones: a holds a pod of the same app, b is empty and cordoned.
  private static var lopsided: PlainCluster {
    func node(_ name: String, zone: String) -> PlainNode {
      PlainNode(
        name: name, labels: [RandomCluster.zone: zone],
        allocatable: ["cpu": 4000, "memory": 4 << 30, "pods": 10])
    }
    var cluster = PlainCluster(nodes: [node("node-a", zone: "a"), node("node-b", zone: "b")])
    cluster.nodes[1].isUnschedulable = true
    var running = PlainPod(namespace: "default", name: "web-0", labels: ["app": "web"])
    running.node = "node-a"
    running.containers = [PlainContainer()]
    var pending = PlainPod(namespace: "default", name: "web-1", labels: ["app": "web"])
    pending.containers = [PlainContainer()]
    cluster.running = [running]
    cluster.pending = [pending]
    return cluster
  }

  private static let tooMany = Fact.Value.rejection(
    plugin: "PodTopologySpread", code: "Unschedulable",
    reasons: ["node(s) didn't match pod topology spread constraints"])

  @Test func emptyRejectedNodeHoldsDownTheMinimumOfASpread() throws {
    var cluster = Self.lopsided
    cluster.pending[0].constraints = [
      PlainConstraint(key: RandomCluster.zone, isHard: true, selector: PlainSelector(labels: ["app": "web"]))
    ]
    #expect(try Verdicts(cluster).rejections["node-a"] == Self.tooMany)
    let without = cluster.without(cluster.nodes[1])
    #expect(try Verdicts(without).rejections.isEmpty)
    // The same the other way round: the new node opens a domain.
    #expect(without.isNewDomain(cluster.nodes[1], for: cluster.pending[0]))
  }

  @Test func emptyRejectedNodeHoldsDownTheMinimumOfADefaultSpread() throws {
    var cluster = Self.lopsided
    cluster.services = [PlainService(namespace: "default", name: "web", selector: ["app": "web"])]
    var arguments = PodTopologySpreadArgs()
    arguments.defaultConstraints = [
      TopologySpreadConstraint(
        maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: .doNotSchedule)
    ]
    let plugin = KubeSchedulerConfiguration.PluginConfig(
      name: "PodTopologySpread", arguments: .podTopologySpread(arguments))
    let configuration = KubeSchedulerConfiguration(profiles: [.init(pluginConfig: [plugin])])
    func verdicts(_ cluster: PlainCluster) throws -> Verdicts {
      Verdicts(
        try Play(
          cluster: cluster.nodeManifests + cluster.otherManifests + cluster.runningManifests,
          pending: cluster.pendingManifests, configuration: configuration))
    }
    #expect(try verdicts(cluster).rejections["node-a"] == Self.tooMany)
    #expect(try verdicts(cluster.without(cluster.nodes[1])).rejections.isEmpty)
  }
}
