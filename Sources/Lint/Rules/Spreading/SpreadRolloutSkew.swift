import SourceText
import Kubernetes
import Symbols

enum SpreadRolloutSkew: Rule {
  static let about = RuleDescription(
    id: "spread-rollout-skew", .spreading, .warning,
    summary: "a hard spread constraint of a Deployment that counts the old pods during a rollout",
    why:
      "While an update rolls, old and new pods match the selector together. New pods are spread so that the mixture is even; "
      + "when the old ones are gone, what remains is not.",
    remedy: "Add matchLabelKeys: [pod-template-hash], which counts the pods of one version only.",
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: ↓DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 3),
        says:
          "this counts old and new pods together while an update rolls, so the new ones end unevenly spread; add "
          + "matchLabelKeys: [pod-template-hash]")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
              matchLabelKeys: [pod-template-hash]
          """, replicas: 3)),
      Example(
        Sample.workload(
          "apps/v1", "Deployment",
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, fields: "  replicas: 3\n  strategy: {type: Recreate}\n"), about: "the old pods go first"),
      Example(
        Sample.statefulSet(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 3), about: "a StatefulSet replaces pods one by one, in place"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let workload = subject.workload, workload.kind == .deployment, workload.updateStrategy.isRolling,
      subject.isReplicated
    else { return }
    let labels = subject.labels
    for constraint in subject.spec.topologySpreadConstraints where constraint.whenUnsatisfiable == .doNotSchedule {
      guard constraint.labelSelector?.matches(labels) == true, !constraint.matchLabelKeys.contains("pod-template-hash"),
        !countsOneVersion(constraint)
      else { continue }
      findings.report(
        .node(constraint.origin, .field("whenUnsatisfiable")),
        "this counts old and new pods together while an update rolls, so the new ones end unevenly spread; add "
          + "matchLabelKeys: [pod-template-hash]",
        fix: constraint.matchLabelKeys.isEmpty
          ? .add("matchLabelKeys", "[\"pod-template-hash\"]", to: .node(constraint.origin)) : nil)
    }
  }

  /// A selector that names the version itself.
  private static func countsOneVersion(_ constraint: TopologySpreadConstraint) -> Bool {
    let keys: [Symbol] = ["pod-template-hash", "version", "app.kubernetes.io/version"]
    return constraint.labelSelector?.requirements.contains { keys.contains($0.key) } ?? false
  }
}
