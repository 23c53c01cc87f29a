import SourceText
import Kubernetes
import Symbols

enum RequestsMissing: Rule {
  static let about = RuleDescription(
    id: "requests-missing", .resources, .warning,
    summary: "a container without a cpu or memory request",
    why:
      "The scheduler counts what is requested and nothing else: without it a node is filled beyond what it has, and these "
      + "pods are throttled and evicted first. What the namespace's LimitRange or the pod's own resources supply counts as "
      + "requested.",
    remedy: "Set resources.requests to what the container usually takes.",
    bad: [
      Example(
        Sample.deployment("containers:\n  - ↓name: app\n    image: registry.example/app:1.0"),
        says:
          "container app requests no cpu and no memory, which the scheduler counts as 0, so its node is overfilled; set "
          + "resources.requests"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              ↓resources: {requests: {cpu: 100m}}
          """),
        says:
          "container app requests no memory, which the scheduler counts as 0, so its node is overfilled; set "
          + "resources.requests"),
    ],
    good: [
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {cpu: 1, memory: 1Gi}}}"),
        about: "a request follows the limit"),
      Example(
        Sample.deployment("containers:\n  - {name: app, image: registry.example/app:1.0}") + """

          ---
          apiVersion: v1
          kind: LimitRange
          metadata: {name: defaults, namespace: default}
          spec: {limits: [{type: Container, defaultRequest: {cpu: 100m, memory: 64Mi}}]}
          """, about: "the namespace has defaults"),
      Example(
        Sample.deployment(
          "resources: {requests: {cpu: 1, memory: 1Gi}}\ncontainers:\n  - {name: app, image: registry.example/app:1.0}"),
        about: "the pod requests for all of them"),
      Example(
        Sample.deployment(
          """
          initContainers:
            - {name: migrate, image: registry.example/migrate:1.0}
          """), about: "an init container has gone when the pod runs"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let spec = context.pod(of: subject).spec.value
    let names = [Symbol("cpu"), "memory"].filter { spec.resources?.requests[$0] == nil }
    if names.isEmpty { return }
    for container in spec.containers + spec.initContainers.filter(\.restartsAlways) {
      let missing = names.filter { container.resources.requests[$0] == nil }
      if missing.isEmpty { continue }
      findings.report(
        container.resourcesPlace,
        "container \(container.name.text) requests \(Plural.list(missing.map { "no \($0.text)" })), which the "
          + "scheduler counts as 0, so its node is overfilled; set resources.requests")
    }
  }
}

extension Container {
  /// Its `resources`, or the container where it has none.
  fileprivate var resourcesPlace: Place { .key("resources", of: origin) }
}
