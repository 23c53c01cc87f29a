import Grammar
import SourceText
import Kubernetes
import Symbols

enum PodAffinityNamespaceTrap: Rule {
  static let about = RuleDescription(
    id: "pod-affinity-namespace-trap", .spreading, .warning, needs: .objects,
    summary: "a term of affinity between pods that looks into the wrong namespaces",
    why:
      "A term without namespaces is about the pod's own namespace only, wherever the pods that are meant live: a required "
      + "affinity keeps the pods Pending (a finding of severity error), an anti-affinity keeps nothing apart. An empty "
      + "namespaceSelector is the opposite, every namespace, and makes a list of namespaces beside it void.",
    remedy: "List the namespace that is meant in namespaces.",
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
        cluster: [
          Sample.node("a"),
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: cache-0, namespace: data, labels: {app: cache}}
          spec: {nodeName: a, containers: [{name: app, image: registry.example/cache:1.0}]}
          """,
        ],
        says:
          "error: app=cache matches no pod in namespace default, where this term looks, but 1 in namespace data, so its pods stay "
          + "Pending; add namespaces: [data]"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  podAffinityTerm:
                    topologyKey: kubernetes.io/hostname
                    labelSelector: {matchLabels: {app: web}}
                    namespaces: [default]
                    namespaceSelector: ↓{}
          """),
        cluster: [Sample.node("a")],
        says:
          "an empty namespaceSelector selects every namespace, so the list of namespaces beside it says nothing; take one of "
          + "them out"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  namespaces: [data]
                  labelSelector: {matchLabels: {app: cache}}
          """),
        cluster: [
          Sample.node("a"),
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: cache-0, namespace: data, labels: {app: cache}}
          spec: {nodeName: a, containers: [{name: app, image: registry.example/cache:1.0}]}
          """,
        ]),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
          """),
        cluster: [
          Sample.node("a"),
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: web-0, namespace: staging, labels: {app: web}}
          spec: {nodeName: a, containers: [{name: app, image: registry.example/web:1.0}]}
          """,
        ],
        about: "its own pods are meant, not those of staging"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
                  namespaceSelector: {}
          """), cluster: [Sample.node("a")], about: "every namespace may well be meant"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let subjects = context.subjects.filter { !$0.spec.podTerms.isEmpty }
    if subjects.isEmpty { return }
    let pods = context.podLabels
    for subject in subjects {
      for item in subject.spec.podTerms {
        if !item.term.namespaces.isEmpty, item.term.namespaceSelector?.isEmpty == true {
          findings.report(
            .node(item.term.origin, .field("namespaceSelector")),
            "an empty namespaceSelector selects every namespace, so the list of namespaces beside it says nothing; take one "
              + "of them out")
        } else if let elsewhere = elsewhere(item.term, of: subject, pods) {
          let effect =
            switch (item.isAnti, item.isRequired) {
            case (false, true): subject.strandedWords
            case (false, false): "so the preference has no effect"
            case (true, _): "so it keeps nothing apart"
            }
          findings.report(
            .key("labelSelector", of: item.term.origin),
            "\(item.term.labelSelector?.text ?? "it") matches no pod in \(item.term.namespaceWords(of: subject.metadata.namespace)), "
              + "where this term looks, but \(elsewhere.count) in namespace \(elsewhere.namespace.text), \(effect); add "
              + "namespaces: [\(elsewhere.namespace.text)]",
            severity: item.isRequired && !item.isAnti ? .error : .warning)
        }
      }
    }
  }

  /// The one other namespace with pods that a term matches while there are none where it looks.
  static func elsewhere(
    _ term: PodAffinityTerm, of subject: Subject, _ pods: [(namespace: Symbol, labels: LabelSet)]
  ) -> (namespace: Symbol, count: Int)? {
    guard term.namespaces.isEmpty, term.namespaceSelector == nil, let selector = term.labelSelector, !selector.isEmpty
    else { return nil }
    let matching = pods.filter { selector.matches($0.labels) }.map(\.namespace)
    let others = Set(matching)
    guard others.count == 1, let other = others.first, other != subject.metadata.namespace else { return nil }
    return (other, matching.count)
  }
}
