import SourceText
import Kubernetes
import Symbols

enum DaemonsetMissesNodes: Rule {
  static let about = RuleDescription(
    id: "daemonset-misses-nodes", .taints, .warning, needs: .nodes,
    summary: "a DaemonSet that skips nodes because of their taints",
    why:
      "A DaemonSet makes no pod for a node whose taints it does not tolerate, and its status looks complete: desired counts "
      + "only the others. Logs, metrics and policies of the skipped nodes are silently missing.",
    remedy: "Tolerate the taints, or say by a nodeSelector that these nodes are not meant.",
    bad: [
      Example(
        Sample.daemonSet("↓containers:\n  - {name: app, image: registry.example/app:1.0}"),
        cluster: [
          Sample.node("a"), Sample.node("b", taints: "{key: gpu, effect: NoSchedule}"),
          Sample.node("cp", taints: "{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}"),
        ],
        says:
          "skips 2 of 3 nodes: 1 with gpu:NoSchedule (b), 1 with node-role.kubernetes.io/control-plane:NoSchedule (cp); "
          + "tolerate these taints, or select the nodes that are meant")
    ],
    good: [
      Example(
        Sample.daemonSet("tolerations: [{operator: Exists}]"),
        cluster: [Sample.node("a"), Sample.node("b", taints: "{key: gpu, effect: NoSchedule}")]),
      Example(
        Sample.daemonSet("nodeSelector: {pool: general}"),
        cluster: [
          Sample.node("a", labels: "pool: general"),
          Sample.node("b", labels: "pool: gpu", taints: "{key: gpu, effect: NoSchedule}"),
        ],
        about: "it does not ask for b"),
      Example(
        Sample.daemonSet(""),
        cluster: [
          Sample.node("a"), Sample.node("b", taints: "{key: node.kubernetes.io/disk-pressure, effect: NoSchedule}"),
        ],
        about: "the controller adds this toleration"),
      Example(
        Sample.deployment(""),
        cluster: [Sample.node("a"), Sample.node("b", taints: "{key: gpu, effect: NoSchedule}")],
        about: "only DaemonSets belong on every node"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind == .daemonSet else { return }
    let eligibility = context.eligibility(of: subject)
    let missed = eligibility.selected.count - eligibility.rows.count
    guard missed > 0, !eligibility.isEmpty else { return }
    let tolerations = context.pod(of: subject).spec.value.tolerations
    let groups = eligibility.refusals.map { taint, count in
      let names = eligibility.selected.map { context.nodes.nodes[$0] }
        .filter { NodeInventory.refusingTaint(of: $0, for: tolerations) == taint }.map(\.metadata.name.text)
      let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " ..." : "")
      return "\(count) with \(taint.text) (\(shown))"
    }
    findings.report(
      subject.nodeSelectionPlace,
      "skips \(missed) of \(Plural.nodes(context.nodes.count)): \(groups.joined(separator: ", ")); tolerate these taints, or "
        + "select the nodes that are meant")
  }
}
