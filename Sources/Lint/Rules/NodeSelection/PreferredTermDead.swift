import Symbols
import SourceText
import Kubernetes

enum PreferredTermDead: Rule {
  static let about = RuleDescription(
    id: "preferred-term-dead", .nodeSelection, .warning, needs: .nodes,
    summary: "a preferred node affinity term that no node matches",
    why: "A preference that matches nothing has no effect and makes no noise, so a slip in it is never seen.",
    remedy: "Write the labels that the nodes carry, or take the term out.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 50
                  preference:
                    matchExpressions:
                      - key: disk
                        operator: In
                        values: [↓sdd]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")],
        says:
          "no node has disk=sdd (of 2 nodes), so this preference has no effect; did you mean ssd (1 node)?"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 50
                  preference:
                    ↓matchExpressions: [{key: disk, operator: Exists}, {key: gpu, operator: Exists}]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b", labels: "gpu: \"1\"")],
        says: "no node has disk and gpu together (of 2 nodes), so this preference has no effect; drop one of them"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 50
                  preference:
                    matchExpressions: [{key: disk, operator: In, values: [nvme, ssd]}]
          """),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")], about: "one node is enough"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 50
                  preference:
                    matchExpressions: [{key: spot, operator: DoesNotExist}]
          """),
        cluster: [Sample.node("a")], about: "it matches every node, which is not none"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    for term in subject.spec.affinity?.preferredNode ?? [] where !term.preference.isEmpty {
      let isDead = !context.nodes.nodes.contains {
        term.preference.matches(name: $0.metadata.name, labels: $0.metadata.labels)
      }
      guard isDead, term.preference.conversionError == nil else { continue }
      report(term.preference, context.nodes, &findings)
    }
  }

  private static func report(_ term: NodeSelectorTerm, _ nodes: NodeInventory, _ findings: inout Findings) {
    let of = "(of \(Plural.nodes(nodes.count))), so this preference has no effect"
    for requirement in term.matchExpressions where !nodes.nodes.contains(where: { matches(requirement, $0) }) {
      let isKey = nodes.count(ofKey: requirement.key) == 0
      let word = isKey ? requirement.key.text : requirement.values.first?.text ?? ""
      let candidates = isKey ? nodes.keys : nodes.values(ofKey: requirement.key)
      let place: Place = isKey ? .label(requirement) : .value(requirement)
      let suggestion = Suggestion(for: word, among: candidates)
      findings.report(
        place,
        "no node has \(isKey ? "the label \(word)" : requirement.text) \(of); \(suggestion.question ?? "drop it")",
        fix: isKey ? nil : suggestion.only.map { .write($0, at: place) })
      return
    }
    let all = (term.matchExpressions + term.matchFields).map(\.text)
    let what = all.count == 1 ? all[0] : "\(Plural.list(all)) together"
    findings.report(
      .node(term.origin), "no node has \(what) \(of); drop \(all.count == 1 ? "it" : "one of them")")
  }

  private static func matches(_ requirement: LabelSelector.Requirement, _ node: Node) -> Bool {
    requirement.matches(node.metadata.labels[requirement.key])
  }
}
