import Kubernetes
import SourceText
import Symbols

enum WellKnownLabelMisspelled: Rule {
  static let about = RuleDescription(
    id: "well-known-label-misspelled", .nodeSelection, .warning,
    summary: "a node label one or two letters away from one that Kubernetes sets itself",
    why:
      "Whatever names it matches no node: required terms leave the pods Pending, anti-affinity and spreading by it have no "
      + "effect. With nodes given, other rules hold the label against them and this one is silent.",
    remedy: "Write the label as Kubernetes does.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: ↓topology.kubernetes.io/zonee
                  labelSelector: {matchLabels: {app: web}}
          """),
        says:
          "topology.kubernetes.io/zonee looks like a slip in topology.kubernetes.io/zone, and no node has it then; write "
          + "topology.kubernetes.io/zone"),
      Example(
        Sample.deployment("nodeSelector:\n  ↓kubernets.io/os: linux"),
        says: "kubernets.io/os looks like a slip in kubernetes.io/os, and no node has it then; write kubernetes.io/os"),
    ],
    good: [
      Example(Sample.deployment("nodeSelector: {topology.ebs.csi.aws.com/zone: eu-west-1a}"), about: "a driver's own"),
      Example(Sample.deployment("nodeSelector: {beta.kubernetes.io/os: linux}"), about: "old, not misspelled"),
      Example(
        Sample.deployment("nodeSelector: {topology.kubernetes.io/zones: a}"),
        cluster: [Sample.node("a", labels: "topology.kubernetes.io/zones: a")], about: "there are such nodes"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard !context.has.contains(.nodes) else { return }
    for use in subject.spec.nodeLabelUses where !NodeLabelNames.current.contains(use.key.text) {
      guard let label = NodeLabelNames.current.first(where: { Spelling.distance(use.key.text, $0, reach: 2) <= 2 })
      else { continue }
      findings.report(
        use.place, "\(use.key.text) looks like a slip in \(label), and no node has it then; write \(label)",
        fix: .write(label, at: use.place))
    }
  }
}
