import Symbols
import SourceText
import Kubernetes

enum TolerationToleratesEverything: Rule {
  static let about = RuleDescription(
    id: "toleration-tolerates-everything", .taints, .warning,
    summary: "a toleration of every taint outside DaemonSets and system pods",
    why:
      "The pods land on control planes, on nodes that are cordoned or not ready and in pools that are dedicated to others, "
      + "and stay bound to a node that has failed.",
    remedy: "Name the taints that are meant.",
    bad: [
      Example(
        Sample.deployment("tolerations:\n  - ↓operator: Exists"),
        says:
          "this tolerates every taint, so its pods land on cordoned, failed, control-plane and dedicated nodes too; name the "
          + "taints that are meant"),
      Example(
        Sample.deployment("tolerations:\n  - ↓operator: Exists\n    effect: NoSchedule"),
        says:
          "this tolerates every NoSchedule taint, so its pods land on cordoned, failed, control-plane and dedicated nodes "
          + "too; name the taints that are meant"),
    ],
    good: [
      Example(Sample.daemonSet("tolerations: [{operator: Exists}]"), about: "an agent belongs on every node"),
      Example(
        Sample.workload("apps/v1", "Deployment", "tolerations: [{operator: Exists}]", namespace: "kube-system"),
        about: "the cluster's own"),
      Example(
        Sample.deployment("priorityClassName: system-cluster-critical\ntolerations: [{operator: Exists}]"),
        about: "the cluster cannot do without it"),
      Example(
        Sample.deployment("tolerations: [{operator: Exists, effect: NoExecute, tolerationSeconds: 60}]"),
        about: "it is evicted, only later"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind != .daemonSet, !subject.isSystem else { return }
    for toleration in subject.spec.tolerations where toleration.key.isEmpty && toleration.operator == .exists {
      if toleration.tolerationSeconds != nil { continue }
      let every = toleration.effect.map { "every \($0.name.text) taint" } ?? "every taint"
      findings.report(
        .node(toleration.origin),
        "this tolerates \(every), so its pods land on cordoned, failed, control-plane and dedicated nodes too; name the "
          + "taints that are meant")
    }
  }
}

extension Subject {
  /// The cluster's own: in kube-system, or of a `system-` priority class.
  var isSystem: Bool {
    metadata.namespace == "kube-system" || spec.priorityClassName.text.hasPrefix("system-")
  }
}
