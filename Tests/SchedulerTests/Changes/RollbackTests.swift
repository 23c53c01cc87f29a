import Symbols
import Testing

@testable import Scheduler

/// Going back to a checkpoint brings back all that was there, however deep, and what comes after is decided as ever.
@Suite struct RollbackTests {
  @Test(arguments: 0..<5)
  func stateIsThatOfTheCheckpoint(part: UInt64) throws {
    var (events, rollbacks, changed) = (0, 0, 0)
    var seed = 90_000 + part * 1000
    while events < 1000 {
      var random = SeededGenerator(seed: seed)
      var cluster = try ChangingCluster(seed)
      var open: [(checkpoint: ChangingCluster.Checkpoint, state: [String])] = []
      for _ in 0..<60 {
        events += 1
        switch random.count(0...9) {
        case 0...1:
          let state = cluster.state
          open.append((cluster.checkpoint(), state))
        case 2 where !open.isEmpty:
          // Any of them: those after it are gone with it.
          let place = random.count(0...open.count - 1)
          rollbacks += 1
          changed += cluster.state == open[place].state ? 0 : 1
          cluster.rollback(to: open[place].checkpoint)
          try #require(cluster.state == open[place].state, "cluster \(seed)")
          open.removeSubrange(place...)
        case 3...4 where cluster.goes(&random): break
        default:
          guard let (living, anew) = cluster.comes() else { break }
          try #require(living == anew, "cluster \(seed)")
        }
      }
      while let (checkpoint, state) = open.popLast() {
        cluster.rollback(to: checkpoint)
        try #require(cluster.state == state, "cluster \(seed)")
      }
      seed += 1
    }
    #expect(rollbacks > 30 && changed > 20, "\(rollbacks) times back, \(changed) of them from another state")
  }

  /// What holds devices for a pod alone goes back, in both directions.
  @Test func devicesGoBack() throws {
    let cluster = try DecodedCluster.oneDevice()
    let scheduler = Scheduler(
      nodes: cluster.nodes, namespaces: [:], objects: cluster.objects, configuration: try SchedulerConfiguration())
    let empty = scheduler.checkpoint()
    #expect(scheduler.decision(on: cluster.pods[0])?.outcome == .scheduled)
    let taken = scheduler.checkpoint()
    #expect(scheduler.remove(namespace: Symbol("default"), name: Symbol("a"), fromRow: 0))
    #expect(scheduler.decision(on: cluster.pods[1])?.outcome == .scheduled)
    scheduler.rollback(to: taken)
    #expect(scheduler.decision(on: cluster.pods[2])?.outcome == .unschedulable)
    scheduler.rollback(to: empty)
    #expect(scheduler.decision(on: cluster.pods[2])?.outcome == .scheduled)
  }

  /// Nominations and draws stand in no table, and go back too.
  @Test func nominationsAndDrawsGoBack() throws {
    let nodes = (0..<8).map { number in
      """
      ---
      {apiVersion: v1, kind: Node, metadata: {name: n\(number)}, status: {allocatable: {cpu: "1", memory: 1Gi, pods: "9"}}}

      """
    }
    let pods = (0..<9).map { number in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: p\(number), namespace: default}
      spec: {priority: \(number), containers: [{name: c, image: i, resources: {requests: {cpu: "1"}}}]}

      """
    }
    let cluster = try DecodedCluster((nodes + pods).joined())
    let scheduler = Scheduler(
      nodes: cluster.nodes, namespaces: [:], objects: cluster.objects, configuration: try SchedulerConfiguration(),
      tieBreak: .seeded(7))
    var runs: [[Int?]] = []
    for _ in 0..<2 {
      let checkpoint = scheduler.checkpoint()
      runs.append(cluster.pods.map { scheduler.decision(on: $0)?.node })
      #expect(scheduler.nominated.rows.count == 1)
      scheduler.rollback(to: checkpoint)
      #expect(scheduler.nominated.isEmpty)
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] != Array(0..<8) + [nil], "ties are drawn")
  }
}
