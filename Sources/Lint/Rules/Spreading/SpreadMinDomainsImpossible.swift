import Kubernetes
import SourceText
import Symbols

enum SpreadMinDomainsImpossible: Rule {
  static let about = RuleDescription(
    id: "spread-min-domains-impossible", .spreading, .error, needs: .nodes,
    summary: "a spread constraint that wants more domains than there are",
    why:
      "While there are fewer domains than minDomains the emptiest one counts as empty, so each domain takes maxSkew "
      + "pods and no more. With more replicas than that the rest stays Pending for ever; with fewer it is a "
      + "warning, for the next scaling will meet it.",
    remedy: "Lower minDomains to the number of domains, raise maxSkew, or add nodes in other domains.",
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              ↓minDomains: 3
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 6),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"),
        ],
        says:
          "minDomains is 3 and the nodes that count have 2 of topology.kubernetes.io/zone (2 of 2 nodes), so each "
          + "takes 1 pod and 4 of 6 replicas stay Pending; lower minDomains to 2"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 2
              ↓minDomains: 3
              topologyKey: zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 2),
        cluster: [Sample.node("a", labels: "zone: a"), Sample.node("b")],
        says:
          "minDomains is 3 and the nodes that count have 1 of zone (1 of 2 nodes), so each takes 2 pods and no more than 2 "
          + "replicas run; lower minDomains to 1"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              minDomains: 2
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 6),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node(
            "b", labels: "topology.kubernetes.io/zone: b", taints: "{key: control, value: \"1\", effect: NoSchedule}"),
        ], about: "a tainted node is a domain too as long as nodeTaintsPolicy does not say otherwise"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 6),
        cluster: [Sample.node("a", labels: "topology.kubernetes.io/zone: a")], about: "without minDomains one will do"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let hard = subject.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == .doNotSchedule }
    guard subject.isForTheScheduler, hard.contains(where: { $0.minDomains != nil }) else { return }
    let spec = context.pod(of: subject).spec.value
    for constraint in hard {
      guard let least = constraint.minDomains else { continue }
      let rows = rows(that: constraint, counts: spec, beside: hard, context.nodes)
      let domains = Set(rows.compactMap { context.nodes.nodes[$0].metadata.labels[constraint.topologyKey] })
      guard !domains.isEmpty, domains.count < Int(least) else { continue }
      let replicas = subject.replicas ?? 0
      let room = domains.count * Int(constraint.maxSkew)
      let missing = subject.isForGood ? max(0, replicas - room) : 0
      let consequence =
        missing > 0
        ? " and \(missing) of \(replicas) replicas \(missing == 1 ? "stays" : "stay") Pending"
        : " and no more than \(Plural.of(room, "replica")) \(room == 1 ? "runs" : "run")"
      findings.report(
        .key("minDomains", of: constraint.origin),
        "minDomains is \(least) and the nodes that count have \(domains.count) of \(constraint.topologyKey.text) "
          + "(\(rows.count) of \(Plural.nodes(context.nodes.count))), so each takes "
          + "\(Plural.pods(Int(constraint.maxSkew)))\(consequence); lower minDomains to \(domains.count)",
        severity: missing > 0 ? .error : .warning)
    }
  }

  /// Rows of the nodes that a constraint counts: they have the keys of all hard constraints and keep to its policies.
  private static func rows(
    that constraint: TopologySpreadConstraint, counts spec: PodSpec, beside hard: [TopologySpreadConstraint],
    _ inventory: NodeInventory
  ) -> [Int] {
    let selected =
      constraint.nodeAffinityPolicy == .ignore ? Array(inventory.nodes.indices) : inventory.selected(by: spec)
    return selected.filter { row in
      let node = inventory.nodes[row]
      guard hard.allSatisfy({ node.metadata.labels[$0.topologyKey] != nil }) else { return false }
      return constraint.nodeTaintsPolicy != .honor
        || NodeInventory.refusingTaint(of: node, for: spec.tolerations) == nil
    }
  }
}
