import Report
import Scheduler
import Testing

@Suite struct PlacementDiffTests {
  private let nodes = ["node-a", "node-b", "node-c"]
  private let taint = RejectionReport(
    plugin: "TaintToleration", code: "UnschedulableAndUnresolvable", reasons: ["node(s) had untolerated taint(s)"],
    details: [DetailReport("taint a=b:NoSchedule is not tolerated", at: InputLine(file: "nodes.yaml", line: 4))])
  private let full = RejectionReport(plugin: "NodeResourcesFit", code: "Unschedulable", reasons: ["Insufficient cpu"])

  private func report(_ pods: [PodReport], nodes: [String]? = nil) -> PlacementReport {
    PlacementReport(
      schedulerVersion: "v1.35", pods: .init(count: pods.count) { pods[$0] },
      counts: OutcomeCounts(pods.map(\.outcome)),
      nodeNames: nodes ?? self.nodes)
  }

  /// A node that NodeResourcesFit gives `fit` points, and ImageLocality `image`.
  private func fits(_ name: String, _ fit: Int64, image: Int64 = 0) -> NodeReport {
    let scores = [
      ScoreReport(plugin: "ImageLocality", raw: image, normalized: image, weight: 1),
      ScoreReport(plugin: "NodeResourcesFit", raw: fit, normalized: fit, weight: 1),
    ]
    return NodeReport(name: name, scores: scores, total: fit + image)
  }

  /// Scheduled on the first node with the highest total.
  private func placed(_ nodes: [NodeReport], name: String = "web") -> PodReport {
    let totals = nodes.compactMap(\.total)
    let best = totals.max() ?? 0
    let ties = nodes.filter { $0.total == best }.map(\.name)
    let next = nodes.filter { $0.isFeasible && $0.name != ties[0] }.max { ($0.total ?? 0) < ($1.total ?? 0) }
    var pod = PodReport(
      namespace: "shop", name: name, profile: "default-scheduler", outcome: .scheduled, node: ties[0], ties: ties,
      feasibleNodes: totals.count, nodes: nodes)
    pod.contest = .init(total: best, runnerUp: next?.name, runnerUpTotal: next?.total ?? 0)
    return pod
  }

  private func pending(_ rejections: [(String, RejectionReport)], _ message: String) -> PodReport {
    PodReport(
      namespace: "shop", name: "web", profile: "default-scheduler", outcome: .unschedulable, message: message,
      nodes: rejections.map { NodeReport(name: $0.0, rejection: $0.1) })
  }

  private func diff(_ old: PodReport, _ new: PodReport, _ detail: PlacementDetail = .scores) -> PlacementDiff {
    PlacementDiff(from: report([old]), to: report([new]), comparing: detail)
  }

  private func words(_ diff: PlacementDiff) -> [String] {
    diff.pods.flatMap { pod in
      [pod.sentence] + pod.details.map { "  " + $0.text + ($0.place.map { " (\($0.text))" } ?? "") }
    }
  }

  @Test func equalPlacementsDoNotDiffer() {
    let pod = placed([fits("node-a", 90), fits("node-b", 80)])
    let diff = diff(pod, pod)
    #expect(diff.isEmpty)
    #expect(diff.summary == "1 pod, no difference")
  }

  @Test func movedPodTellsWhatRulesItsOldNodeOut() {
    let old = placed([fits("node-a", 90), fits("node-b", 80)])
    let new = placed([NodeReport(name: "node-a", rejection: taint), fits("node-b", 80)])
    #expect(
      words(diff(old, new)) == [
        "shop/web moved from node-a to node-b",
        "  node-a: TaintToleration: taint a=b:NoSchedule is not tolerated (nodes.yaml:4)",
      ])
  }

  @Test func movedPodTellsWhichPluginMadeTheDifference() {
    let old = placed([fits("node-a", 90), fits("node-b", 80)])
    let new = placed([fits("node-a", 70, image: 5), fits("node-b", 80)])
    #expect(
      words(diff(old, new)) == [
        "shop/web moved from node-a to node-b",
        "  node-b has 80, node-a 75: NodeResourcesFit +10, ImageLocality -5",
        "  node-a scores 15 less: NodeResourcesFit -20, ImageLocality +5",
      ])
    #expect(
      words(diff(old, new, .reasons)) == [
        "shop/web moved from node-a to node-b", "  node-b has 80, node-a 75: NodeResourcesFit +10, ImageLocality -5",
      ])
  }

  @Test func podThatLosesItsNodeTellsItsMessage() {
    let old = placed([fits("node-a", 90), NodeReport(name: "node-b", rejection: taint)])
    let new = pending([("node-a", full), ("node-b", taint)], "0/2 nodes are available: 1 Insufficient cpu.")
    let diff = diff(old, new)
    #expect(
      words(diff) == [
        "shop/web is unschedulable, was on node-a", "  node-a: NodeResourcesFit: Insufficient cpu",
        "  0/2 nodes are available: 1 Insufficient cpu.",
      ])
    #expect(diff.summary == "1 of 1 pod differs: 1 no longer placed")
  }

  @Test func podThatFindsANodeTellsWhatKeptItOff() {
    let old = pending([("node-a", full), ("node-b", taint)], "0/2 nodes are available: 1 Insufficient cpu.")
    let new = placed([fits("node-a", 90), NodeReport(name: "node-b", rejection: taint)])
    #expect(
      words(diff(old, new)) == [
        "shop/web is on node-a now, was unschedulable", "  node-a no longer says: NodeResourcesFit: Insufficient cpu",
      ])
  }

  @Test func otherReasonsAreToldForAllNodesThatShareThem() {
    let old = pending([("node-a", full), ("node-b", full), ("node-c", taint)], "two full, one tainted")
    let new = pending([("node-a", taint), ("node-b", taint), ("node-c", full)], "one full, two tainted")
    #expect(
      words(diff(old, new)) == [
        "shop/web is still unschedulable, for other reasons", "  one full, two tainted",
        "  2 nodes (node-a, node-b) are rejected for other reasons: TaintToleration: node(s) had untolerated taint(s), "
          + "before NodeResourcesFit: Insufficient cpu",
        "  node-c is rejected for other reasons: NodeResourcesFit: Insufficient cpu",
      ])
    #expect(words(diff(old, new, .placement)) == [])
  }

  @Test func marginThatShrinksIsTold() {
    let old = placed([fits("node-a", 90), fits("node-b", 80)])
    let new = placed([fits("node-a", 90), fits("node-b", 88)])
    #expect(
      words(diff(old, new)) == [
        "shop/web is still on node-a, margin shrank from 10 to 2", "  node-b scores 8 more: NodeResourcesFit +8",
      ])
    #expect(words(diff(old, new, .reasons)) == [])
  }

  @Test func tieThatComesUpIsTold() {
    let old = placed([fits("node-a", 90), fits("node-b", 80), fits("node-c", 90)])
    let new = placed([fits("node-a", 90), fits("node-b", 90), fits("node-c", 80)])
    #expect(
      words(diff(old, new, .placement)) == [
        "shop/web is still on node-a, now tied with node-b, no longer tied with node-c"
      ])
  }

  @Test func scoresThatChangeAlikeAreToldTogether() {
    let old = placed([fits("node-a", 90, image: 30), fits("node-b", 80), fits("node-c", 80)])
    let new = placed([fits("node-a", 80, image: 30), fits("node-b", 70), fits("node-c", 70)])
    #expect(
      words(diff(old, new)) == [
        "shop/web is still on node-a, scores differ",
        "  3 nodes (node-a, node-b, node-c) score 10 less: NodeResourcesFit -10",
      ])
  }

  @Test func preemptionOfOtherPodsIsTold() {
    var old = pending([("node-a", full)], "full")
    old.outcome = .nominated
    old.preemption = .init(nominatedNode: "node-a", victims: [.init(namespace: "shop", name: "low-1")], violations: 0)
    var new = old
    new.preemption?.victims.append(.init(namespace: "shop", name: "low-2"))
    #expect(
      words(diff(old, new)) == [
        "shop/web is nominated to node-a, evicting shop/low-1, shop/low-2, was nominated to node-a, evicting shop/low-1"
      ])
  }

  @Test func nodesThatComeAndGoAreToldOnceAndNotForEveryPod() {
    let old = report(
      [placed([fits("node-a", 90), NodeReport(name: "node-b", rejection: full)])], nodes: ["node-a", "node-b"])
    let new = report(
      [placed([fits("node-c", 80), NodeReport(name: "node-d", rejection: full)])], nodes: ["node-c", "node-d"])
    let diff = PlacementDiff(from: old, to: new)
    #expect(words(diff) == ["shop/web moved from node-a to node-c", "  node-a is gone"])
    #expect(diff.nodeSentences == ["2 nodes are new: node-c, node-d", "2 nodes are gone: node-a, node-b"])
    #expect(
      diff.summary
        == "1 of 1 pod differs: 1 moved; 2 nodes are new: node-c, node-d; 2 nodes are gone: node-a, node-b")
  }

  @Test func podsPairByIdentityAndComeByWeight() {
    let node = [fits("node-a", 90)]
    var (before, after) = (placed(node, name: "web-5d9c"), placed(node, name: "web-77ab"))
    before.identity = "Deployment/web[0]"
    after.identity = "Deployment/web[0]"
    var gated = PodReport(namespace: "shop", name: "late", profile: "", outcome: .gated, message: "held")
    let old = report([before, placed(node, name: "old"), gated, placed(node, name: "stays")])
    gated.outcome = .unschedulable
    let new = report([placed(node, name: "fresh"), gated, placed([fits("node-b", 90)], name: "stays"), after])
    let diff = PlacementDiff(from: old, to: new)
    #expect(
      diff.pods.map(\.sentence) == [
        "shop/stays moved from node-a to node-b", "shop/old is gone, was on node-a", "shop/fresh is new, on node-a",
        "shop/late is unschedulable now, was gated",
      ])
    #expect(diff.summary == "4 of 5 pods differ: 1 moved, 1 gone, 1 new, 1 with another outcome")
  }
}
