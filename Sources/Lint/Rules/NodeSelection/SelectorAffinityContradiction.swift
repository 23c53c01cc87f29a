import SourceText
import Kubernetes

enum SelectorAffinityContradiction: Rule {
  static let about = RuleDescription(
    id: "selector-affinity-contradiction", .nodeSelection, .error,
    summary: "requirements on a node's label that can never hold together",
    why:
      "nodeSelector and required node affinity must both hold. Where one asks for what the other rules out, often a base "
      + "and its overlay, no node of any cluster will do.",
    remedy: "Take out the requirement that is not meant.",
    bad: [
      Example(
        Sample.deployment(
          """
          nodeSelector: {disk: sdd}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - ↓key: disk
                        operator: NotIn
                        values: [sdd]
          """),
        says: "disk=sdd and disk!=sdd can never hold together, so its pods stay Pending; drop one of them"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - {key: generation, operator: Gt, values: ["5"]}
                      - {↓key: generation, operator: Lt, values: ["6"]}
          """),
        says:
          "generation > 5 and generation < 6 can never hold together, so its pods stay Pending; drop one of them"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: spot, operator: Exists}, {↓key: spot, operator: DoesNotExist}]
                  - matchExpressions: [{key: spot, operator: Exists}]
          """),
        says: "warning: spot and !spot can never hold together, so this term never matches; drop one of them"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          nodeSelector: {disk: ssd}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: disk, operator: In, values: [ssd, nvme]}]
          """)),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: zone, operator: In, values: [a]}]
                  - matchExpressions: [{key: zone, operator: In, values: [b]}]
          """), about: "terms are alternatives"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - {key: generation, operator: Gt, values: ["4"]}
                      - {key: generation, operator: NotIn, values: ["5"]}
                      - {key: generation, operator: Lt, values: ["7"]}
          """), about: "6 is left"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let selections = subject.spec.nodeSelections
    let contradictions = selections.map { Contradiction.first(in: $0) }
    let isHopeless = contradictions.allSatisfy { $0 != nil }
    for conflict in contradictions.compactMap({ $0 }) {
      guard let last = conflict.last else { continue }
      let why = isHopeless ? subject.strandedWords : "so this term never matches"
      findings.report(
        last.labelPlace,
        "\(Plural.list(conflict.map(\.requirement.text))) can never hold together, \(why); drop one of them",
        severity: isHopeless ? .error : .warning)
    }
  }
}
