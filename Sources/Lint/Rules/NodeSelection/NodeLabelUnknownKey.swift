import Symbols
import Kubernetes
import SourceText

enum NodeLabelUnknownKey: Rule {
  static let about = RuleDescription(
    id: "node-label-unknown-key", .nodeSelection, .error, needs: .nodes,
    summary: "a node selection that wants a label no node has",
    why:
      "A nodeSelector and a required node affinity term hold only on nodes that carry the label, so the pods stay Pending "
      + "with \"node(s) didn't match Pod's node affinity/selector\". In one of several terms the others still hold, which "
      + "makes it a warning. A DaemonSet simply runs nowhere, as add-ons do until nodes are labelled for them: without a "
      + "label that looks like it that is a finding of severity info.",
    remedy: "Write the key that the nodes carry, or label the nodes.",
    bad: [
      Example(
        Sample.deployment("nodeSelector:\n  ↓node-type: gpu"),
        cluster: [Sample.node("a", labels: "nodetype: gpu"), Sample.node("b", labels: "nodetype: cpu")],
        says: "no node has the label node-type (of 2 nodes), so its pods stay Pending; did you mean nodetype (2 nodes)?"
      ),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: ↓gpu.product, operator: Exists}]
                  - matchExpressions: [{key: disk, operator: In, values: [ssd]}]
          """),
        cluster: [Sample.node("a", labels: "nvidia.com/gpu.product: A100, disk: ssd")],
        says:
          "warning: no node has the label gpu.product (of 1 node), so this term never matches; did you mean "
          + "nvidia.com/gpu.product (1 node)?"),
      Example(
        Sample.daemonSet("nodeSelector:\n  ↓example.com/agent-ready: \"true\""), cluster: [Sample.node("a")],
        says:
          "info: no node has the label example.com/agent-ready (of 1 node), so it runs on no node; label the nodes, or take "
          + "the requirement out"),
      Example(
        Sample.deployment("nodeSelector: {↓node-role.kubernetes.io/master: \"\"}"),
        cluster: [Sample.node("a", labels: "node-role.kubernetes.io/control-plane: \"\"")],
        says:
          "no node has the label node-role.kubernetes.io/master (of 1 node), so its pods stay Pending; did you mean "
          + "node-role.kubernetes.io/control-plane (1 node)?"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: spot, operator: DoesNotExist}, {key: tier, operator: NotIn, values: [old]}]
          """),
        cluster: [Sample.node("a")], about: "holds where there is no such label"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchFields: [{key: metadata.name, operator: In, values: [a]}]
          """),
        cluster: [Sample.node("a")], about: "a field is no label"),
      Example(
        Sample.deployment("nodeSelector: {disk: ssd}"),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")], about: "one node is enough"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for item in subject.spec.nodeRequirements where item.wantsLabel {
      let requirement = item.requirement
      guard context.nodes.count(ofKey: requirement.key) == 0 else { continue }
      let isDecisive = subject.spec.isDecisive(item)
      let suggestion = Suggestion(forKey: requirement.key, among: context.nodes)
      let cure = suggestion.question ?? "label the nodes, or take the requirement out"
      let why = isDecisive ? subject.strandedWords : "so this term never matches"
      // Another key surely mends it only if some node then fits.
      let fix = suggestion.only.flatMap { key -> FixIt? in
        var other = requirement
        other.key = .init(key)
        let fits = context.nodes.nodes.contains { other.matches($0.metadata.labels[other.key]) }
        return fits ? .write(key, at: .label(requirement)) : nil
      }
      findings.report(
        .label(requirement),
        "no node has the label \(requirement.key.text) (of \(Plural.nodes(context.nodes.count))), \(why); \(cure)",
        severity: subject.strandedSeverity(isDecisive, isLikelySlip: suggestion.question != nil), fix: fix)
    }
  }
}
