import Testing
import Versions

@testable import Conformance

/// The fast scheduler decides as the slow and obvious one does: first rejections, messages, raw and normalised scores,
/// totals and ties.
@Suite struct ReferenceTests {
  @Test(arguments: ReferenceVersion.all.map(\.name))
  func decidesAsThePlainRulesDoOnRandomClusters(release: String) throws {
    let version = try #require(ReferenceVersion.all.first { $0.name == release }).played
    // Other clusters for each version.
    let start = UInt64(version.minor) * 1000
    for seed in start..<start + 60 {
      let cluster = RandomCluster.make(seed)
      var plain = PlainScheduler(cluster, version)
      let differences = Differences(expected: plain.run(), actual: try Play(cluster, version).facts)
      #expect(differences.first == nil, "cluster \(seed) as \(release), \(differences.count) facts")
    }
  }

  /// The same where pods are nominated, gated and resized and ask for devices, and under configurations that leave
  /// extension points out.
  @Test(arguments: ReferenceVersion.all.map(\.name), [RandomCluster.Kind.rare, .configured, .preempting])
  func decidesAsThePlainRulesDoWhereRaritiesMeet(release: String, kind: RandomCluster.Kind) throws {
    let version = try #require(ReferenceVersion.all.first { $0.name == release }).played
    let start = UInt64(version.minor) * 1000 + kind.start
    for seed in start..<start + 100 {
      let cluster = RandomCluster.make(seed, kind.options)
      var plain = PlainScheduler(cluster, version)
      let differences = Differences(expected: plain.run(), actual: try Play(cluster, version).facts)
      #expect(differences.first == nil, "cluster \(seed), \(kind), as \(release), \(differences.count) facts")
    }
  }
}
