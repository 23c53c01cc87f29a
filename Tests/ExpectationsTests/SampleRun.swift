import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols
import YAML

/// Four nodes in three zones, one of them tainted, and pods that met them in different ways.
enum SampleRun {
  static func node(_ name: String, zone: String, pool: String) -> Node {
    var node = Node()
    node.metadata.name = Symbol(name)
    let labels: [(Symbol, Symbol)] = [("topology.kubernetes.io/zone", Symbol(zone)), ("pool", Symbol(pool))]
    node.metadata.labels = LabelSet(labels)
    return node
  }

  static let nodes = [
    node("gpu-1", zone: "a", pool: "gpu"),
    node("node-a", zone: "a", pool: "general"),
    node("node-b", zone: "b", pool: "general"),
    node("node-c", zone: "c", pool: "general"),
  ]

  static func pod(_ name: String, labels: [(Symbol, Symbol)] = [], namespace: Symbol = "default") -> Pod {
    var metadata = ObjectMeta()
    metadata.name = Symbol(name)
    metadata.namespace = namespace
    metadata.labels = LabelSet(labels)
    return Pod(metadata: metadata, spec: Shared(PodSpec()))
  }

  /// A table in which gpu-1 is rejected for its taint and the others have these totals, all by one plugin but 100.
  static func table(totals: [Int64]) -> NodeTable {
    var table = NodeTable()
    table.rows = [0, 1, 2, 3]
    table.reasonLists = [["node(s) had untolerated taint(s)"]]
    let rejection = Rejection(plugin: .taintToleration, code: .unschedulableAndUnresolvable, reasonList: 0)
    table.rejections = [rejection, nil, nil, nil]
    table.totals = [0] + totals
    let fit = [0] + totals.map { $0 - 100 }
    table.scores = [
      ScoreColumn(plugin: .nodeAffinity, weight: 2, raw: [0, 7, 7, 7], normalized: [0, 50, 50, 50]),
      ScoreColumn(plugin: .nodeResourcesFit, weight: 1, raw: fit, normalized: fit),
    ]
    table.explanations = [
      [
        ExplainedRejection(
          rejection: rejection,
          details: [
            ExplanationDetail(
              "taint dedicated=gpu:NoSchedule is not tolerated", at: .init(file: file, offset: 4),
              about: .taint("dedicated=gpu:NoSchedule"))
          ])
      ], [], [], [],
    ]
    return table
  }

  static let file = FileID(rawValue: 1)

  static func web(_ ordinal: Int, node: Int, ties: [Int], totals: [Int64]) -> PodPlacement {
    // Rows 1 to 3 fit; the winner against the first of the best others.
    let others = (1...3).filter { $0 != node }
    let next = others.max { totals[$0 - 1] < totals[$1 - 1] || (totals[$0 - 1] == totals[$1 - 1] && $0 > $1) } ?? 1
    return PodPlacement(
      pod: pod("web-6f7d-bbbb\(ordinal)", labels: [("app", "web")]),
      identity: PodIdentity(kind: .deployment, name: "web", ordinal: ordinal),
      decision: Decision(
        profile: "default-scheduler", outcome: .scheduled, node: node, ties: ties,
        contest: .init(total: totals[node - 1], runnerUp: next, runnerUpTotal: totals[next - 1]), evaluatedNodes: 4,
        feasibleNodes: 3, table: table(totals: totals)))
  }

  /// A pod that would evict `web-1` and the running `db-0`.
  static var urgent: PodPlacement {
    var urgent = batch
    urgent.pod = pod("urgent")
    urgent.decision.outcome = .nominated
    urgent.decision.preemption = .init(
      nominatedNode: 2,
      victims: [
        .init(namespace: "default", name: "web-6f7d-bbbb1"), .init(namespace: "default", name: "db-0"),
      ], violations: 0)
    return urgent
  }

  /// A pod that every node turned away: gpu-1 for two reasons, the others for want of cpu.
  static var batch: PodPlacement {
    var table = NodeTable()
    table.rows = [0, 1, 2, 3]
    table.reasonLists = [["node(s) had untolerated taint(s)"], ["Insufficient cpu"]]
    let taint = Rejection(plugin: .taintToleration, code: .unschedulableAndUnresolvable, reasonList: 0)
    let cpu = Rejection(plugin: .nodeResourcesFit, code: .unschedulable, reasonList: 1)
    table.rejections = [taint, cpu, cpu, cpu]
    table.totals = [0, 0, 0, 0]
    let short = ExplainedRejection(rejection: cpu, details: [ExplanationDetail("cpu: 4 wanted, 1500m free")])
    table.explanations = [
      [
        ExplainedRejection(
          rejection: taint,
          details: [
            ExplanationDetail(
              "taint dedicated=gpu:NoSchedule is not tolerated", at: .init(file: file, offset: 4),
              about: .taint("dedicated=gpu:NoSchedule"))
          ]), short,
      ], [short], [short], [short],
    ]
    return PodPlacement(
      pod: pod("batch", labels: [("app", "batch")]), identity: nil,
      decision: Decision(
        profile: "default-scheduler", outcome: .unschedulable, message: "0/4 nodes are available: 3 Insufficient cpu.",
        evaluatedNodes: 4, table: table))
  }

  static let gated = PodPlacement(
    pod: pod("held"), identity: nil,
    decision: Decision(
      profile: "default-scheduler", outcome: .gated, message: "waiting for scheduling gates: [review]"))

  static let run = PlacementRun(
    nodes: nodes,
    pods: [
      web(0, node: 1, ties: [1], totals: [283, 270, 260]),
      web(1, node: 2, ties: [2, 3], totals: [250, 270, 270]),
      batch, gated,
    ],
    remarks: RunRemarks(leftAlone: [
      .init(namespace: "default", name: "other", why: "its schedulerName is 'volcano'")
    ]),
    runningPods: [.init(pod: pod("db-0"), node: 3)])
}

extension SampleRun {
  /// With a pod that would evict others.
  static let withUrgent: PlacementRun = {
    var more = run
    more.pods.append(urgent)
    return more
  }()

  /// Two pods on one node, and a third that could stand in zone b or c.
  static let pair: PlacementRun = {
    var other = run
    other.pods = [
      web(0, node: 1, ties: [1], totals: [283, 270, 260]), web(1, node: 1, ties: [1], totals: [283, 270, 260]),
      web(2, node: 2, ties: [2, 3], totals: [250, 270, 270]),
    ]
    return other
  }()
}

/// Reads one `expect` entry.
func read(_ yaml: String) -> (expectation: Expectation?, messages: [String]) {
  let sources = SourceMap()
  _ = sources.add(path: "nodes.yaml", bytes: Array("a: b".utf8))
  let file = sources.add(path: "t.yaml", bytes: Array(yaml.utf8))
  let document = YAMLReader.read(file)
  var reader = FieldReader()
  let expectation = document.documents.first.flatMap { Expectation.read($0.root, &reader) }
  return (expectation, (document.diagnostics + reader.diagnostics).map(sources.render))
}

/// Judges one `expect` entry against the sample and spells out its failures.
func judge(_ yaml: String, in run: PlacementRun = SampleRun.run) -> String {
  let (expectation, messages) = read(yaml)
  guard let expectation else { return messages.joined(separator: "\n") }
  var lines: [String] = messages
  let judgement = expectation.judge(in: Placements(run))
  for failure in judgement.failures {
    lines.append("\(failure.assertion):")
    for mismatch in failure.mismatches {
      if !mismatch.pods.isEmpty { lines.append("  pods \(mismatch.pods.joined(separator: ", "))") }
      lines += ["  expected \(mismatch.expected)", "  actual \(mismatch.actual)"]
      lines += mismatch.causes.map { "  because \($0.text)\($0.origin.isKnown ? " @\($0.origin.offset)" : "")" }
    }
  }
  for remark in judgement.remarks {
    lines.append("\(remark.assertion.isEmpty ? "" : "\(remark.assertion) ")\(remark.kind): \(remark.text)")
  }
  return lines.joined(separator: "\n")
}
