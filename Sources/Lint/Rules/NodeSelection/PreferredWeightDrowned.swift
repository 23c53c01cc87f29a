import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum PreferredWeightDrowned: Rule {
  static let about = RuleDescription(
    id: "preferred-weight-drowned", .nodeSelection, .note, needs: .runningPods,
    summary: "a preferred node affinity term that changes nothing, although nodes that match it have room",
    why:
      "Weights count only among the pod's own terms: their sum is scaled to 100 and stands beside free room, "
      + "spreading, taints and images. A term that these outvote looks as if it were honoured and is not. "
      + "Measured: the pods are placed with and without the term.",
    remedy: "Give the term more weight where that helps, make it a requirement, or take it out.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 100
                  preference: {matchExpressions: [{key: pool, operator: In, values: [spot]}]}
                - weight: ↓1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b", labels: "pool: spot")],
        says:
          "the wish for disk=ssd decides nothing: with or without it 1 of 1 pod lands elsewhere, although a would do "
          + "(of 2 nodes, 1 matches and has room); weight 100 would bring 1 there"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: ↓1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "disk: ssd", taints: "{key: old, effect: PreferNoSchedule}"), Sample.node("b"),
        ],
        says:
          "the wish for disk=ssd decides nothing: with or without it 1 of 1 pod lands elsewhere, although a would do "
          + "(of 2 nodes, 1 matches and has room); no weight changes that, make it a requirement or take it out"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a"), Sample.node("b", labels: "disk: ssd")], about: "the only term needs no weight"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "disk: ssd", allocatable: "cpu: 50m, memory: 1Gi, pods: 9"), Sample.node("b"),
        ],
        about: "the nodes that match are full"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")],
        about: "it lands there without the wish too, which grants it"),
    ])

  /// More pods tell no more about a weight.
  private static let podLimit = 20

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let terms = subject.spec.affinity?.preferredNode, subject.isForTheScheduler, subject.kind != .daemonSet else {
      return
    }
    let replicas = min(subject.replicas ?? 0, podLimit)
    guard replicas > 0, let trial = context.trials.present(subject, replicas: replicas, detail: .nodes) else { return }
    for (index, term) in terms.enumerated() {
      let matching = Set(
        context.nodes.nodes.indices.filter { row in
          let metadata = context.nodes.nodes[row].metadata
          return term.preference.matches(name: metadata.name, labels: metadata.labels)
        })
      // Rows are those of the run, which has each node once.
      guard trial.run.nodes.count == context.nodes.count, !matching.isEmpty else { continue }
      let strays = trial.pods.filter { $0.decision.node.map { !matching.contains($0) } ?? false }
      let open = strays.flatMap { $0.decision.table.feasibleRows.filter(matching.contains) }
      guard let example = open.min(),
        let without = context.trials.present(
          subject, replicas: replicas, changed: { $0.affinity?.preferredNode?.remove(at: index) }),
        without.rows == trial.rows
      else { continue }
      let cure = cure(subject, index, trial, matching, context)
      findings.report(
        .node(
          subject.spec.range.position,
          [
            .field("affinity"), .field("nodeAffinity"), .field("preferredDuringSchedulingIgnoredDuringExecution"),
            .item(index), .field("weight"),
          ]),
        "the wish for \(term.preference.text) decides nothing: with or without it \(strays.count) of "
          + "\(Plural.pods(trial.pods.count)) \(strays.count == 1 ? "lands" : "land") elsewhere, although "
          + "\(context.nodes.nodes[example].metadata.name.text) would do (of \(Plural.nodes(context.nodes.count)), "
          + "\(Set(open).count) \(Set(open).count == 1 ? "matches and has" : "match and have") room); \(cure)")
    }
  }

  private static func cure(
    _ subject: Subject, _ index: Int, _ trial: Trial, _ matching: Set<Int>, _ context: RuleContext
  ) -> String {
    let strongest = context.trials.present(
      subject, replicas: trial.pods.count, changed: { $0.affinity?.preferredNode?[index].weight = 100 })
    let count = { (trial: Trial) in trial.rows.count { $0.map(matching.contains) ?? false } }
    let gain = strongest.map(count) ?? 0
    return gain > count(trial)
      ? "weight 100 would bring \(gain) there" : "no weight changes that, make it a requirement or take it out"
  }
}

extension NodeTable {
  /// Rows of the nodes that no filter rejects.
  fileprivate var feasibleRows: [Int] { zip(rows, rejections).filter { $0.1 == nil }.map(\.0) }
}

extension NodeSelectorTerm {
  /// `disk=ssd,zone in (a,b)`.
  var text: String { (matchExpressions + matchFields).map(\.text).joined(separator: ",") }
}
