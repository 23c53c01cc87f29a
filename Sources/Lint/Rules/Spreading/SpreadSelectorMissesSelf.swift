import Grammar
import Kubernetes
import SourceText
import Symbols

enum SpreadSelectorMissesSelf: Rule {
  static let about = RuleDescription(
    id: "spread-selector-misses-self", .spreading, .warning,
    summary: "a spread constraint, or an anti-affinity meant for the pods themselves, that selects other pods",
    why:
      "A constraint counts the pods that its selector matches. If the pod is not among them, placing one changes no count: "
      + "all replicas may stand on one node while the skew is 0. Without a selector nothing is counted at all.",
    remedy: "Select the labels of the pod template.",
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchLabels: {app: ↓other}}
          """),
        says:
          "this constraint counts pods with app=other, and its own pods have app=web, so they are not spread at all; select "
          + "app=web"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - ↓maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: ScheduleAnyway
          """),
        says:
          "this constraint has no labelSelector and counts no pods, so nothing is spread; select the pods' own labels"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: ↓wbe}}
          """),
        says:
          "this anti-affinity is against pods with app=wbe, and its own pods have app=web, so replicas are not kept apart; "
          + "did you mean app=web?"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}
          """)),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: database}}
          """), about: "it keeps away from somebody else"),
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: DoNotSchedule
              labelSelector: {matchExpressions: [{key: pod-template-hash, operator: Exists}]}
          """), about: "the controller adds this label"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web2}}
          """) + "\n---\n" + Sample.pod("", name: "web2", labels: "app: web2"),
        about: "there are such pods, however alike the names"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    for subject in context.subjects {
      for constraint in subject.spec.topologySpreadConstraints { check(constraint, subject, &findings) }
      for item in subject.spec.podTerms where item.isAnti { check(item.term, subject, context, &findings) }
    }
  }

  private static func check(
    _ constraint: TopologySpreadConstraint, _ subject: Subject, _ findings: inout Findings
  ) {
    guard let selector = constraint.labelSelector else {
      findings.report(
        .node(constraint.origin),
        "this constraint has no labelSelector and counts no pods, so nothing is spread; select the pods' own labels")
      return
    }
    guard let mismatch = selector.firstMismatch(with: subject.labels) else { return }
    findings.report(
      mismatch.wantedPlace,
      "this constraint counts pods with \(mismatch.text), and its own pods \(own(mismatch, subject)), so they are not spread "
        + "at all; select \(cure(mismatch, subject))", fix: nearFix(mismatch, subject))
  }

  /// Only a selector that can be nothing but a slip: it is about labels that the pods have, with other values, and no
  /// pod that is known matches it.
  private static func check(
    _ term: PodAffinityTerm, _ subject: Subject, _ context: RuleContext, _ findings: inout Findings
  ) {
    guard let selector = term.labelSelector, subject.isReplicated, term.namespaces.isEmpty,
      term.namespaceSelector == nil,
      selector.requirements.allSatisfy({ $0.operator == .equals || $0.operator == .in }),
      let mismatch = selector.firstMismatch(with: subject.labels), let fix = nearFix(mismatch, subject),
      !context.podLabels.contains(where: { selector.matches($0.labels) })
    else { return }
    findings.report(
      mismatch.wantedPlace,
      "this anti-affinity is against pods with \(mismatch.text), and its own pods \(own(mismatch, subject)), so replicas are "
        + "not kept apart; did you mean \(cure(mismatch, subject))?", fix: fix)
  }

  private static func own(_ requirement: LabelSelector.Requirement, _ subject: Subject) -> String {
    guard let value = subject.labels[requirement.key] else { return "have no \(requirement.key.text)" }
    return "have \(requirement.key.text)=\(value.text)"
  }

  private static func cure(_ requirement: LabelSelector.Requirement, _ subject: Subject) -> String {
    guard let value = subject.writtenLabels[requirement.key] else { return "labels that they have" }
    return "\(requirement.key.text)=\(value.text)"
  }

  /// The pods' own value, where what is written is a slip in it.
  private static func nearFix(_ requirement: LabelSelector.Requirement, _ subject: Subject) -> FixIt? {
    guard requirement.values.count == 1, let value = requirement.values.first,
      let own = subject.writtenLabels[requirement.key],
      Spelling.distance(value.text, own.text, reach: 2) <= min(2, own.text.utf8.count / 2)
    else { return nil }
    return .write(own.text, at: .value(requirement))
  }
}
