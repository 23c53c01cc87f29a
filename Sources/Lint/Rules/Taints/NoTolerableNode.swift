import Symbols
import SourceText
import Kubernetes

enum NoTolerableNode: Rule {
  static let about = RuleDescription(
    id: "no-tolerable-node", .taints, .error, needs: .nodes,
    summary: "a node selection that leaves only nodes whose taints refuse the pods",
    why:
      "Selecting a pool does not open it: a GPU node that is tainted refuses pods that only select it, and all other nodes "
      + "do not match. The pods stay Pending.",
    remedy: "Tolerate the taint of the nodes that are meant.",
    bad: [
      Example(
        Sample.deployment("↓nodeSelector:\n  gpu: \"true\""),
        cluster: [
          Sample.node("a", labels: "gpu: \"true\"", taints: "{key: gpu, value: \"yes\", effect: NoSchedule}"),
          Sample.node("b"),
        ],
        says:
          "every node that is left refuses its pods (of 2 nodes, 1 didn't match Pod's node affinity/selector, 1 had "
          + "untolerated taint {gpu: yes}), so its pods stay Pending; tolerate gpu=yes:NoSchedule")
    ],
    good: [
      Example(
        Sample.deployment("nodeSelector: {gpu: \"true\"}\ntolerations: [{key: gpu, operator: Exists}]"),
        cluster: [Sample.node("a", labels: "gpu: \"true\"", taints: "{key: gpu, value: \"yes\", effect: NoSchedule}")]),
      Example(
        Sample.deployment("nodeSelector: {gpu: \"true\"}"),
        cluster: [Sample.node("a", labels: "gpu: \"true\"", taints: "{key: gpu, effect: PreferNoSchedule}")],
        about: "this taint refuses nobody"),
      Example(
        Sample.deployment("nodeSelector: {gpu: \"true\"}"),
        cluster: [
          Sample.node(
            "a", labels: "gpu: \"true\"", taints: "{key: node.kubernetes.io/unreachable, effect: NoSchedule}")
        ],
        about: "this taint goes when the node is back"),
      Example(
        Sample.deployment("nodeName: a"),
        cluster: [Sample.node("a", taints: "{key: gpu, effect: NoSchedule}")],
        about: "nodeName asks no taint of this kind"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.spec.nodeName.isEmpty else { return }
    let eligibility = context.eligibility(of: subject)
    guard eligibility.isEmpty, !eligibility.selected.isEmpty,
      TolerationEffectGap.gaps(of: subject, in: context).isEmpty
    else { return }
    let taints = Plural.list(eligibility.refusals.prefix(3).map(\.taint.text), "or")
    findings.report(
      subject.nodeSelectionPlace,
      "every node that is left refuses its pods (\(eligibility.words)), \(subject.strandedWords); tolerate \(taints)",
      severity: subject.strandedSeverity(true, isLikelySlip: true))
  }
}
