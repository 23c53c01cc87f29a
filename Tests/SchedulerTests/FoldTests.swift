import ControlPlane
import Testing
import Versions

@testable import Conformance
@testable import Scheduler

/// The checksum over all nodes: the slow and obvious rules come to the same number as the fast path, pod by pod.
@Suite struct FoldTests {
  @Test(arguments: ReferenceVersion.all.map(\.name))
  func foldIsThatOfThePlainRules(release: String) throws {
    let version = try #require(ReferenceVersion.all.first { $0.name == release }).played
    for seed in UInt64(version.minor) * 2000..<UInt64(version.minor) * 2000 + 40 {
      let cluster = RandomCluster.make(seed)
      var plain = PlainScheduler(cluster, version)
      let expected = plain.run().map { $0.fold(cluster.nodes.map(\.name).sorted()) }
      let play = try Play(cluster, version, folds: true)
      #expect(play.run.pods.map(\.decision.fold) == expected, "cluster \(seed) as \(release)")
    }
  }

  @Test(arguments: ReferenceVersion.all.map(\.name), [RandomCluster.Kind.rare, .configured, .preempting])
  func foldIsThatOfThePlainRulesWhereRaritiesMeet(release: String, kind: RandomCluster.Kind) throws {
    let version = try #require(ReferenceVersion.all.first { $0.name == release }).played
    let start = UInt64(version.minor) * 2000 + kind.start
    for seed in start..<start + 30 {
      let cluster = RandomCluster.make(seed, kind.options)
      let names = cluster.nodes.map(\.name).sorted()
      var plain = PlainScheduler(cluster, version)
      let expected = plain.run().map { $0.fold(names) }
      let play = try Play(cluster, version, folds: true)
      #expect(play.run.pods.map(\.decision.fold) == expected, "cluster \(seed), \(kind), as \(release)")
    }
  }

  @Test func foldTellsAChangedScoreFromAnUnchangedOne() {
    var cluster = RandomCluster.make(35_000)
    let before = fold(cluster)
    cluster.nodes[0].allocatable["cpu", default: 0] += 1000
    #expect(fold(cluster) != before)
  }

  private func fold(_ cluster: PlainCluster) -> [UInt64] {
    var plain = PlainScheduler(cluster, .standard)
    return plain.run().map { $0.fold(cluster.nodes.map(\.name).sorted()) }
  }
}

extension PodFacts {
  /// Worked out from the facts alone; see ``NodeFold`` for the rule.
  ///
  /// - Parameter names: of all nodes in order; the facts of a pod need not tell of each.
  fileprivate func fold(_ names: [String]) -> UInt64 {
    var order: [String: UInt64] = [:]
    for (row, name) in names.enumerated() { order[name] = NodeFold.mixed(UInt64(row) + 1) | 1 }
    var sum: UInt64 = 0
    for fact in facts {
      switch (fact.key, fact.value) {
      case (.rejection(let node), .rejection(let plugin, let code, let reasons)):
        sum &+= NodeFold.factor(of: [plugin, code] + reasons) &* (order[node] ?? 0)
      case (.score(let node, let plugin), .score(_, _, _, let weighted)):
        sum &+= UInt64(bitPattern: weighted) &* NodeFold.factor(of: [plugin]) &* (order[node] ?? 0)
      case (.total(let node), .number(let total)):
        sum &+= UInt64(bitPattern: total) &* NodeFold.factor(of: ["total"]) &* (order[node] ?? 0)
      default: break
      }
    }
    return sum
  }
}
