import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum AffinityChainSaturates: Rule {
  static let about = RuleDescription(
    id: "affinity-chain-saturates", .spreading, .warning, needs: .runningPods,
    summary: "a required affinity to pods beside which there is no room",
    why:
      "The pods must stand where others stand, and there it is full, while other nodes are free; a StatefulSet waits "
      + "with all later pods behind the one that is stuck. Measured: the pods that are meant are placed first, "
      + "then these, with and without their affinity.",
    remedy:
      "Make room beside the others, let the topology be larger than a host, or make the term a preferred one.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  ↓topologyKey: kubernetes.io/hostname
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2}}
          """, replicas: 3),
        cluster: [
          Sample.node("a"), Sample.node("b"), Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
        ],
        says:
          "2 of 3 pods find no room beside app=cache (0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't "
          + "match pod affinity rules), without the term they would; make room there, or let the term prefer"),
      Example(
        Sample.statefulSet(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  ↓topologyKey: kubernetes.io/hostname
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2}}
          """, replicas: 4),
        cluster: [
          Sample.node("a"), Sample.node("b"), Sample.node("c"),
          Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
        ],
        says:
          "3 of 4 pods find no room beside app=cache (0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't "
          + "match pod affinity rules; 2 of them wait for the one before), without the term they would; make room "
          + "there, or let the term prefer"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  topologyKey: zone
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2}}
          """, replicas: 3),
        cluster: [
          Sample.node("a", labels: "zone: a"), Sample.node("b", labels: "zone: a"),
          Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
        ], about: "the other node of the zone has room"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 1) + "\n---\n" + Sample.pod("", name: "cache-0", labels: "app: cache"),
        cluster: [Sample.node("a")], about: "what is meant comes from another manifest"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  topologyKey: kubernetes.io/hostname
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 6}}
          """, replicas: 1),
        cluster: [Sample.node("a"), Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache")],
        about: "without the term there is no room either"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: cache}}
                  topologyKey: kubernetes.io/hostname
                - labelSelector: {matchLabels: {tier: gold}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 1),
        cluster: [
          Sample.node("a"), Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
          Sample.pod("nodeName: a", name: "gold-0", labels: "tier: gold"),
        ], about: "there is room beside either, and no pod that is both"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let terms = subject.spec.affinity?.requiredPod, !terms.isEmpty, subject.isForTheScheduler,
      subject.isForGood || subject.workload == nil
    else { return }
    let targets = context.subjects.filter { other in
      other.index != subject.index && terms.contains { context.term($0, of: subject, means: other) }
    }
    guard let trial = context.trials.present(subject, after: targets), trial.missing > 0, trial.failure != nil else {
      return
    }
    let replicas = subject.replicas ?? trial.wanted
    guard hasTarget(terms, subject, trial, context) else { return }
    for (index, term) in terms.enumerated() {
      guard
        let free = context.trials.present(
          subject, after: targets, changed: { $0.affinity?.requiredPod.remove(at: index) }),
        free.missing == 0
      else { continue }
      let waiting = trial.wanted - trial.pods.count
      let behind = waiting > 0 ? "; \(waiting) of them \(waiting == 1 ? "waits" : "wait") for the one before" : ""
      let missing = replicas - trial.placed
      findings.report(
        .key("topologyKey", of: term.origin),
        "\(missing) of \(Plural.pods(replicas)) \(missing == 1 ? "finds" : "find") no room beside \(term.selectorText) "
          + "(\(trial.reason)\(behind)), without the term they would; make room there, or let the term prefer")
    }
  }

  /// Whether a pod stands that all terms mean; where there is none, that is another finding.
  private static func hasTarget(
    _ terms: [PodAffinityTerm], _ subject: Subject, _ trial: Trial, _ context: RuleContext
  ) -> Bool {
    let parsed = terms.map { AffinityTerm($0, namespace: subject.metadata.namespace) }
    let placed = trial.run.pods.filter { $0.decision.node != nil }.map(\.pod) + trial.run.runningPods.map(\.pod)
    return placed.contains { pod in
      let labels = context.contents.namespaces[pod.metadata.namespace] ?? LabelSet()
      return parsed.allSatisfy {
        $0.matches(namespace: pod.metadata.namespace, namespaceLabels: labels, labels: pod.metadata.labels)
      }
    }
  }
}

extension PodAffinityTerm {
  /// `app=cache`, `any pod`.
  var selectorText: String { labelSelector.map { $0.isEmpty ? "any pod" : $0.text } ?? "no pod at all" }
}

extension RuleContext {
  /// Whether a term of one subject means the pods of another.
  func term(_ term: PodAffinityTerm, of subject: Subject, means other: Subject) -> Bool {
    AffinityTerm(term, namespace: subject.metadata.namespace).matches(
      namespace: other.metadata.namespace,
      namespaceLabels: contents.namespaces[other.metadata.namespace] ?? LabelSet(), labels: other.labels)
  }
}
