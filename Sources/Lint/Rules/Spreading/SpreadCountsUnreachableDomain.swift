import ControlPlane
import Kubernetes
import SourceText
import Symbols

enum SpreadCountsUnreachableDomain: Rule {
  static let about = RuleDescription(
    id: "spread-counts-unreachable-domain", .spreading, .warning, needs: .nodes,
    summary: "a strict spread that counts a domain in which none of its pods can stand",
    why:
      "A tainted or too small domain stays at 0 pods and is the emptiest for ever, so the others take maxSkew pods "
      + "each and no more: nodeTaintsPolicy is Ignore unless it is set. Measured: the pods are placed on empty "
      + "nodes with and without the constraint.",
    remedy: "Leave such nodes out of the count: nodeTaintsPolicy: Honor, or a node affinity that names the others.",
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              ↓whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 4),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"),
          Sample.node(
            "c", labels: "topology.kubernetes.io/zone: c", taints: "{key: control, value: \"1\", effect: NoSchedule}"),
        ],
        says:
          "topology.kubernetes.io/zone c counts with 0 pods but takes none, so 2 of 4 replicas stay Pending (0/3 "
          + "nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match pod topology spread "
          + "constraints); add nodeTaintsPolicy: Honor")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              nodeTaintsPolicy: Honor
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 4),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node(
            "c", labels: "topology.kubernetes.io/zone: c", taints: "{key: control, value: \"1\", effect: NoSchedule}"),
        ], about: "the tainted zone does not count"),
      Example(
        Sample.deployment(
          """
          nodeSelector: {pool: general}
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 4),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a, pool: general"),
          Sample.node("c", labels: "topology.kubernetes.io/zone: c"),
        ], about: "nor does one that the pods do not select"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 4),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node(
            "c", labels: "topology.kubernetes.io/zone: c", taints: "{key: control, value: \"1\", effect: NoSchedule}"),
        ], about: "a wish keeps nobody Pending"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let constraints = subject.spec.topologySpreadConstraints
    guard subject.isForGood, subject.isForTheScheduler,
      constraints.contains(where: { $0.whenUnsatisfiable == .doNotSchedule }),
      let all = context.trials.calm(subject, [.amounts, .spread]), all.missing > 0, all.placed > 0,
      let free = context.trials.calm(subject, .amounts), free.placed > all.placed
    else { return }
    let replicas = subject.replicas ?? all.wanted
    for (index, constraint) in constraints.enumerated() where constraint.whenUnsatisfiable == .doNotSchedule {
      guard
        let trial = context.trials.calm(
          subject, [.amounts, .spread], changed: { $0.topologySpreadConstraints = [constraints[index]] }),
        trial.missing > 0
      else { continue }
      let empty = emptyDomains(of: constraint, trial, context.pod(of: subject).spec.value, context)
      guard !empty.isEmpty else { continue }
      let missing = replicas - trial.placed
      let isCured = isCured(subject, index, free, context)
      findings.report(
        .key("whenUnsatisfiable", of: constraint.origin),
        "\(constraint.topologyKey.text) \(Plural.list(Array(empty.prefix(3).map(\.text)))) "
          + "\(empty.count == 1 ? "counts" : "count") with 0 pods but \(empty.count == 1 ? "takes" : "take") none, so "
          + "\(missing) of \(replicas) replicas \(missing == 1 ? "stays" : "stay") Pending (\(trial.reason)); "
          + (isCured ? "add nodeTaintsPolicy: Honor" : "keep those nodes out with a node affinity"),
        fix: isCured && constraint.nodeTaintsPolicy == nil
          ? .add("nodeTaintsPolicy", "Honor", to: .node(constraint.origin)) : nil)
    }
  }

  /// Whether all that the constraint holds up would be placed if tainted nodes did not count.
  private static func isCured(_ subject: Subject, _ index: Int, _ free: Trial, _ context: RuleContext) -> Bool {
    let cured = context.trials.calm(subject, [.amounts, .spread]) {
      $0.topologySpreadConstraints = [$0.topologySpreadConstraints[index]]
      $0.topologySpreadConstraints[0].nodeTaintsPolicy = .honor
    }
    return cured.map { $0.placed == free.placed } ?? false
  }

  /// Domains that the constraint counts and in which no pod stands, in name order.
  private static func emptyDomains(
    of constraint: TopologySpreadConstraint, _ trial: Trial, _ spec: PodSpec, _ context: RuleContext
  ) -> [Symbol] {
    let key = constraint.topologyKey
    let used = Set(trial.rows.compactMap { $0 }.compactMap { trial.run.nodes[$0].metadata.labels[key] })
    let counted = trial.run.nodes.filter { node in
      constraint.nodeAffinityPolicy == .ignore
        || spec.matchesRequiredNodeAffinity(name: node.metadata.name, labels: node.metadata.labels, pinnedTo: nil)
    }.filter { node in
      constraint.nodeTaintsPolicy != .honor || NodeInventory.refusingTaint(of: node, for: spec.tolerations) == nil
    }
    return Set(counted.compactMap { $0.metadata.labels[key] }).subtracting(used).sorted { $0.precedes($1) }
  }
}
