import Kubernetes
import SourceText
import Symbols

enum SpreadTopologyKeyMissing: Rule {
  static let about = RuleDescription(
    id: "spread-topology-key-missing", .spreading, .error, needs: .nodes,
    summary: "a topology key, of spreading or of affinity between pods, that nodes do not carry",
    why:
      "A node without the key fails a DoNotSchedule constraint and a required pod affinity: with no such node the pods stay "
      + "Pending, with some the others are out of reach. Anti-affinity and wishes by such a key have no effect. All but the "
      + "hopeless cases are warnings.",
    remedy: "Write a key that the nodes carry, or label all of them.",
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: ↓topology.kubernetes.io/zonee
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a", labels: "topology.kubernetes.io/zone: a")],
        says:
          "no node has the label topology.kubernetes.io/zonee (of 1 node), so its pods stay Pending; did you mean "
          + "topology.kubernetes.io/zone (1 node)?"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: ↓rack
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a", labels: "rack: \"1\""), Sample.node("b"), Sample.node("c")],
        says:
          "warning: 2 of 3 nodes have no label rack, so its pods cannot stand on them; label them, or spread by another key"
      ),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: ↓kubernetes.io/host
                  labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a")],
        says:
          "warning: no node has the label kubernetes.io/host (of 1 node), so this anti-affinity keeps nothing apart; label the nodes, "
          + "or use another key"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          nodeSelector: {pool: a}
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: rack
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a", labels: "pool: a, rack: \"1\""), Sample.node("b")], about: "b is out of reach anyway"
      ),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: rack
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a", labels: "rack: \"1\""), Sample.node("b")], about: "a wish keeps no node out"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a")]),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let terms = subject.spec.podTerms
    if terms.isEmpty, subject.spec.topologySpreadConstraints.isEmpty { return }
    let eligible = context.eligibility(of: subject).rows
    // Where nothing is left at all, the key is held against all nodes.
    let rows = eligible.isEmpty ? Array(context.nodes.nodes.indices) : eligible
    for constraint in subject.spec.topologySpreadConstraints {
      let place = Place.topologyKey(of: constraint)
      let lacking = lacking(constraint.topologyKey, rows, context)
      let isHard = constraint.whenUnsatisfiable == .doNotSchedule
      if lacking == rows.count {
        let effect = isHard ? subject.strandedWords : "so this constraint spreads nothing"
        reportNone(constraint.topologyKey, place, effect, isHard ? .error : .warning, rows, context, &findings)
      } else if lacking > 0, isHard, !eligible.isEmpty {
        let have = lacking == 1 ? "has" : "have"
        findings.report(
          place,
          "\(lacking) of \(Plural.nodes(rows.count)) \(have) no label \(constraint.topologyKey.text), so its pods cannot stand "
            + "on \(lacking == 1 ? "it" : "them"); label \(lacking == 1 ? "it" : "them"), or spread by another key",
          severity: .warning)
      }
    }
    for item in terms where lacking(item.term.topologyKey, rows, context) == rows.count {
      let (effect, severity): (String, Severity) =
        switch (item.isAnti, item.isRequired) {
        case (true, _): ("so this anti-affinity keeps nothing apart", .warning)
        case (false, true): (subject.strandedWords, .error)
        case (false, false): ("so this preference has no effect", .warning)
        }
      reportNone(item.term.topologyKey, .topologyKey(of: item.term), effect, severity, rows, context, &findings)
    }
  }

  private static func lacking(_ key: Symbol, _ rows: [Int], _ context: RuleContext) -> Int {
    rows.count { context.nodes.nodes[$0].metadata.labels[key] == nil }
  }

  private static func reportNone(
    _ key: Symbol, _ place: Place, _ effect: String, _ severity: Severity, _ rows: [Int], _ context: RuleContext,
    _ findings: inout Findings
  ) {
    // An empty key is the API server's to refuse.
    if key.isEmpty { return }
    let suggestion = Suggestion(forKey: key, among: NodeInventory(rows.map { context.nodes.nodes[$0] }))
    let nodes =
      rows.count == context.nodes.count
      ? "of \(Plural.nodes(rows.count))" : "of the \(Plural.nodes(rows.count)) it may stand on"
    findings.report(
      place,
      "no node has the label \(key.text) (\(nodes)), \(effect); \(suggestion.question ?? "label the nodes, or use another key")",
      severity: severity, fix: suggestion.only.map { .write($0, at: place) })
  }
}
