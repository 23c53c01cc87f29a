import Kubernetes
import SourceText
import Symbols

enum AntiAffinityExceedsDomains: Rule {
  static let about = RuleDescription(
    id: "anti-affinity-exceeds-domains", .spreading, .error, needs: .nodes,
    summary: "more replicas than places, where no two of them may share one",
    why:
      "A required anti-affinity to the pods of the same workload lets one of them stand in each domain. When the "
      + "domains run out the rest stays Pending for ever, whatever the nodes have free. Measured: the pods are "
      + "placed with nothing but the term.",
    remedy: "Lower replicas, take a smaller topology such as the host, or spread with topologySpreadConstraints.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  ↓topologyKey: topology.kubernetes.io/zone
          """, replicas: 5),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"),
          Sample.node("b", labels: "topology.kubernetes.io/zone: b"),
          Sample.node("c", labels: "topology.kubernetes.io/zone: b"),
        ],
        says:
          "one pod to each topology.kubernetes.io/zone has places for 2 of 5 replicas (0/3 nodes are available: 3 "
          + "node(s) didn't match pod anti-affinity rules), so 3 stay Pending; lower replicas to 2 or use a spread "
          + "constraint")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: other}}
                  topologyKey: topology.kubernetes.io/zone
          """, replicas: 5),
        cluster: [Sample.node("a", labels: "topology.kubernetes.io/zone: a")],
        about: "the pods keep away from others, not from each other"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: topology.kubernetes.io/zone
          """, replicas: 3),
        cluster: [
          Sample.node("a", labels: "topology.kubernetes.io/zone: a"), Sample.node("b"), Sample.node("c"),
        ], about: "a node without the label is in no domain and takes any number"),
      Example(
        Sample.daemonSet(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
          """), cluster: [Sample.node("a"), Sample.node("b")], about: "there is one on each node anyway"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.isForGood, subject.isForTheScheduler, let terms = subject.spec.affinity?.requiredPodAnti,
      !terms.isEmpty, let all = context.trials.calm(subject, .antiAffinity), all.missing > 0, all.placed > 0
    else { return }
    let replicas = subject.replicas ?? all.wanted
    for (index, term) in terms.enumerated() {
      let alone = context.trials.calm(subject, .antiAffinity) { $0.affinity?.requiredPodAnti = [terms[index]] }
      guard let trial = alone, trial.missing > 0 else { continue }
      let missing = replicas - trial.placed
      findings.report(
        .key("topologyKey", of: term.origin),
        "one pod to each \(term.topologyKey.text) has places for \(trial.placed) of \(replicas) replicas "
          + "(\(trial.reason)), so \(missing) \(missing == 1 ? "stays" : "stay") Pending; lower replicas to "
          + "\(trial.placed) or use a spread constraint")
    }
  }
}
