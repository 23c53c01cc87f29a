import ControlPlane
import Kubernetes
import Scheduler
import Symbols
import Testing
import WhatIf
import YAML

/// The count of what fits, held against scheduling one pod after another in a run of its own each.
@Suite struct CapacityTests {
  /// Few pods run, so that there is room for more.
  private static let options = RandomCluster.Options(running: 0...5, pending: 1...3, hasGates: false)

  /// Each run reads all anew, so not more are counted.
  private static let most = 40

  /// How many pods of that kind go to each node, one run a pod.
  private func oneAfterAnother(_ cluster: PlainCluster) throws -> [String: Int] {
    var state = cluster
    let model = cluster.pending[0]
    state.pending = []
    let first = try Play(cluster).run
    for placement in first.pods {
      guard let row = placement.decision.node,
        var pod = cluster.pending.first(where: {
          $0.name == placement.pod.metadata.name.text && $0.namespace == placement.pod.metadata.namespace.text
        })
      else { continue }
      pod.node = first.nodes[row].metadata.name.text
      state.running.append(pod)
    }
    var counts: [String: Int] = [:]
    for number in 0..<Self.most {
      var pod = model
      pod.name = "more-\(number)"
      state.pending = [pod]
      let run = try Play(state).run
      guard let row = run.pods.first?.decision.node else { return counts }
      pod.node = run.nodes[row].metadata.name.text
      counts[pod.node, default: 0] += 1
      state.running.append(pod)
    }
    return counts
  }

  @Test(arguments: UInt64(9000)..<9050) func capacityIsWhatPlaceDoesWithPodAfterPod(
    seed: UInt64
  ) throws {
    let cluster = RandomCluster.make(seed, Self.options)
    let input = try Play.input(cluster)
    let pod = cluster.pending[0]
    let source = PodSource(kind: nil, namespace: Symbol(pod.namespace), name: Symbol(pod.name))
    let capacity = try Capacity(of: source, in: input, upTo: Self.most)
    var counts: [String: Int] = [:]
    for (node, more) in zip(capacity.nodes, capacity.more) where more > 0 { counts[node.metadata.name.text] = more }
    #expect(try counts == oneAfterAnother(cluster))
    #expect((capacity.refused == nil) == (capacity.total == Self.most))
  }

  @Test func mostRandomClustersHaveRoomForMore() throws {
    let totals = try (UInt64(9000)..<9050).map { seed in
      let cluster = RandomCluster.make(seed, Self.options)
      let pod = cluster.pending[0]
      let source = PodSource(kind: nil, namespace: Symbol(pod.namespace), name: Symbol(pod.name))
      return try Capacity(of: source, in: Play.input(cluster), upTo: Self.most).total
    }
    #expect(totals.count { $0 > 0 } > 15)
    #expect(totals.count { $0 > 5 && $0 < Self.most } > 5)
  }
}
