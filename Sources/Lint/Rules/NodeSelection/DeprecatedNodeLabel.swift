import Kubernetes
import SourceText
import Symbols

enum DeprecatedNodeLabel: Rule {
  static let about = RuleDescription(
    id: "deprecated-node-label", .nodeSelection, .warning,
    summary: "a node label that Kubernetes has replaced by another",
    why:
      "New nodes do not get the old name for ever: zone and region lost theirs with the in-tree cloud providers, "
      + "node-role.kubernetes.io/master with kubeadm 1.24. Then the term matches old nodes only, or none.",
    remedy: "Write the new name; every supported version of Kubernetes sets it.",
    bad: [
      Example(
        Sample.deployment("nodeSelector:\n  ↓failure-domain.beta.kubernetes.io/zone: eu-west-1a"),
        says:
          "failure-domain.beta.kubernetes.io/zone is the old name of topology.kubernetes.io/zone and new nodes may lack it; "
          + "write the new name"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: ↓failure-domain.beta.kubernetes.io/zone
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app: web}}
          """),
        says:
          "failure-domain.beta.kubernetes.io/zone is the old name of topology.kubernetes.io/zone and new nodes may lack it; "
          + "write the new name"),
      Example(
        Sample.deployment("nodeSelector:\n  ↓node-role.kubernetes.io/master: \"\""),
        cluster: [Sample.node("a", labels: "node-role.kubernetes.io/master: \"\"")],
        says:
          "node-role.kubernetes.io/master is the old name of node-role.kubernetes.io/control-plane and new nodes may lack "
          + "it; label the 1 node that has the old name only, then write the new one"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: node-role.kubernetes.io/master, operator: Exists}]
                  - matchExpressions: [{key: node-role.kubernetes.io/control-plane, operator: Exists}]
          """), about: "both names, for old and new clusters"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: node-role.kubernetes.io/master, operator: DoesNotExist}]
          """), about: "staying away from the old name harms nobody"),
      Example(Sample.deployment("tolerations: [{key: node-role.kubernetes.io/master, operator: Exists}]")),
      Example(
        Sample.deployment("nodeSelector: {node-role.kubernetes.io/master: \"\"}"),
        cluster: [Sample.node("a", labels: "node-role.kubernetes.io/control-plane: \"\"")],
        about: "node-label-unknown-key says it, as an error"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let uses = subject.spec.nodeLabelUses
    let avoided = Set(subject.spec.nodeRequirements.filter { !$0.wantsLabel }.map { Place.label($0.requirement) })
    for use in uses {
      // Held against nodes none of which has the old name, it is another rule's to say.
      guard let replacement = NodeLabelNames.replacements[use.key], !avoided.contains(use.place),
        !uses.contains(where: { $0.key == replacement }),
        !context.has.contains(.nodes) || context.nodes.count(ofKey: use.key) > 0
      else { continue }
      let head = "\(use.key.text) is the old name of \(replacement.text) and new nodes may lack it"
      let old = context.nodes.nodes.count { node in
        node.metadata.labels[use.key] != nil && node.metadata.labels[replacement] == nil
      }
      if old > 0 {
        findings.report(
          use.place,
          "\(head); label the \(Plural.nodes(old)) that \(old == 1 ? "has" : "have") the old name only, then write the new one"
        )
      } else {
        findings.report(use.place, "\(head); write the new name", fix: .write(replacement.text, at: use.place))
      }
    }
  }
}
