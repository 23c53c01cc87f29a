import Kubernetes
import SourceText

enum EmptyNodeSelectorTerm: Rule {
  static let about = RuleDescription(
    id: "empty-node-selector-term", .nodeSelection, .error,
    summary: "a required node affinity term with nothing in it",
    why:
      "An empty term matches no node, not every node. Alone it keeps the pods Pending; beside others it is dead, which "
      + "makes it a warning.",
    remedy: "Take the term out; without required terms every node will do.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - ↓{}
          """),
        says: "an empty term matches no node, so its pods stay Pending; take it out, or say which nodes are meant"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchExpressions: [{key: disk, operator: Exists}]
                  - ↓matchExpressions: []
          """), says: "warning: an empty term matches no node, so it adds none to the other terms; take it out"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                  - matchFields: [{key: metadata.name, operator: In, values: [a]}]
          """), about: "fields are enough"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {}
          """), about: "an empty preference is another matter"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let terms = subject.spec.affinity?.requiredNode?.terms else { return }
    let isHopeless = terms.allSatisfy(\.isEmpty)
    for term in terms where term.isEmpty {
      let rest =
        isHopeless
        ? "\(subject.strandedWords); take it out, or say which nodes are meant"
        : "so it adds none to the other terms; take it out"
      findings.report(
        .node(term.origin), "an empty term matches no node, \(rest)", severity: isHopeless ? .error : .warning)
    }
  }
}
