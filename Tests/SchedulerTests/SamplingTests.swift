import Kubernetes
import Symbols
import Testing

@testable import Scheduler

/// How many nodes kube-scheduler looks at, and in which order ("Scheduler Performance Tuning").
@Suite struct SamplingTests {
  @Test(arguments: [
    (99, 99), (100, 100), (206, 100), (210, 102), (1000, 420), (5000, 500), (5625, 281), (6000, 300),
  ])
  func theAdaptivePercentageFallsWithTheNumberOfNodes(count: Int, enough: Int) {
    #expect(Sampling.enough(of: count, percentage: nil, scores: true) == enough)
    #expect(Sampling.enough(of: count, percentage: 0, scores: true) == enough)
  }

  @Test func aFixedPercentageIsAtLeastAHundredNodes() {
    #expect(Sampling.enough(of: 200, percentage: 1, scores: true) == 100)
    #expect(Sampling.enough(of: 1000, percentage: 30, scores: true) == 300)
    #expect(Sampling.enough(of: 1000, percentage: 100, scores: true) == 1000)
  }

  @Test func withoutScoresTheFirstNodeWillDo() {
    #expect(Sampling.enough(of: 1000, percentage: nil, scores: false) == 1)
  }

  private func node(_ name: String, _ zone: String?) -> Node {
    var node = Node()
    node.metadata.name = Symbol(name)
    if let zone { node.metadata.labels["topology.kubernetes.io/zone"] = Symbol(zone) }
    return node
  }

  @Test func nodesAreVisitedZoneByZoneInTurn() {
    let nodes = [node("a", "x"), node("b", "x"), node("c", "y"), node("d", nil), node("e", "y"), node("f", "x")]
    var sampling = Sampling(nodes)
    #expect(sampling.visits(nil) == [0, 2, 3, 1, 4, 5])
    sampling.advance(by: 4)
    #expect(sampling.visits(nil) == [4, 5, 0, 2, 3, 1])
    #expect(sampling.visits([0, 1, 4]) == [1, 4, 0])
    sampling.advance(by: 3)
    #expect(sampling.visits(nil).first == 2)
  }

  @Test func aBetaZoneCountsEvenWhenEmpty() {
    var empty = node("b", "x")
    empty.metadata.labels["failure-domain.beta.kubernetes.io/zone"] = Symbol.none
    #expect(Sampling([node("a", "x"), empty, node("c", "x")]).visits(nil) == [0, 1, 2])
  }

  /// 150 nodes that all fit: 100 are enough, and each pod goes on where the one before it stopped.
  @Test func theStartMovesOnFromPodToPod() throws {
    let nodes = (0..<150).map { number in
      var node = node("n" + String(1000 + number), nil)
      node.allocatable = ResourceList([.init(name: "pods", quantity: Quantity(10))])
      return node
    }
    let scheduler = Scheduler(
      nodes: nodes, namespaces: [:], objects: ClusterObjects(), configuration: try SchedulerConfiguration(),
      samples: true)
    let pods = ["p", "q"].map { name in
      var metadata = ObjectMeta()
      metadata.name = Symbol(name)
      metadata.namespace = "default"
      return PrioritizedPod(Pod(metadata: metadata, spec: Shared(PodSpec())), priority: 0)
    }
    var decisions: [Decision] = []
    scheduler.schedule(scheduler.queue(pods), detail: { _ in .nodes }) { _, decision in decisions.append(decision) }
    #expect(decisions.map(\.evaluatedNodes) == [100, 100])
    #expect(decisions.map(\.feasibleNodes) == [100, 100])
    let seen = decisions.map { decision in
      decision.table.rejections.indices.filter { decision.table.rejections[$0] == nil }
    }
    #expect(seen[0] == Array(0..<100))
    #expect(seen[1] == Array(0..<50) + Array(100..<150))
    #expect(decisions.map(\.node) == [0, 0])
  }
}
