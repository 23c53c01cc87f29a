import Scheduler
import Testing
import Versions

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

/// The same of clusters with what comes rarely: each outcome, each word, and what becomes of claims.
@Suite struct RareClusterTests {
  private static func decisions(_ kind: RandomCluster.Kind, minor: Int) -> [PodFacts] {
    guard let version = ReferenceVersion.all.first(where: { $0.played.minor == minor })?.played else { return [] }
    let start = kind.start + UInt64(minor) * 1000
    return (start..<start + (kind == .rare ? 100 : 400)).flatMap { seed -> [PodFacts] in
      var plain = PlainScheduler(RandomCluster.make(seed, kind.options), version)
      return plain.run()
    }
  }

  private static let rare35 = decisions(.rare, minor: 35)
  private static let rare36 = decisions(.rare, minor: 36)
  private static let rare37 = decisions(.rare, minor: 37)
  private static let configured36 = decisions(.configured, minor: 36)
  private static let configured37 = decisions(.configured, minor: 37)

  private static func messages(_ decisions: [PodFacts]) -> [String] {
    decisions.flatMap(\.facts).compactMap { fact in
      if case .text(let text) = fact.value, fact.key == .message { text } else { nil }
    }
  }

  private static let messages35 = messages(rare35)
  private static let messages36 = messages(rare36)
  private static let messages37 = messages(rare37)
  private static let configuredMessages = messages(configured36 + configured37)

  @Test(arguments: ["scheduled", "unschedulable", "gated", "error"])
  func theyEndInEveryOutcome(outcome: String) {
    for decisions in [Self.rare35, Self.configured37] {
      let count = decisions.count { $0.facts.contains(Fact(key: .outcome, value: .text(outcome))) }
      #expect(count > 10)
    }
  }

  @Test(arguments: [
    "waiting for scheduling gates: [review]", "could not find ResourceClaim", "is being deleted",
    ": device class none does not exist", "cannot allocate all claims", "resourceclaim not available on the node",
    "deallocation of ResourceClaim completed", "still not schedulable", "no new claims to deallocate",
    "node(s) didn't satisfy plugin(s) [NodeAffinity]",
    "node(s) didn't satisfy plugin(s) [NodeAffinity NodeResourcesFit]",
    "node(s) didn't satisfy plugin(s) [DynamicResources NodeAffinity]",
  ])
  func theyMeetEveryMessage(words: String) {
    #expect(Self.messages36.count { $0.contains(words) } > 0)
  }

  @Test func theyMeetWhatIsOtherwiseFromVersionToVersion() {
    #expect(Self.messages35.contains { $0.contains("is smaller than number of claims") })
    #expect(!Self.messages36.contains { $0.contains("is smaller than number of claims") })
    #expect(Self.messages35.contains { $0.contains("unsupported constraint type") })
    #expect(!Self.messages36.contains { $0.contains("unsupported constraint type") })
    #expect(Self.messages37.contains { $0.contains("deallocation of ResourceClaim completed") })
    #expect(!Self.messages37.contains { $0.contains("still not schedulable") })
  }

  /// A pod that its nominated node takes, and one that it does not take although PreFilter left it out.
  @Test func theyAskNominatedNodesFirst() {
    let alone = Self.rare37.count { decision in
      decision.facts.contains {
        if case .list(let names) = $0.value { $0.key == .nodeOrder && names.count == 1 } else { false }
      }
    }
    #expect(alone > 50)
  }

  @Test(arguments: [
    "running \"NodePorts\" filter plugin", "running \"NodeResourcesFit\" filter plugin",
    "running \"VolumeRestrictions\" filter plugin", "running \"VolumeBinding\" filter plugin",
    "running \"PodTopologySpread\" filter plugin", "running \"InterPodAffinity\" filter plugin",
    "running \"DynamicResources\" filter plugin", "running \"NodeDeclaredFeatures\" filter plugin",
    "plugin \"TaintToleration\" failed with", "plugin \"PodTopologySpread\" failed with",
    "plugin \"InterPodAffinity\" failed with", "plugin \"DynamicResources\" failed with: not found",
    "plugin \"VolumeBinding\" failed with: not found", "running Reserve plugin \"VolumeBinding\": not found",
    "running Reserve plugin \"DynamicResources\": not found", "claim allocation not found for node",
    ". not found", "could not find ResourceClaim \"default/nowhere\". ",
  ])
  func configurationsMeetEveryWayToFail(words: String) {
    #expect(Self.configuredMessages.contains { $0.contains(words) })
  }

  private static let preempting = decisions(.preempting, minor: 36)

  @Test(arguments: [
    "preemption: not eligible due to a terminating pod on the nominated node.",
    "preemption: not eligible due to preemptionPolicy=Never.", "No preemption victims found for incoming pod",
    "Preemption is not helpful for scheduling", ", preemption: 0/",
    "deallocation of ResourceClaim completed, preemption: 0/",
  ])
  func preemptionEndsInEveryWay(words: String) {
    #expect(Self.messages(Self.preempting).contains { $0.contains(words) })
  }

  /// Several victims, some that a budget does not let go, and dry runs that still fail.
  @Test func preemptionFindsWays() {
    let found = Self.preempting.flatMap(\.facts).compactMap { fact -> (victims: Int, violations: Int64)? in
      guard case .preemption(_, let victims, let violations) = fact.value else { return nil }
      return (victims.count, violations)
    }
    #expect(found.count > 10)
    #expect(found.contains { $0.victims > 1 })
    #expect(found.contains { $0.violations > 0 })
    let inner = Self.messages(Self.preempting).compactMap { $0.split(separator: "preemption: ").dropFirst().first }
    #expect(inner.contains { $0.contains("Insufficient cpu") || $0.contains("anti-affinity") })
  }

  /// Each rule about nominations, resizes and devices decides something: without it the decisions are others.
  @Test(arguments: [
    "nominations", "gated nominations", "resizes", "infeasible", "pod level", "constraints", "bindings",
  ])
  func eachRuleMakesADifference(rule: String) throws {
    let version = try #require(ReferenceVersion.all.last).played
    let start = RandomCluster.Kind.rare.start + 37_000
    let changes = (start..<start + 300).contains { seed in
      let cluster = RandomCluster.make(seed, RandomCluster.Kind.rare.options)
      var with = PlainScheduler(cluster, version)
      var without = PlainScheduler(cluster.without(rule), version)
      return with.run() != without.run()
    }
    #expect(changes)
  }
}

extension PlainCluster {
  fileprivate func without(_ rule: String) -> PlainCluster {
    var cluster = self
    func eachRunning(_ change: (inout PlainPod) -> Void) {
      for index in cluster.running.indices { change(&cluster.running[index]) }
    }
    switch rule {
    case "nominations": for index in cluster.pending.indices { cluster.pending[index].nominatedNode = "" }
    case "gated nominations":
      for index in cluster.pending.indices where !cluster.pending[index].gates.isEmpty {
        cluster.pending[index].nominatedNode = ""
      }
    case "resizes":
      eachRunning { pod in
        for index in pod.containers.indices { pod.containers[index].status = nil }
      }
    case "infeasible": eachRunning { $0.resize = "" }
    case "pod level": eachRunning { $0.wholeStatus = nil }
    case "constraints": for index in cluster.claims.indices { cluster.claims[index].constraints = [] }
    default: for index in cluster.claims.indices { cluster.claims[index].allocation?.binding = .none }
    }
    return cluster
  }
}
