import ControlPlane
import Kubernetes
import Report
import Scheduler
import SourceText
import Symbols

/// A run made by hand: six nodes in three zones, one of them tainted, one full.
struct SampleRun {
  let sources = SourceMap()
  private let nodesFile: SourceFile
  var run = PlacementRun()

  init(nodeNames: [String] = SampleRun.nodeNames) {
    // One line a node, so that node i stands on line i + 1.
    nodesFile = sources.add(path: "nodes.yaml", bytes: Array(nodeNames.joined(separator: "\n").utf8))
    run.nodes = nodeNames.map { name in
      var node = Node()
      node.metadata.name = Symbol(name)
      return node
    }
  }

  static let nodeNames = ["gpu-1", "ip-10-0-1-11", "ip-10-0-1-12", "ip-10-0-2-11", "ip-10-0-2-12", "ip-10-0-3-11"]

  /// The position of a line of `nodes.yaml`.
  func line(_ line: Int) -> SourcePosition {
    SourcePosition(file: nodesFile.id, offset: nodesFile.lines.start(ofLine: line))
  }

  /// Adds a pod with its decision.
  mutating func add(
    _ name: String, namespace: String = "shop", identity: PodIdentity? = nil, _ decision: Decision
  ) {
    var metadata = ObjectMeta()
    metadata.name = Symbol(name)
    metadata.namespace = Symbol(namespace)
    let pod = Pod(metadata: metadata, spec: Shared(PodSpec()))
    run.pods.append(PodPlacement(pod: pod, identity: identity, decision: decision.contested()))
  }

  /// Scheduled on the second node; the first is tainted, the last is full as well as in the wrong zone.
  func scheduled(explained: Bool = true) -> Decision {
    var table = NodeTable()
    table.rows = Array(0..<6)
    table.reasonLists = [
      ["node(s) had untolerated taint(s)"], ["Insufficient cpu"],
      ["node(s) didn't match pod topology spread constraints"],
    ]
    let taint = Rejection(plugin: .taintToleration, code: .unschedulableAndUnresolvable, reasonList: 0)
    let full = Rejection(plugin: .nodeResourcesFit, code: .unschedulable, reasonList: 1)
    let spread = Rejection(plugin: .podTopologySpread, code: .unschedulable, reasonList: 2)
    table.rejections = [taint, nil, nil, nil, nil, full]
    table.scores = [
      ScoreColumn(plugin: .imageLocality, weight: 1, raw: [0, 0, 0, 0, 0, 0], normalized: [0, 0, 0, 0, 0, 0]),
      ScoreColumn(
        plugin: .nodeResourcesBalancedAllocation, weight: 1, raw: [0, 91, 79, 79, 64, 0],
        normalized: [0, 91, 79, 79, 64, 0]),
      ScoreColumn(
        plugin: .nodeResourcesFit, weight: 1, raw: [0, 83, 80, 80, 71, 0], normalized: [0, 83, 80, 80, 71, 0]),
      ScoreColumn(
        plugin: .podTopologySpread, weight: 2, raw: [0, 1, 1, 2, 2, 0], normalized: [0, 100, 100, 50, 50, 0]),
      ScoreColumn(
        plugin: .taintToleration, weight: 3, raw: [0, 0, 0, 0, 0, 0], normalized: [0, 100, 100, 100, 100, 0]),
    ]
    table.totals = [0, 674, 659, 559, 535, 0]
    if explained {
      table.explanations = Array(repeating: [], count: 6)
      table.explanations[0] = [
        ExplainedRejection(
          rejection: taint,
          details: [ExplanationDetail("taint nvidia.com/gpu=present:NoSchedule is not tolerated", at: line(1))])
      ]
      table.explanations[5] = [
        ExplainedRejection(
          rejection: full,
          details: [
            ExplanationDetail("cpu: the pod requests 2, 1200m of 4 are free on ip-10-0-3-11", at: line(6)),
            ExplanationDetail("memory: the pod requests 8Gi, 6Gi of 16Gi are free on ip-10-0-3-11", at: line(6)),
          ]),
        ExplainedRejection(
          rejection: spread,
          details: [ExplanationDetail("zone eu-west-1c would hold 3 of these pods, 2 more than maxSkew 1 allows")]),
      ]
      table.scoreExplanations = table.scores.map { column in column.raw.map { "raw score \($0) of a made-up plugin" } }
    }
    return Decision(
      profile: "default-scheduler", outcome: .scheduled, node: 1, ties: [1], evaluatedNodes: 6, feasibleNodes: 4,
      table: table)
  }

  func tie() -> Decision {
    var decision = scheduled()
    decision.table.totals = [0, 659, 659, 559, 535, 0]
    decision.table.scores[1].normalized[1] = 79
    decision.table.scores[1].raw[1] = 79
    decision.table.scores[2].normalized[1] = 80
    decision.table.scores[2].raw[1] = 80
    decision.ties = [1, 2]
    return decision
  }

  func unschedulable() -> Decision {
    var table = NodeTable()
    table.rows = Array(0..<6)
    table.reasonLists = [["node(s) had untolerated taint(s)"], ["Insufficient cpu"]]
    let taint = Rejection(plugin: .taintToleration, code: .unschedulableAndUnresolvable, reasonList: 0)
    let full = Rejection(plugin: .nodeResourcesFit, code: .unschedulable, reasonList: 1)
    table.rejections = [taint] + Array(repeating: full, count: 5)
    table.totals = Array(repeating: 0, count: 6)
    return Decision(
      profile: "default-scheduler", outcome: .unschedulable,
      message: "0/6 nodes are available: 1 node(s) had untolerated taint(s), 5 Insufficient cpu. preemption: "
        + "0/6 nodes are available: 1 Preemption is not helpful for scheduling, "
        + "5 No preemption victims found for incoming pod.",
      evaluatedNodes: 6, table: table)
  }

  func nominated() -> Decision {
    var decision = unschedulable()
    decision.outcome = .nominated
    decision.message = "0/6 nodes are available: 1 node(s) had untolerated taint(s), 5 Insufficient cpu."
    decision.preemption = .init(
      nominatedNode: 3,
      victims: [.init(namespace: "batch", name: "low-1"), .init(namespace: "batch", name: "low-2")], violations: 1)
    return decision
  }

  func gated() -> Decision {
    Decision(
      profile: "default-scheduler", outcome: .gated, message: "waiting for scheduling gates: [quota.example.com/hold]")
  }

  /// One pod of each outcome.
  static func mixed() -> SampleRun {
    var sample = SampleRun()
    let checkout = { PodIdentity(kind: .deployment, name: "checkout", ordinal: $0) }
    sample.add("checkout-0", identity: checkout(0), sample.scheduled())
    sample.add("checkout-1", identity: checkout(1), sample.tie())
    sample.add("report-0", sample.unschedulable())
    sample.add("urgent", sample.nominated())
    sample.add("held", sample.gated())
    return sample
  }
}

extension SampleRun {
  /// The report as a reporter of `place` writes it.
  func text(_ format: String, style: TextStyle = TextStyle()) -> String {
    text(ReporterRegistry.placement.first { $0.name == format }, style: style)
  }

  /// The report as `explain` writes it.
  func explanation(_ options: ExplanationOptions = ExplanationOptions(), style: TextStyle = TextStyle()) -> String {
    text(ReporterRegistry.explanation(options).first, style: style)
  }

  private func text(_ reporter: PlacementReporter?, style: TextStyle) -> String {
    ByteOutput.text { reporter?.write(PlacementReport(run, sources: sources), style: style, to: $0) }
  }
}

extension SampleRun {
  /// Pods of two namespaces, one with wide characters, and remarks of every kind.
  static func namespaces() -> SampleRun {
    var sample = SampleRun()
    sample.add("web-0", namespace: "shop", sample.scheduled())
    sample.add("\u{7532}\u{677F}", namespace: "batch", sample.nominated())
    sample.add("quoted\u{1B}[31m", namespace: "batch", sample.gated())
    sample.run.leftAlone = [.init(namespace: "shop", name: "old-0", why: "it is being deleted")]
    sample.run.assumptions = ["the namespace shop has no labels of its own"]
    return sample
  }

  /// What documents must hold: every field, and texts that need escapes.
  static func complete() -> SampleRun {
    var sample = SampleRun(nodeNames: ["node-a", "node-b"])
    sample.add("web-0", identity: PodIdentity(kind: .statefulSet, name: "web", ordinal: 0), sample.small())
    var urgent = Decision(profile: "second", outcome: .nominated, message: "0/2 nodes are \"available\": a\\b\n\u{7}é")
    urgent.preemption = .init(nominatedNode: 1, victims: [.init(namespace: "batch", name: "low-1")], violations: 0)
    sample.add("urgent", urgent)
    sample.add("null", namespace: "true", Decision(profile: "1.5", outcome: .error, message: " - x: #y"))
    sample.run.notModelled = [
      .init(what: "extender http://extender", origin: sample.line(2), pods: []),
      .init(what: "a volume plugin", origin: .none, pods: ["shop/web-0"]),
    ]
    sample.run.leftAlone = [.init(namespace: "shop", name: "old-0", why: "its schedulerName has no profile")]
    sample.run.assumptions = ["time stands still"]
    return sample
  }

  private func small() -> Decision {
    var table = NodeTable()
    table.rows = [0, 1]
    table.reasonLists = [["node(s) didn't satisfy plugin(s) [NodeAffinity]"], ["Too many pods"]]
    let first = Rejection(plugin: nil, code: .unschedulableAndUnresolvable, reasonList: 0)
    let second = Rejection(plugin: .nodeResourcesFit, code: .unschedulable, reasonList: 1)
    table.rejections = [nil, first]
    table.scores = [ScoreColumn(plugin: .nodeAffinity, weight: 2, raw: [-3, 0], normalized: [0, 0])]
    table.totals = [0, 0]
    table.explanations = [
      [],
      [
        ExplainedRejection(rejection: first, details: []),
        ExplainedRejection(rejection: second, details: [ExplanationDetail("node-b takes 4 pods", at: line(2))]),
      ],
    ]
    return Decision(
      profile: "default-scheduler", outcome: .scheduled, node: 0, ties: [0], evaluatedNodes: 1, feasibleNodes: 1,
      table: table)
  }

  /// Many nodes: a third is tainted, a third is full, the rest fits.
  ///
  /// - Parameter distinct: whether scores and amounts differ from node to node.
  static func large(count: Int = 30, distinct: Bool = false) -> SampleRun {
    let names = (0..<count).map { "ip-10-0-\($0 / 10)-\($0 % 10 + 10)" }
    var sample = SampleRun(nodeNames: names)
    var table = NodeTable()
    table.rows = Array(0..<count)
    table.reasonLists = [["node(s) had untolerated taint(s)"], ["Insufficient cpu"]]
    let taint = Rejection(plugin: .taintToleration, code: .unschedulableAndUnresolvable, reasonList: 0)
    let full = Rejection(plugin: .nodeResourcesFit, code: .unschedulable, reasonList: 1)
    table.rejections = (0..<count).map { [nil, taint, full][$0 % 3] }
    let scores = (0..<count).map { Int64(distinct ? 90 - $0 : $0 % 2 == 0 ? 80 : 70) }
    table.scores = [ScoreColumn(plugin: .nodeResourcesFit, weight: 1, raw: scores, normalized: scores)]
    table.totals = (0..<count).map { $0 % 3 == 0 ? scores[$0] : 0 }
    table.explanations = (0..<count).map { index in
      switch index % 3 {
      case 1:
        let text = "taint dedicated=\(names[index]):NoSchedule is not tolerated"
        return [ExplainedRejection(rejection: taint, details: [ExplanationDetail(text, at: sample.line(index + 1))])]
      case 2:
        let text = "cpu: the pod requests 2, \(distinct ? 1000 + index : 1200)m of 4 are free"
        return [ExplainedRejection(rejection: full, details: [ExplanationDetail(text, at: sample.line(index + 1))])]
      default: return []
      }
    }
    sample.add(
      "web-0",
      Decision(
        profile: "default-scheduler", outcome: .scheduled, node: 0,
        ties: distinct ? [0] : Array(stride(from: 0, to: count, by: 6)),
        evaluatedNodes: count, feasibleNodes: (count + 2) / 3, table: table))
    return sample
  }
}

extension Decision {
  /// With the contest that its table tells.
  func contested() -> Decision {
    guard outcome == .scheduled, let node, let winner = table.rows.firstIndex(of: node) else { return self }
    var contest = Contest(total: table.totals[winner])
    for index in table.rows.indices where index != winner && table.rejections[index] == nil {
      if contest.runnerUp == nil || table.totals[index] > contest.runnerUpTotal {
        contest.runnerUp = table.rows[index]
        contest.runnerUpTotal = table.totals[index]
      }
    }
    var decision = self
    decision.contest = contest
    return decision
  }
}
