import SourceText
import Kubernetes
import Symbols

enum NoexecuteTolerationForever: Rule {
  static let about = RuleDescription(
    id: "noexecute-toleration-forever", .taints, .note,
    summary: "a Deployment that tolerates a failed node without end",
    why:
      "Without the toleration the API server gives pods 300 seconds on a node that is not ready or not reachable, after which "
      + "they are made anew elsewhere. A toleration without seconds keeps them bound to the dead node.",
    remedy: "Set tolerationSeconds, or take the toleration out.",
    bad: [
      Example(
        Sample.deployment(
          "tolerations:\n  - {↓key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}"),
        says:
          "tolerates node.kubernetes.io/unreachable without end, so its pods stay on a node that has failed; set "
          + "tolerationSeconds")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          tolerations:
            - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 30}
          """)),
      Example(
        Sample.statefulSet(
          "tolerations:\n  - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}"),
        about: "a pod with a disk may well wait for its node"),
      Example(
        Sample.deployment(
          "tolerations:\n  - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoSchedule}"),
        about: "it may start there, and is evicted all the same"),
    ])

  private static let keys: [Symbol] = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind == .deployment else { return }
    for toleration in subject.spec.tolerations where keys.contains(toleration.key) {
      guard toleration.effect == nil || toleration.effect == .noExecute, toleration.tolerationSeconds == nil else {
        continue
      }
      findings.report(
        .key("key", of: toleration.origin),
        "tolerates \(toleration.key.text) without end, so its pods stay on a node that has failed; set tolerationSeconds",
        fix: toleration.effect == nil ? nil : .add("tolerationSeconds", "300", to: .node(toleration.origin)))
    }
  }
}
