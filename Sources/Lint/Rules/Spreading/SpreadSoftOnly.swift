import ControlPlane
import SourceText
import Kubernetes
import Scheduler
import Symbols

enum SpreadSoftOnly: Rule {
  static let about = RuleDescription(
    id: "spread-soft-only", .spreading, .note,
    summary: "several replicas that only wishes keep apart",
    why:
      "ScheduleAnyway, preferred anti-affinity and the built-in default are weighed against everything else. After a drain, "
      + "or with one node that is emptier than the rest, all replicas may stand together and fail together.",
    remedy:
      "Add a DoNotSchedule constraint or a required anti-affinity by node or zone, if they must not fail together.",
    parameters: [RuleParameter("replicas", 2, "fewer replicas than this are left alone")],
    bad: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ↓ScheduleAnyway
              labelSelector: {matchLabels: {app: web}}
          """, replicas: 3),
        says:
          "3 replicas are kept apart by wishes only, so one node may get all of them; add a DoNotSchedule constraint if they "
          + "must not fail together"),
      Example(
        Sample.workload("apps/v1", "Deployment", "", fields: "  replicas: ↓3\n"),
        says:
          "3 replicas are kept apart by the scheduler's default only, so one node may get all of them; add a DoNotSchedule "
          + "constraint if they must not fail together"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: kubernetes.io/hostname
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {app: web}}
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: topology.kubernetes.io/zone
                  labelSelector: {matchLabels: {app: web}}
          """, replicas: 3), about: "something hard is there too"),
      Example(Sample.deployment("", replicas: 1), about: "one replica has nobody to be apart from"),
      Example(
        Sample.deployment("schedulerName: network-aware", replicas: 3),
        about: "nobody knows what another scheduler does by itself"),
      Example(
        Sample.workload(
          "batch/v1", "Job", "restartPolicy: Never", fields: "  parallelism: 3\n  manualSelector: true\n"),
        about: "a Job's pods need not outlive each other"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let bound = context.value(of: about.parameters[0], for: about)
    guard subject.isReplicated, let replicas = subject.replicas, replicas >= bound else { return }
    let labels = subject.labels
    let isHard = subject.spec.topologySpreadConstraints.contains {
      $0.whenUnsatisfiable == .doNotSchedule && $0.labelSelector?.matches(labels) == true
    }
    let namespace = subject.metadata.namespace
    let isApart = { (term: PodAffinityTerm) in
      AffinityTerm(term, namespace: namespace).matches(
        namespace: namespace, namespaceLabels: context.contents.namespaces[namespace] ?? LabelSet(), labels: labels)
    }
    if isHard || subject.spec.podTerms.contains(where: { $0.isAnti && $0.isRequired && isApart($0.term) }) { return }
    let wish = subject.spec.topologySpreadConstraints.first { $0.labelSelector?.matches(labels) == true }
    let term = subject.spec.podTerms.first { $0.isAnti && isApart($0.term) }?.term
    // A strict constraint that misses its own pods is another finding, and the better one.
    let isMissed = subject.spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
    if wish == nil, term == nil, isMissed { return }
    // What another scheduler does by itself nobody knows.
    if wish == nil, term == nil, !subject.isForTheScheduler { return }
    let place: Place =
      if let wish {
        .node(wish.origin, .field("whenUnsatisfiable"))
      } else if let term {
        .key("topologyKey", of: term.origin)
      } else {
        .exact(subject.workload?.replicasOrigin ?? subject.spec.range.position)
      }
    let what = wish != nil || term != nil ? "wishes" : "the scheduler's default"
    findings.report(
      place,
      "\(replicas) replicas are kept apart by \(what) only, so one node may get all of them; add a DoNotSchedule constraint if "
        + "they must not fail together")
  }
}
