import ControlPlane
import Expectations
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum PolicyViolation: Rule {
  static let about = RuleDescription(
    id: "policy-violation", .validity, .error,
    summary: "what a PlacementPolicy among the manifests expects, and what does not hold",
    why:
      "A policy says what the pods of a team or a platform have in common, in the words of a test: over how many "
      + "zones they stand, which taints they tolerate. Each entry has its own severity. What is about places is "
      + "measured with the nodes of --cluster and left out without them; an entry that no pod matches is told, for "
      + "it watches over nothing.",
    remedy: "Change the manifest, or the policy.",
    bad: [
      Example(
        policy("pods: {labels: {app: web}}\n    tolerates: {key: lifecycle, value: spot}")
          + Sample.deployment("").marking("template"),
        says:
          "shop: it holds: Deployment/web[0]: expected tolerates lifecycle=spot:NoSchedule, but no toleration of "
          + "lifecycle"
      ),
      Example(
        policy("pods: {all: true, except: {namespace: kube-system}}\n    toleratesEverything: false")
          + Sample.deployment("tolerations:\n  - ↓operator: Exists"),
        says:
          "shop: it holds: Deployment/web[0]: expected tolerates no more taints than it names, but a toleration "
          + "without a key is for every taint"),
      Example(
        policy("↓pods: {labels: {app: wbe}}\n    toleratesEverything: false") + Sample.deployment(""),
        says:
          "warning: shop: it holds: no pod of the manifests has labels app=wbe, so it watches over nothing; mend the "
          + "selector, or lint the manifests that it is for"),
      Example(
        policy("pods: {labels: {app: web}}\n    spread: {topologyKey: zone, minDomains: 2}")
          + Sample.deployment("nodeSelector: {zone: a}", replicas: 2).marking("template"),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a, zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b, zone: b"),
        ], says: "shop: it holds: expected spread by zone, at least 2 in use, but a 2: 1 in use"),
      Example(
        policy("pods: {all: true}\n    ↓expectedFailure: nobody does\n    tolerates: {key: lifecycle, value: spot}")
          + Sample.deployment(""),
        says:
          "info: shop: it holds: it passes only because it fails: nobody does (tolerates (shop: it holds)); "
          + "expectedFailure marks what is to be mended and does not turn an assertion round, so one pod that fails lets "
          + "all others pass"),
      Example(
        policy("pods: {all: true}\n    ↓skip: later\n    tolerates: {key: lifecycle, value: spot}")
          + Sample.deployment(""), says: "info: shop: it holds: not judged, it is skipped: later"),
    ],
    good: [
      Example(
        policy("every: all\n    pods: {all: true}\n    spread: {topologyKey: zone, minDomains: 2}")
          + Sample.deployment("nodeSelector: {zone: a}") + "\n---\n"
          + Sample.statefulSet("nodeSelector: {zone: b}"),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a, zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b, zone: b"),
        ], about: "all pods of the entry are one set"),
      Example(
        policy("pods: {labels: {app: web}}\n    outcome: unschedulable")
          + Sample.statefulSet("", replicas: 1) + claimTemplate,
        cluster: [Sample.node("a", labels: "topology.kubernetes.io/zone: a"), boundClaim],
        about: "the claim of the StatefulSet's template is bound in another zone"),
      Example(
        policy("pods: {labels: {app: web}}\n    tolerates: {key: lifecycle, value: spot}")
          + Sample.deployment("tolerations: [{key: lifecycle, operator: Exists}]")),
      Example(
        policy("pods: {all: true, except: {namespace: kube-system}}\n    toleratesEverything: false")
          + Sample.daemonSet("tolerations: [{operator: Exists}]", namespace: "kube-system") + "\n---\n"
          + Sample.pod("", name: "other"), about: "the policy leaves the system's pods out"),
      Example(
        policy("pods: {labels: {app: web}}\n    spread: {topologyKey: zone, minDomains: 2}")
          + Sample.deployment("", replicas: 2),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"),
        ]),
    ])

  /// At the end of a StatefulSet.
  private static let claimTemplate = """

      volumeClaimTemplates:
        - metadata: {name: data}
          spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
    """

  /// The claim of its first pod, whose volume is in another zone.
  private static let boundClaim = """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: {name: data-web-0, namespace: default, annotations: {pv.kubernetes.io/bind-completed: "yes"}}
    spec: {accessModes: [ReadWriteOnce], volumeName: disk, resources: {requests: {storage: 1Gi}}}
    ---
    apiVersion: v1
    kind: PersistentVolume
    metadata: {name: disk}
    spec:
      capacity: {storage: 1Gi}
      accessModes: [ReadWriteOnce]
      csi: {driver: disks.example, volumeHandle: disk}
      nodeAffinity:
        required:
          nodeSelectorTerms: [{matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [b]}]}]
    """

  private static func policy(_ entry: String) -> String {
    """
    apiVersion: bayplan/v1alpha1
    kind: PlacementPolicy
    metadata: {name: shop}
    expect:
      - name: it holds
        \(entry)
    ---

    """
  }

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    for policy in context.policies {
      for entry in policy.entries { check(entry, context, &findings) }
    }
  }

  private static func check(_ entry: PlacementPolicy.Entry, _ context: RuleContext, _ findings: inout Findings) {
    let expectation = entry.expectation
    if let skip = expectation.skip {
      findings.report(
        .exact(skip.range.position), "\(expectation.name): not judged, it is skipped: \(skip.text)", severity: .note)
      return
    }
    let templates = Placements(context.templateRun)
    guard expectation.matchesAny(in: templates.run) else {
      findings.report(
        .exact(expectation.selectorRange.position),
        "\(expectation.name): no pod of the manifests has \(expectation.selector), so it watches over nothing; mend the "
          + "selector, or lint the manifests that it is for", severity: .warning)
      return
    }
    if expectation.expectedFailure != nil { return checkTurned(entry, templates, context, &findings) }
    if let own = expectation.keeping({ !$0.needsPlacement }) { judge(own, templates, entry, context, &findings) }
    guard let placed = expectation.keeping(\.needsPlacement) else { return }
    if context.nodes.nodes.isEmpty {
      findings.report(
        .exact(expectation.selectorRange.position),
        "\(expectation.name): not judged, it is about places and there are no nodes; give --cluster", severity: .note)
    } else if let run = context.trials.everything(for: placed) {
      judge(placed, Placements(run), entry, context, &findings)
    }
  }

  /// An entry that must fail: what it says of a pod's spec and of places is judged in one run, so that either may.
  private static func checkTurned(
    _ entry: PlacementPolicy.Entry, _ templates: Placements, _ context: RuleContext, _ findings: inout Findings
  ) {
    let expectation = entry.expectation
    var placements = templates
    if expectation.keeping(\.needsPlacement) != nil {
      if context.nodes.nodes.isEmpty {
        findings.report(
          .exact(expectation.selectorRange.position),
          "\(expectation.name): not judged, it is about places and there are no nodes; give --cluster", severity: .note)
        return
      }
      guard let run = context.trials.everything(for: expectation) else { return }
      placements = Placements(run)
    }
    judge(expectation, placements, entry, context, &findings)
    for remark in expectation.judge(in: placements).remarks where remark.kind == .expectedFailure {
      findings.report(
        .exact(remark.position),
        "\(expectation.name): it passes only because it fails: \(remark.text); expectedFailure marks what is to be "
          + "mended and does not turn an assertion round, so one pod that fails lets all others pass", severity: .note)
    }
  }

  private static func judge(
    _ expectation: Expectation, _ placements: Placements, _ entry: PlacementPolicy.Entry, _ context: RuleContext,
    _ findings: inout Findings
  ) {
    for failure in expectation.judge(in: placements).failures {
      let subjects = failure.pods.compactMap { pod in
        context.subject(of: placements.run.pods[pod]).map { (placements.label(ofPod: pod), $0) }
      }
      for mismatch in failure.mismatches {
        let meant = subjects.filter { mismatch.pods.isEmpty || mismatch.pods.contains($0.0) }
        var told: Set<Int> = []
        for (label, subject) in meant where told.insert(subject.index).inserted {
          let others = meant.count { $0.1.index == subject.index } - 1
          let who = mismatch.pods.isEmpty ? "" : "\(label)\(others > 0 ? " and \(Plural.of(others, "other"))" : ""): "
          findings.report(
            place(of: mismatch, in: subject),
            "\(expectation.name): \(who)expected \(mismatch.expected), but \(mismatch.actual)", severity: entry.severity
          )
        }
        if meant.isEmpty {
          findings.report(
            .exact(failure.position),
            "\(expectation.name): expected \(mismatch.expected), but \(mismatch.actual)", severity: entry.severity)
        }
      }
    }
  }

  /// Where the fault stands in the manifest, if it stands anywhere; else the template.
  private static func place(of mismatch: Mismatch, in subject: Subject) -> Place {
    let range = subject.metadata.range
    let origin = mismatch.causes.map(\.origin).first { $0.file == range.file && range.holds($0.offset) }
    return origin.map { .exact($0) } ?? subject.templatePlace
  }
}

extension RuleContext {
  /// A run in which each subject has one pod and nothing is placed: for what stands in a pod's spec.
  fileprivate var templateRun: PlacementRun {
    PlacementRun(
      pods: subjects.map { subject in
        PodPlacement(
          pod: pod(of: subject),
          identity: subject.workload.map { PodIdentity(kind: $0.kind, name: $0.metadata.name, ordinal: 0) },
          decision: Decision(profile: .none, outcome: .unschedulable))
      })
  }

  fileprivate func subject(of placement: PodPlacement) -> Subject? {
    let metadata = placement.pod.metadata
    return subjects.first { subject in
      guard subject.metadata.namespace == metadata.namespace else { return false }
      if let identity = placement.identity {
        return subject.kind == identity.kind && subject.metadata.name == identity.name
      }
      return subject.kind == nil && subject.metadata.name == metadata.name
    }
  }
}
