import Symbols
import SourceText
import Kubernetes

enum NumericOperatorNotNumeric: Rule {
  static let about = RuleDescription(
    id: "numeric-operator-not-numeric", .nodeSelection, .error,
    summary: "Gt or Lt with something that is no whole number",
    why:
      "Gt and Lt compare whole numbers. Against anything else, in the manifest or on the node, they match nothing and say "
      + "nothing.",
    remedy: "Write a whole number, or list the values with In.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions:
                      - key: memory
                        operator: Gt
                        values: [↓64Gi]
          """),
        says:
          "Gt compares whole numbers and 64Gi is none, so it matches no node and its pods stay Pending; write a number, or "
          + "list values with In"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference:
                    matchExpressions: [{key: ↓generation, operator: Lt, values: ["7"]}]
          """),
        cluster: [Sample.node("a", labels: "generation: v6"), Sample.node("b", labels: "generation: v7")],
        says:
          "warning: Lt compares whole numbers and generation is none on any of the 2 nodes that have it (such as v6), so it matches "
          + "no node; list values with In"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: generation, operator: Gt, values: ["4"]}]
          """),
        cluster: [Sample.node("a", labels: "generation: \"5\""), Sample.node("b", labels: "generation: none")],
        about: "one node with a number is enough"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: memory, operator: In, values: [64Gi]}]
          """), about: "In compares texts"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for item in subject.spec.nodeRequirements {
      let isDecisive = subject.spec.isDecisive(item)
      let why = isDecisive ? " and \(subject.strandedWords.dropFirst(3))" : ""
      report(item.requirement, why, isDecisive ? .error : .warning, context, &findings)
    }
    for term in subject.spec.affinity?.preferredNode ?? [] {
      for requirement in term.preference.matchExpressions { report(requirement, "", .warning, context, &findings) }
    }
  }

  private static func report(
    _ requirement: LabelSelector.Requirement, _ why: String, _ severity: Severity, _ context: RuleContext,
    _ findings: inout Findings
  ) {
    guard requirement.operator == .greaterThan || requirement.operator == .lessThan,
      let bound = requirement.values.first
    else { return }
    let head = "\(requirement.operatorText.text) compares whole numbers and"
    if bound.decimalInt64 == nil {
      findings.report(
        .value(requirement),
        "\(head) \(bound.text) is none, so it matches no node\(why); write a number, or list values with In",
        severity: severity)
      return
    }
    let values = context.nodes.nodes.compactMap { $0.metadata.labels[requirement.key] }
    guard let first = values.first, values.allSatisfy({ $0.decimalInt64 == nil }) else { return }
    let nodes = values.count == 1 ? "the 1 node that has it" : "any of the \(values.count) nodes that have it"
    findings.report(
      .label(requirement),
      "\(head) \(requirement.key.text) is none on \(nodes) (such as \(first.text)), so it matches no node\(why); "
        + "list values with In", severity: severity)
  }
}
