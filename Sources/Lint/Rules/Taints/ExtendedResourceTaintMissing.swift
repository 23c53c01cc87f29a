import SourceText
import Kubernetes
import Symbols

enum ExtendedResourceTaintMissing: Rule {
  static let about = RuleDescription(
    id: "extended-resource-taint-missing", .taints, .warning, needs: .nodes,
    summary: "pods that ask for a resource whose nodes are all tainted against them",
    why:
      "Nodes with GPUs are tainted so that nothing else takes them up. Only the admission plugin ExtendedResourceToleration, "
      + "off by default, adds the toleration by itself; without it the pods stay Pending with \"Insufficient\" on the other "
      + "nodes.",
    remedy: "Tolerate the taint of the nodes that have the resource.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources:
                limits:
                  nvidia.com/gpu: ↓1
          """),
        cluster: [
          Sample.node(
            "a", taints: "{key: nvidia.com/gpu, value: present, effect: NoSchedule}",
            allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"), Sample.node("b"),
        ],
        says:
          "every node with nvidia.com/gpu refuses its pods (of 2 nodes, 1 has it and had untolerated taint {nvidia.com/gpu: "
          + "present}), so its pods stay Pending; tolerate nvidia.com/gpu=present:NoSchedule")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          tolerations: [{key: nvidia.com/gpu, operator: Exists}]
          containers:
            - {name: app, image: registry.example/app:1.0, resources: {limits: {nvidia.com/gpu: 1}}}
          """),
        cluster: [
          Sample.node(
            "a", taints: "{key: nvidia.com/gpu, value: present, effect: NoSchedule}",
            allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9")
        ]),
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {nvidia.com/gpu: 1}}}"),
        cluster: [
          Sample.node(
            "a", taints: "{key: nvidia.com/gpu, effect: NoSchedule}", allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"),
          Sample.node("b", allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"),
        ],
        about: "b is open"),
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {limits: {nvidia.com/gpu: 0}}}"),
        cluster: [
          Sample.node(
            "a", taints: "{key: nvidia.com/gpu, effect: NoSchedule}", allocatable: "cpu: 4, nvidia.com/gpu: 2, pods: 9"),
          Sample.node("b"),
        ],
        about: "it asks for none"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.spec.nodeName.isEmpty else { return }
    let asked = subject.spec.requestedAmounts.filter { $0.name.isExtendedResource && !$0.quantity.isZero }
    if asked.isEmpty { return }
    let eligibility = context.eligibility(of: subject)
    // Nothing left at all is another rule's to say.
    if eligibility.isEmpty { return }
    let tolerations = context.pod(of: subject).spec.value.tolerations
    var told: Set<Symbol> = []
    for amount in asked where told.insert(amount.name).inserted {
      let owners = eligibility.selected.filter { context.nodes.nodes[$0].allocatable[amount.name]?.isZero == false }
      let taints = owners.compactMap { NodeInventory.refusingTaint(of: context.nodes.nodes[$0], for: tolerations) }
      guard let taint = taints.first, taints.count == owners.count else { continue }
      let have = owners.count == 1 ? "1 has it" : "\(owners.count) have it"
      findings.report(
        .amount(amount),
        "every node with \(amount.name.text) refuses its pods (of \(Plural.nodes(context.nodes.count)), \(have) and had "
          + "untolerated taint {\(taint.key.text): \(taint.value.text)}), \(subject.strandedWords); tolerate \(taint.text)"
      )
    }
  }
}

extension PodSpec {
  /// Every amount that a container requests, with its place.
  var requestedAmounts: [ResourceList.Amount] {
    (initContainers + containers).flatMap(\.resources.requests.amounts) + (resources?.requests.amounts ?? [])
  }
}
