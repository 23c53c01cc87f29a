import Scheduler
import Testing

/// What the order of objects in the input must not change. The order of pods is left out: it is the order of the queue
/// and, for running pods that have not started, of their importance.
@Suite struct OrderTests {
  private static let options = RandomCluster.Options(allowsPreemption: true)

  @Test func orderOfNodesInTheInputChangesNothing() throws {
    for seed in UInt64(1000)..<1035 {
      var cluster = RandomCluster.make(seed, Self.options)
      let first = try Play(cluster).json
      var random = SeededGenerator(seed: seed)
      cluster.nodes.shuffle(using: &random)
      #expect(try Play(cluster).json == first, "cluster \(seed)")
    }
  }

  @Test func orderOfObjectsOfOtherKindsChangesNothing() throws {
    for seed in UInt64(2000)..<2035 {
      let cluster = RandomCluster.make(seed, Self.options)
      var random = SeededGenerator(seed: seed)
      // Running pods keep their order, everything else goes in between at random.
      var objects = cluster.runningManifests
      for object in cluster.nodeManifests + cluster.otherManifests {
        objects.insert(object, at: random.count(0...objects.count))
      }
      let mixed = try Play(cluster: objects, pending: cluster.pendingManifests).json
      #expect(try Play(cluster).json == mixed, "cluster \(seed)")
    }
  }

  @Test func sameInputTwiceGivesTheSameBytes() throws {
    for seed in UInt64(3000)..<3015 {
      let cluster = RandomCluster.make(seed, Self.options)
      let first = try Play(cluster).json
      // Another cluster in between leaves its texts behind.
      _ = try Play(RandomCluster.make(seed + 7, Self.options))
      #expect(try Play(cluster).json == first, "cluster \(seed)")
    }
  }
}
