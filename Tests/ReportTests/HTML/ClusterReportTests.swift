import ControlPlane
import Kubernetes
import Report
import SourceText
import Symbols
import Testing

@Suite struct ClusterReportTests {
  private static let run: PlacementRun = {
    var sample = SampleRun(nodeNames: ["node-a", "node-b"])
    let labels: [(Symbol, Symbol)] = [("topology.kubernetes.io/zone", "a"), ("pool", "general")]
    sample.run.nodes[0].metadata.labels = LabelSet(labels)
    sample.run.nodes[0].allocatable = list([
      "cpu": Quantity(4), "memory": Quantity(1 << 30), "example.com/disk": Quantity(2),
    ])
    sample.run.nodes[0].taints = [Taint(key: "dedicated", value: "web", effect: .noSchedule)]
    sample.run.nodes[1].isUnschedulable = true
    sample.add("web-0", sample.gated())
    sample.add("web-1", sample.gated())
    for (slot, disks) in [1, 1].enumerated() {
      sample.run.pods[slot].pod = pod(
        "web-\(slot)", ["cpu": Quantity(milli: 250), "example.com/disk": Quantity(Int64(disks))])
    }
    sample.run.runningPods = [
      .init(pod: pod("old", ["memory": Quantity(1 << 20), "no-node.has/this": Quantity(1)]), node: 1)
    ]
    return sample.run
  }()

  private static func list(_ amounts: KeyValuePairs<String, Quantity>) -> ResourceList {
    ResourceList(amounts.map { ResourceList.Amount(name: Symbol($0), quantity: $1) })
  }

  private static func pod(_ name: String, _ requests: KeyValuePairs<String, Quantity>) -> Pod {
    var container = Container()
    container.resources.requests = list(requests)
    var spec = PodSpec()
    spec.containers = [container]
    var metadata = ObjectMeta()
    metadata.name = Symbol(name)
    metadata.namespace = "shop"
    return Pod(metadata: metadata, spec: Shared(spec))
  }

  private let cluster = PlacementReport(Self.run, sources: SourceMap()).cluster

  @Test func resourcesAreThoseThatPodsAskForAndNodesHave() {
    #expect(cluster.resources == ["cpu", "memory", "pods", "example.com/disk"])
    #expect(cluster.nodes[0].allocatable == [4000, 1 << 30, 0, 2])
    #expect(cluster.nodes[1].allocatable == [0, 0, 0, 0])
  }

  @Test func nodesTellTheirPlace() {
    #expect(cluster.nodes.map(\.name) == ["node-a", "node-b"])
    #expect(cluster.nodes.map(\.zone) == ["a", ""])
    #expect(cluster.nodes.map(\.pool) == ["general", ""])
    #expect(cluster.nodes.map(\.taints) == [["dedicated=web:NoSchedule"], []])
    #expect(cluster.nodes.map(\.isCordoned) == [false, true])
  }

  @Test func equalRequestsAreOne() {
    #expect(cluster.requests == [[0, 1 << 20, 1, 0], [250, 0, 1, 1]])
    #expect(cluster.running.map(\.request) == [0])
    #expect(cluster.tried.map(\.request) == [1, 1])
    #expect(cluster.running.map(\.node) == [1])
    #expect(cluster.tried.map(\.node) == [nil, nil])
  }
}
