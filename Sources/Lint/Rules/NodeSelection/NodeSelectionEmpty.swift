import SourceText
import Kubernetes

enum NodeSelectionEmpty: Rule {
  static let about = RuleDescription(
    id: "node-selection-empty", .nodeSelection, .error, needs: .nodes,
    summary: "a node selection whose parts each match some node, but together none",
    why:
      "Each label exists, so nothing looks wrong, yet no node has all of them: the pods stay Pending with \"node(s) didn't "
      + "match Pod's node affinity/selector\".",
    remedy: "Take out the requirement that is not meant, or label a node with all of them.",
    bad: [
      Example(
        Sample.deployment("nodeSelector:\n  kubernetes.io/arch: arm64\n  ↓gpu: \"true\""),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/arch: arm64"),
          Sample.node("b", labels: "kubernetes.io/arch: amd64, gpu: \"true\""),
        ],
        says:
          "no node has both kubernetes.io/arch=arm64 and gpu=true (of 2 nodes, 1 has the first, 1 the second), so its pods "
          + "stay Pending; drop one of them, or label a node with both"),
      Example(
        Sample.deployment(
          """
          nodeSelector: {pool: a}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - {key: disk, operator: Exists}
                      - {↓key: gpu, operator: DoesNotExist}
          """),
        cluster: [
          Sample.node("a", labels: "pool: a, disk: ssd, gpu: \"1\""), Sample.node("b", labels: "pool: b, disk: ssd"),
          Sample.node("c", labels: "pool: a"),
        ],
        says:
          "no node has pool=a, disk and !gpu together (of 3 nodes), so its pods stay Pending; drop one of them, or label a "
          + "node with all"),
    ],
    good: [
      Example(
        Sample.deployment("nodeSelector: {kubernetes.io/arch: arm64, gpu: \"true\"}"),
        cluster: [
          Sample.node("a", labels: "kubernetes.io/arch: arm64"),
          Sample.node("b", labels: "kubernetes.io/arch: arm64, gpu: \"true\""),
        ]),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: pool, operator: In, values: [a]}, {key: disk, operator: Exists}]
                  - matchExpressions: [{key: pool, operator: In, values: [b]}]
          """),
        cluster: [Sample.node("a", labels: "pool: a"), Sample.node("b", labels: "pool: b, disk: ssd")],
        about: "terms are alternatives, and the second one matches"),
      Example(
        Sample.deployment("nodeSelector: {pool: c, disk: ssd}"),
        cluster: [Sample.node("a", labels: "pool: a, disk: ssd")],
        about: "no node has pool=c by itself, which is another rule's to say"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let spec = subject.spec
    guard context.nodes.selected(by: spec).isEmpty else { return }
    for selection in spec.nodeSelections {
      guard let conflict = conflict(in: selection, context.nodes) else { continue }
      guard let last = conflict.last else { return }
      findings.report(
        last.labelPlace,
        "no node has \(words(conflict, context.nodes)), \(subject.strandedWords); "
          + "drop one of them, or label a node with \(conflict.count == 2 ? "both" : "all")")
      return
    }
  }

  /// The smallest requirements that no node meets together while it meets each; nil when one fails by itself, or when
  /// they contradict each other whatever the nodes.
  private static func conflict(in selection: [NodeCondition], _ nodes: NodeInventory) -> [NodeCondition]? {
    let rows = selection.map { condition in Set(nodes.nodes.indices.filter { condition.holds(on: nodes.nodes[$0]) }) }
    guard rows.count > 1, rows.allSatisfy({ !$0.isEmpty }), !Contradiction.isIn(selection) else { return nil }
    for second in rows.indices {
      for first in 0..<second where rows[first].isDisjoint(with: rows[second]) {
        return [selection[first], selection[second]]
      }
    }
    // Whatever can be left out without a node coming in is left out.
    var kept = Array(rows.indices)
    for candidate in rows.indices {
      let others = kept.filter { $0 != candidate }
      if common(others.map { rows[$0] }).isEmpty { kept = others }
    }
    return common(kept.map { rows[$0] }).isEmpty ? kept.map { selection[$0] } : nil
  }

  private static func common(_ sets: [Set<Int>]) -> Set<Int> {
    guard let first = sets.first else { return [] }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }
  }

  private static func words(_ conflict: [NodeCondition], _ nodes: NodeInventory) -> String {
    let texts = conflict.map(\.requirement.text)
    guard conflict.count == 2 else { return "\(Plural.list(texts)) together (of \(Plural.nodes(nodes.count)))" }
    let counts = conflict.map { condition in nodes.nodes.count { condition.holds(on: $0) } }
    let have = counts[0] == 1 ? "has" : "have"
    return
      "both \(Plural.list(texts)) (of \(Plural.nodes(nodes.count)), \(counts[0]) \(have) the first, \(counts[1]) the "
      + "second)"
  }
}
