import ControlPlane
import SourceText
import Kubernetes
import Scheduler
import Symbols

enum ExtendedResourceUnknown: Rule {
  static let about = RuleDescription(
    id: "extended-resource-unknown", .resources, .error, needs: .nodes,
    summary: "a device or huge page size that no node offers",
    why: "The pods stay Pending with \"Insufficient\" on every node, in an empty cluster as well.",
    remedy: "Write the resource as the nodes' allocatable has it, or install the device plugin that offers it.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                limits:
                  ↓nvidia.com/gpus: 1
          """),
        cluster: [Sample.node("a", allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"), Sample.node("b")],
        says:
          "no node offers nvidia.com/gpus (of 2 nodes), so its pods stay Pending; did you mean nvidia.com/gpu (1 node)?"
      ),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                requests: {memory: 1Gi}
                limits: {memory: 1Gi, ↓hugepages-1Gi: 1Gi}
          """),
        cluster: [Sample.node("a", allocatable: "cpu: 4, hugepages-1Gi: 0, hugepages-2Mi: 1Gi, pods: 9")],
        says: "no node offers hugepages-1Gi (of 1 node), so its pods stay Pending; did you mean hugepages-2Mi (1 node)?"
      ),
    ],
    good: [
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {nvidia.com/gpu: 1}}}"),
        cluster: [Sample.node("a", allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"), Sample.node("b")]),
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {nvidia.com/gpus: 0}}}"),
        cluster: [Sample.node("a")], about: "it asks for none"),
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {example.com/card: 1}}}"),
        cluster: [
          Sample.node("a"),
          """
          apiVersion: resource.k8s.io/v1
          kind: DeviceClass
          metadata: {name: card}
          spec: {extendedResourceName: example.com/card}
          """,
        ],
        about: "a DeviceClass stands for it"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.spec.nodeName.isEmpty else { return }
    let classes = Set(context.contents.objects.deviceClasses.map(\.extendedResourceName))
    var told: Set<Symbol> = []
    for amount in subject.spec.requestedAmounts where isDevice(amount.name) && !amount.quantity.isZero {
      let name = amount.name
      guard (context.nodes.resources[name] ?? 0) == 0, !classes.contains(name), told.insert(name).inserted else {
        continue
      }
      let offered = context.nodes.resources.filter { isDevice($0.key) && $0.value > 0 }
        .map { Candidate(text: $0.key.text, count: $0.value) }
      let cure = Suggestion.words(for: name.text, among: offered, otherwise: "none of them offers any device")
      findings.report(
        .amountName(amount),
        "no node offers \(name.text) (of \(Plural.nodes(context.nodes.count))), \(subject.strandedWords); \(cure)",
        fix: name.isExtendedResource
          ? Suggestion(for: name.text, among: offered).only.map { .write($0, at: .amountName(amount)) } : nil)
    }
  }

  private static func isDevice(_ name: Symbol) -> Bool { name.isExtendedResource || name.hasPrefix("hugepages-") }
}
