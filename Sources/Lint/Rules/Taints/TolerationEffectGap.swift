import SourceText
import Kubernetes
import Symbols

enum TolerationEffectGap: Rule {
  static let about = RuleDescription(
    id: "toleration-effect-gap", .taints, .error, needs: .nodes,
    summary: "a toleration that names a taint's key and value but not its effect, where no other node is left",
    why:
      "A toleration with an effect is about that effect only. A node that is tainted NoExecute, or with both, stays closed "
      + "to pods that tolerate NoSchedule, and these stay Pending.",
    remedy: "Write the taint's effect, or leave the effect out, which tolerates every effect.",
    bad: [
      Example(
        Sample.deployment(
          "nodeSelector: {pool: gpu}\ntolerations:\n  - {key: gpu, operator: Exists, effect: ↓NoSchedule}"),
        cluster: [
          Sample.node("a", labels: "pool: gpu", taints: "{key: gpu, value: \"1\", effect: NoExecute}"),
          Sample.node("b"),
        ],
        says:
          "tolerates gpu:NoSchedule, but the taint is gpu=1:NoExecute and no other node is left (of 2 nodes, 1 didn't match "
          + "Pod's node affinity/selector, 1 had untolerated taint {gpu: 1}), so its pods stay Pending; write effect: "
          + "NoExecute, or leave the effect out")
    ],
    good: [
      Example(
        Sample.deployment(
          "nodeSelector: {pool: gpu}\ntolerations:\n  - {key: gpu, operator: Exists, effect: NoSchedule}"),
        cluster: [
          Sample.node("a", labels: "pool: gpu", taints: "{key: gpu, effect: NoExecute}"),
          Sample.node("b", labels: "pool: gpu"),
        ],
        about: "b is left"),
      Example(
        Sample.deployment("nodeSelector: {pool: gpu}\ntolerations:\n  - {key: gpu, operator: Exists}"),
        cluster: [
          Sample.node(
            "a", labels: "pool: gpu", taints: "{key: gpu, effect: NoExecute}, {key: gpu, effect: NoSchedule}")
        ],
        about: "without an effect it is about all"),
      Example(
        Sample.deployment(
          "nodeSelector: {pool: gpu}\ntolerations:\n  - {key: gpu, operator: Exists, effect: NoSchedule}"),
        cluster: [
          Sample.node(
            "a", labels: "pool: gpu", taints: "{key: gpu, effect: NoSchedule}, {key: team, effect: NoSchedule}")
        ],
        about: "it is another taint that refuses"),
    ])

  /// A toleration and the taint that it all but tolerates.
  struct Gap {
    let toleration: Toleration
    let taint: Taint
    let eligibility: Eligibility
  }

  static func gaps(of subject: Subject, in context: RuleContext) -> [Gap] {
    guard subject.spec.nodeName.isEmpty, !subject.spec.tolerations.isEmpty else { return [] }
    let eligibility = context.eligibility(of: subject)
    guard eligibility.isEmpty else { return [] }
    return subject.spec.tolerations.compactMap { toleration in
      let taint = eligibility.refusals.lazy.map(\.taint).first { toleration.missesOnlyEffect(of: $0) }
      return taint.map { Gap(toleration: toleration, taint: $0, eligibility: eligibility) }
    }
  }

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for gap in gaps(of: subject, in: context) {
      let effect = gap.taint.effect.name.text
      let place = Place.node(gap.toleration.origin, .field("effect"))
      let isUsedElsewhere = context.nodes.nodes.contains { $0.taints.contains { gap.toleration.tolerates($0) } }
      findings.report(
        place,
        "tolerates \(gap.toleration.text), but the taint is \(gap.taint.text) and no other node is left "
          + "(\(gap.eligibility.words)), \(subject.strandedWords); write effect: \(effect), or leave the effect out",
        fix: isUsedElsewhere ? nil : .write(effect, at: place))
    }
  }
}
