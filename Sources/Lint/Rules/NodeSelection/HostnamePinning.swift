import SourceText
import Kubernetes
import Symbols

enum HostnamePinning: Rule {
  static let about = RuleDescription(
    id: "hostname-pinning", .nodeSelection, .warning,
    summary: "a node selection by the name of single machines",
    why:
      "Nodes are replaced by upgrades and autoscalers; a workload that asks for one by name has nowhere to go then. On some "
      + "clouds the hostname label is not the node's name either.",
    remedy: "Select the nodes by a label that their successors carry too.",
    bad: [
      Example(
        Sample.deployment("nodeSelector:\n  kubernetes.io/hostname: ↓worker-1"),
        says:
          "pinned to worker-1 by name, so its pods stay Pending when that machine is replaced; select by a label that its "
          + "successor carries"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchFields:
                      - {key: metadata.name, operator: In, values: [↓worker-1]}
          """),
        says:
          "pinned to worker-1 by name, so its pods stay Pending when that machine is replaced; select by a label that its "
          + "successor carries"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: kubernetes.io/hostname, operator: NotIn, values: [worker-1]}]
          """), about: "it only stays away from one"),
      Example(Sample.daemonSet("nodeSelector: {kubernetes.io/hostname: worker-1}"), about: "a DaemonSet is by node"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
          """), about: "as a topology key it names no machine"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind != .daemonSet else { return }
    var seen: Set<Place> = []
    for condition in subject.spec.nodeSelections.flatMap({ $0 }) {
      let requirement = condition.requirement
      guard condition.isField ? requirement.key == "metadata.name" : requirement.key == .hostname,
        requirement.operator == .in || requirement.operator == .equals, !requirement.values.isEmpty,
        seen.insert(.value(requirement)).inserted
      else { continue }
      let names = Plural.list(requirement.values.prefix(3).map(\.text), "or")
      let that = requirement.values.count == 1 ? "that machine is" : "those machines are"
      findings.report(
        .value(requirement),
        "pinned to \(names) by name, \(subject.strandedWords) when \(that) replaced; select by a label that its successor "
          + "carries")
    }
  }
}
