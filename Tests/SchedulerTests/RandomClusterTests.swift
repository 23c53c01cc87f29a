import Scheduler
import Testing

@testable import Conformance

/// What random clusters are good for: a rule that they never meet is not tested by them.
@Suite struct RandomClusterTests {
  private static let decisions: [PodFacts] = (UInt64(35_000)..<35_100).flatMap { seed -> [PodFacts] in
    var plain = PlainScheduler(RandomCluster.make(seed), .standard)
    return plain.run()
  }

  @Test(arguments: [
    "node(s) were unschedulable", "node(s) had untolerated taint(s)",
    "node(s) didn't match Pod's node affinity/selector",
    "node(s) didn't satisfy plugin(s) [NodeAffinity]", "node(s) didn't have free ports for the requested pod ports",
    "Too many pods", "Insufficient cpu", "Insufficient memory", "Insufficient ephemeral-storage",
    "Insufficient example.com/gpu", "node(s) didn't match pod topology spread constraints",
    "node(s) didn't match pod topology spread constraints (missing required label)",
    "node(s) didn't match pod affinity rules", "node(s) didn't match pod anti-affinity rules",
    "node(s) didn't satisfy existing pods anti-affinity rules",
  ])
  func randomClustersMeetEveryReason(reason: String) {
    let isMet = Self.decisions.flatMap(\.facts).contains { fact in
      if case .rejection(_, _, let reasons) = fact.value { reasons.contains(reason) } else { false }
    }
    #expect(isMet)
  }

  @Test(arguments: [
    "TaintToleration", "NodeAffinity", "NodeResourcesFit", "NodeResourcesBalancedAllocation", "ImageLocality",
    "PodTopologySpread", "InterPodAffinity",
  ])
  func randomClustersMakeEveryPluginPreferSomeNode(plugin: String) {
    let scores = Self.decisions.map { decision in
      Set(
        decision.facts.compactMap { fact -> Int64? in
          guard case .score(_, plugin) = fact.key, case .score(_, let normalized, _, _) = fact.value else { return nil }
          return normalized
        })
    }
    #expect(scores.count { $0.count > 1 } > 5)
  }

  @Test func randomClustersEndInEveryOutcomeAndInTies() {
    func outcomes(_ text: String) -> Int {
      Self.decisions.count { $0.facts.contains(Fact(key: .outcome, value: .text(text))) }
    }
    #expect(outcomes("scheduled") > 50)
    #expect(outcomes("unschedulable") > 50)
    #expect(outcomes("gated") > 5)
    let ties = Self.decisions.count { decision in
      decision.facts.contains {
        if case .list(let nodes) = $0.value { $0.key == .ties && nodes.count > 1 } else { false }
      }
    }
    #expect(ties > 5)
  }
}
