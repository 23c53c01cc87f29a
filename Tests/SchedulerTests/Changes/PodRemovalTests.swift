import Symbols
import Testing

@testable import Scheduler

/// A pod that has gone leaves no trace: every table is as if it were built anew from those that are still there.
@Suite struct PodRemovalTests {
  /// 20,000 events. Each decision carries a checksum over all verdicts and scores (``NodeFold``).
  @Test(arguments: 0..<10)
  func decisionsAreThoseOfASchedulerBuiltAnew(part: UInt64) throws {
    var (events, removals, placed) = (0, 0, 0)
    var seed = 70_000 + part * 1000
    while events < 2000 {
      var random = SeededGenerator(seed: seed)
      var cluster = try ChangingCluster(seed)
      events: while true {
        events += 1
        if random.chance(40), cluster.goes(&random) {
          removals += 1
          let (living, anew) = (ChangingCluster.tables(of: cluster.living), ChangingCluster.tables(of: cluster.anew))
          try #require(living == anew, "cluster \(seed)")
        } else {
          guard let (living, anew) = cluster.comes() else { break events }
          placed += living[0].contains(" scheduled ") ? 1 : 0
          try #require(living == anew, "cluster \(seed)")
        }
      }
      seed += 1
    }
    #expect(removals > 300 && placed > 600, "\(removals) pods went, \(placed) were placed")
  }

  @Test func podThatDoesNotStandThereChangesNothing() throws {
    var cluster = try ChangingCluster(1)
    for _ in 0..<10 { _ = cluster.comes() }
    let before = ChangingCluster.tables(of: cluster.living)
    let (namespace, pod) = (Symbol("default"), Symbol("nobody"))
    for row in [-1, 0, 1, 99] {
      #expect(!cluster.living.remove(namespace: namespace, name: pod, fromRow: row))
    }
    #expect(ChangingCluster.tables(of: cluster.living) == before)
  }

  /// The claim that kube-scheduler makes for an extended resource is its pod's, and goes with it.
  @Test func devicesOfAnExtendedResourceGoWithTheirPod() throws {
    let cluster = try DecodedCluster.oneDevice()
    let scheduler = Scheduler(
      nodes: cluster.nodes, namespaces: [:], objects: cluster.objects, configuration: try SchedulerConfiguration())
    #expect(scheduler.decision(on: cluster.pods[0])?.outcome == .scheduled)
    #expect(scheduler.decision(on: cluster.pods[1])?.outcome == .unschedulable)
    #expect(scheduler.remove(namespace: Symbol("default"), name: Symbol("a"), fromRow: 0))
    #expect(scheduler.decision(on: cluster.pods[1])?.outcome == .scheduled)
    #expect(scheduler.decision(on: cluster.pods[2])?.outcome == .unschedulable)
  }
}
