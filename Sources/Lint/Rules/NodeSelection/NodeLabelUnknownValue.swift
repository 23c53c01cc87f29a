import Symbols
import SourceText
import Kubernetes

enum NodeLabelUnknownValue: Rule {
  static let about = RuleDescription(
    id: "node-label-unknown-value", .nodeSelection, .error, needs: .nodes,
    summary: "a node selection that wants a label value no node has",
    why:
      "Nodes carry the label, but none of them with a value that is asked for, so the pods stay Pending with \"node(s) "
      + "didn't match Pod's node affinity/selector\". A region in place of a zone is the classic.",
    remedy: "Write a value that some node has, or label the nodes.",
    bad: [
      Example(
        Sample.deployment("nodeSelector:\n  topology.kubernetes.io/zone: ↓eu-west-1"),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: eu-west-1a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: eu-west-1b"),
        ],
        says:
          "no node has topology.kubernetes.io/zone=eu-west-1 (2 of 2 nodes have another value), so its pods stay Pending; "
          + "did you mean eu-west-1a (1 node) or eu-west-1b (1 node)?"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - key: disk
                        operator: In
                        values: [↓nvme, hdd]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")],
        says:
          "no node has disk in (nvme,hdd) (1 of 2 nodes has another value), so its pods stay Pending; the nodes have ssd"
      ),
      Example(
        Sample.daemonSet("nodeSelector: {agent: ↓enabledd}"), cluster: [Sample.node("a", labels: "agent: enabled")],
        says:
          "warning: no node has agent=enabledd (1 of 1 node has another value), so it runs on no node; did you mean enabled "
          + "(1 node)?"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: disk, operator: In, values: [nvme, ssd]}]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd")], about: "one of the values is enough"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: disk, operator: NotIn, values: [hdd]}]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd")], about: "nobody needs to have what is ruled out"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for item in subject.spec.nodeRequirements {
      let requirement = item.requirement
      guard requirement.operator == .equals || requirement.operator == .in, let first = requirement.values.first else {
        continue
      }
      let carriers = context.nodes.count(ofKey: requirement.key)
      guard carriers > 0,
        requirement.values.allSatisfy({ context.nodes.count(ofKey: requirement.key, value: $0) == 0 })
      else { continue }
      let values = context.nodes.values(ofKey: requirement.key)
      let isDecisive = subject.spec.isDecisive(item)
      let suggestion = Suggestion(for: first.text, among: values)
      let cure = suggestion.question ?? Suggestion.words(for: first.text, among: values, otherwise: "label the nodes")
      let why = isDecisive ? subject.strandedWords : "so this term never matches"
      let others = "\(carriers) of \(Plural.nodes(context.nodes.count)) \(carriers == 1 ? "has" : "have") another value"
      findings.report(
        .value(requirement), "no node has \(requirement.text) (\(others)), \(why); \(cure)",
        severity: subject.strandedSeverity(isDecisive, isLikelySlip: suggestion.question != nil),
        fix: suggestion.only.map { .write($0, at: .value(requirement)) })
    }
  }
}
