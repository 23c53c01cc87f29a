import Kubernetes
import Scheduler
import Symbols
import Testing

@Suite struct TieBreakTests {
  /// Nodes that are all alike.
  private func decisions(_ tieBreak: TieBreak, pods: Int = 8, nodes: Int = 5) throws -> [Decision] {
    let nodes = (0..<nodes).map { number in
      var node = Node()
      node.metadata.name = Symbol("n\(number)")
      node.allocatable = ResourceList([.init(name: "pods", quantity: Quantity(100))])
      return node
    }
    let scheduler = Scheduler(
      nodes: nodes, namespaces: [:], objects: ClusterObjects(), configuration: try SchedulerConfiguration(),
      tieBreak: tieBreak)
    let pods = (0..<pods).map { number in
      var metadata = ObjectMeta()
      metadata.name = Symbol("p\(number)")
      metadata.namespace = "default"
      return PrioritizedPod(Pod(metadata: metadata, spec: Shared(PodSpec())), priority: 0)
    }
    var decisions: [Decision] = []
    scheduler.schedule(scheduler.queue(pods), detail: { _ in .nodes }) { _, decision in decisions.append(decision) }
    return decisions
  }

  @Test func nameOrderTakesTheFirst() throws {
    #expect(try decisions(.nameOrder).map(\.node) == Array(repeating: 0, count: 8))
  }

  @Test func aSeedDrawsTheSameOnEveryMachine() throws {
    #expect(try decisions(.seeded(1)).map(\.node) == [2, 3, 4, 2, 2, 3, 4, 2])
    #expect(try decisions(.seeded(2)).map(\.node) == [2, 3, 2, 3, 1, 1, 3, 3])
  }

  @Test func theTieAndTheContestAreThoseOfTheNodeThatIsTaken() throws {
    for decision in try decisions(.seeded(3)) {
      #expect(decision.ties == [0, 1, 2, 3, 4])
      let node = try #require(decision.node)
      let contest = try #require(decision.contest)
      #expect(contest.runnerUp == (node == 0 ? 1 : 0))
      #expect(contest.runnerUpTotal == contest.total)
    }
  }

  @Test func everyNodeOfATieIsTakenByAboutAsManySeeds() throws {
    var counts = [0, 0, 0, 0, 0]
    for seed in UInt64(0)..<500 {
      let node = try #require(try decisions(.seeded(seed), pods: 1)[0].node)
      counts[node] += 1
    }
    #expect(counts.allSatisfy { (70...130).contains($0) }, "\(counts)")
  }

  @Test func numbersOfTheGeneratorAreThoseOfSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    let numbers = (0..<3).map { _ in generator.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }
}
