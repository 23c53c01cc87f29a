import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import Testing

@testable import Conformance

/// What a nomination promises.
///
/// Left out is what kube-scheduler counts otherwise in its what-if question than in fact: terminating pods, and
/// constraints with an empty selector.
@Suite struct PreemptionTests {
  private static let options = RandomCluster.Options(
    nodes: 1...4, running: 6...24, pending: 1...1, allowsPreemption: true, hasTerminatingPods: false,
    hasEmptySpreadSelectors: false, hasGates: false)

  private static func cluster(_ seed: UInt64) -> PlainCluster {
    var cluster = RandomCluster.make(seed, options)
    // Above all others, so that each of them may be a victim.
    cluster.pending[0].priority = 1000
    return cluster
  }

  private static func preemption(_ cluster: PlainCluster) throws -> (node: String, victims: Set<String>)? {
    let run = try Play(cluster).run
    guard let preemption = run.pods[0].decision.preemption else { return nil }
    return (
      run.nodes[preemption.nominatedNode].metadata.name.text,
      Set(preemption.victims.map { "\($0.namespace.text)/\($0.name.text)" })
    )
  }

  @Test func podFitsItsNominatedNodeOnceTheVictimsAreGone() throws {
    var nominated = 0
    for seed in UInt64(9000)..<9120 {
      var cluster = Self.cluster(seed)
      guard let (node, victims) = try Self.preemption(cluster) else { continue }
      nominated += 1
      cluster.running.removeAll { victims.contains($0.title) }
      let after = try Verdicts(cluster)
      #expect(after.rejections[node] == nil, "cluster \(seed)")
      #expect(after.outcome == "scheduled", "cluster \(seed)")
    }
    #expect(nominated > 20)
  }

  /// Required affinity is left out: there a pod that stays can be what is missing.
  @Test func noVictimCouldStay() throws {
    var checked = 0
    for seed in UInt64(9000)..<9120 {
      let cluster = Self.cluster(seed)
      if !cluster.pending[0].affinity.isEmpty { continue }
      guard let (node, victims) = try Self.preemption(cluster) else { continue }
      for victim in victims.sorted() {
        var spared = cluster
        spared.running.removeAll { victims.contains($0.title) && $0.title != victim }
        checked += 1
        #expect(try Verdicts(spared).rejections[node] != nil, "cluster \(seed), \(victim)")
      }
    }
    #expect(checked > 20)
  }

  @Test func victimsStandOnTheNominatedNodeAndMatterLess() throws {
    for seed in UInt64(9200)..<9240 {
      var cluster = Self.cluster(seed)
      cluster.pending[0].priority = 10
      guard let (node, victims) = try Self.preemption(cluster) else { continue }
      for victim in cluster.running where victims.contains(victim.title) {
        #expect(victim.node == node, "cluster \(seed)")
        #expect(victim.priority < 10, "cluster \(seed)")
      }
    }
  }
}
