import ControlPlane
import SourceText
import Kubernetes
import Scheduler
import Symbols

enum AffinityTargetMissing: Rule {
  static let about = RuleDescription(
    id: "affinity-target-missing", .spreading, .error, needs: .objects,
    summary: "a required pod affinity to pods that nothing makes",
    why:
      "A required affinity holds only beside a pod that matches. The first pod of a group is excused only if it matches its "
      + "own term, so pods that want to stand beside something that is not there stay Pending.",
    remedy: "Write the labels and the namespace that the other pods have, or make the term a preferred one.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  ↓labelSelector: {matchLabels: {app: cache}}
          """),
        cluster: [Sample.node("a"), Sample.pod("nodeName: a", name: "cache-0", labels: "app: cash")],
        says:
          "no pod and no template has app=cache in namespace default, so its pods stay Pending; write the labels of the "
          + "pods that are meant"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: cache}}
                - topologyKey: kubernetes.io/hostname
                  ↓labelSelector: {matchLabels: {tier: gold}}
          """),
        cluster: [
          Sample.node("a"), Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
          Sample.pod("nodeName: a", name: "gold-0", labels: "tier: gold"),
        ],
        says:
          "one and the same pod has to match all 2 terms (app=cache; tier=gold), and there is none that does, so its pods "
          + "stay Pending; write labels that the pods that are meant have together"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [Sample.node("a")], about: "the pod matches itself"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: cache}}
          """) + "\n---\n" + Sample.pod("", name: "cache-0", labels: "app: cache"),
        cluster: [Sample.node("a")], about: "the other manifest makes it"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: cache}}
                - topologyKey: topology.kubernetes.io/zone
                  labelSelector: {matchLabels: {tier: gold}}
          """) + "\n---\n" + Sample.pod("", name: "cache-0", labels: "app: cache, tier: gold"),
        cluster: [Sample.node("a")], about: "one pod matches both terms"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  podAffinityTerm:
                    topologyKey: kubernetes.io/hostname
                    labelSelector: {matchLabels: {app: cache}}
          """),
        cluster: [Sample.node("a")], about: "a wish keeps nobody Pending"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let subjects = context.subjects.filter { $0.spec.affinity?.requiredPod.isEmpty == false }
    if subjects.isEmpty { return }
    let pods = context.podLabels
    for subject in subjects {
      let terms = subject.spec.affinity?.requiredPod ?? []
      let matching = terms.map { term in
        let parsed = AffinityTerm(term, namespace: subject.metadata.namespace)
        return pods.indices.filter { pod in
          let (namespace, labels) = pods[pod]
          let namespaceLabels = context.contents.namespaces[namespace] ?? LabelSet()
          return parsed.matches(namespace: namespace, namespaceLabels: namespaceLabels, labels: labels)
        }
      }
      for (term, found) in zip(terms, matching)
      // Where the pods are but elsewhere, another rule says so.
      where found.isEmpty && PodAffinityNamespaceTrap.elsewhere(term, of: subject, pods) == nil {
        findings.report(
          .key("labelSelector", of: term.origin),
          "no pod and no template has \(term.selectorWords) in \(term.namespaceWords(of: subject.metadata.namespace)), "
            + "\(subject.strandedWords); write the labels of the pods that are meant")
      }
      if let last = terms.last, !matching.contains(where: \.isEmpty),
        matching.dropFirst().reduce(Set(matching[0]), { $0.intersection($1) }).isEmpty
      {
        findings.report(
          .key("labelSelector", of: last.origin),
          "one and the same pod has to match all \(terms.count) terms "
            + "(\(terms.map(\.selectorWords).joined(separator: "; "))), and there is none that does, "
            + "\(subject.strandedWords); write labels that the pods that are meant have together")
      }
    }
  }
}

extension PodAffinityTerm {
  fileprivate var selectorWords: String {
    labelSelector.map { $0.isEmpty ? "any labels" : $0.text } ?? "no labels at all"
  }

  /// Which namespaces a term looks at: `namespace shop`, `namespaces a and b`, `the selected namespaces`.
  func namespaceWords(of own: Symbol) -> String {
    if let namespaceSelector { return namespaceSelector.isEmpty ? "any namespace" : "the selected namespaces" }
    let names = namespaces.isEmpty ? [own] : namespaces
    return (names.count == 1 ? "namespace " : "namespaces ") + Plural.list(names.map(\.text))
  }
}

extension RuleContext {
  /// Namespace and labels of every pod there is or will be: running ones, those of the linted manifests, and those of
  /// the cluster's workloads.
  var podLabels: [(namespace: Symbol, labels: LabelSet)] {
    let running = contents.pods.filter { !$0.status.isTerminal }.map { ($0.metadata.namespace, $0.metadata.labels) }
    let wanted = contents.wanted.map { item in
      switch item {
      case .pod(let pod): (pod.metadata.namespace, pod.metadata.labels)
      case .workload(let workload): (workload.metadata.namespace, workload.podLabels)
      }
    }
    return running + wanted + contents.owners.map { ($0.metadata.namespace, $0.podLabels) }
  }
}
