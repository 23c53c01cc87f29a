public import ControlPlane
import Grammar
public import Kubernetes
import Scheduler
public import SourceText
import YAML

extension ExampleCluster {
  /// Larger or more nodes, in the smallest steps that let more pods in.
  public mutating func grow(for workloads: Manifests) throws(SimulationError) {
    var unplaced = try unplacedCount(workloads)
    while unplaced > 0 {
      guard let (larger, left) = try smallestGain(workloads, unplaced) else { return }
      self = larger
      unplaced = left
    }
  }

  /// The smallest change that leaves fewer pods without a node; pools that pods ask for come before the general one.
  private func smallestGain(_ workloads: Manifests, _ unplaced: Int) throws(SimulationError) -> (Self, Int)? {
    for steps in 1...5 {
      for change in [Pool.enlarge, Pool.multiply] {
        for slot in pools.indices.reversed() where pools[slot].count != nil {
          var attempt = self
          for _ in 0..<steps { change(&attempt.pools[slot]) }
          let left = try attempt.unplacedCount(workloads)
          if left < unplaced { return (attempt, left) }
        }
      }
    }
    return nil
  }

  /// The cluster as its file says it.
  public func manifests(in sources: SourceMap) -> Manifests {
    let file = sources.add(path: "cluster.yaml", bytes: Array(text.utf8))
    return ManifestDecoder.decode(NodePools.expand(YAMLReader.read(file)))
  }

  private func unplacedCount(_ workloads: Manifests) throws(SimulationError) -> Int {
    var input = SimulationInput(cluster: manifests(in: SourceMap()), workloads: workloads)
    input.options.detail = .outcome
    return try Simulation.run(input).pods.count { $0.decision.outcome != .scheduled && $0.decision.outcome != .refused }
  }
}

extension ExampleCluster.Pool {
  /// Twice the machine, as long as there are larger ones.
  fileprivate static func enlarge(_ pool: inout Self) {
    if pool.cpu >= 128 { return }
    pool.cpu *= 2
    pool.memoryGi *= 2
  }

  /// Twice the nodes, as long as that is an example.
  fileprivate static func multiply(_ pool: inout Self) {
    guard let count = pool.count, count < 96 else { return }
    pool.count = count * 2
  }
}
