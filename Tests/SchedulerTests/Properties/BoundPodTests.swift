import Testing

@testable import Conformance

/// What one more bound pod may do to the verdicts on nodes, for a single pending pod.
@Suite struct BoundPodTests {
  /// A bound pod takes up its node, and through (anti-)affinity the nodes that share a topology value with its node. The
  /// exceptions look at the whole cluster: required affinity (the first pod of a group may go anywhere) and topology
  /// spread (the minimum over all domains).
  @Test func boundPodConcernsOnlyNodesThatShareALabelWithItsNode() throws {
    var options = RandomCluster.Options(nodes: 3...9, pending: 1...1, hasGates: false)
    options.hasRequiredAffinity = false
    options.hasConstraints = false
    var (checked, changed) = (0, 0)
    for seed in UInt64(7000)..<7150 {
      let cluster = RandomCluster.make(seed, options)
      guard var guest = RandomCluster.make(seed + 500, options).running.first else { continue }
      // Every third wants its zone for itself.
      if seed.isMultiple(of: 3) {
        guest.antiAffinity = [
          PlainTerm(selector: PlainSelector(), namespaceSelector: PlainSelector(), key: RandomCluster.zone)
        ]
      }
      let home = cluster.nodes[0]
      var fuller = cluster
      fuller.running.append(guest)
      fuller.running[fuller.running.count - 1].name = "guest"
      fuller.running[fuller.running.count - 1].node = home.name
      let before = try Verdicts(cluster).rejections
      let after = try Verdicts(fuller).rejections
      for node in cluster.nodes where node.name != home.name {
        let shares = node.labels.contains { home.labels[$0.key] == $0.value }
        if shares {
          if before[node.name] != after[node.name] { changed += 1 }
          continue
        }
        checked += 1
        #expect(before[node.name] == after[node.name], "cluster \(seed), \(node.name)")
      }
    }
    #expect(checked > 50)
    // Nodes that do share one are concerned now and then, or this test would show nothing.
    #expect(changed > 0)
  }

  /// Nor does it ever free a node: without required affinity a bound pod can only be in the way.
  @Test func boundPodNeverMakesRoom() throws {
    var options = RandomCluster.Options(pending: 1...1, hasGates: false)
    options.hasRequiredAffinity = false
    options.hasConstraints = false
    for seed in UInt64(8000)..<8100 {
      let cluster = RandomCluster.make(seed, options)
      guard !cluster.running.isEmpty else { continue }
      var emptier = cluster
      emptier.running.removeLast()
      let before = try Verdicts(emptier).rejections
      let after = try Verdicts(cluster).rejections
      #expect(Set(before.keys).isSubset(of: after.keys), "cluster \(seed)")
    }
  }
}
