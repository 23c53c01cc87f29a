import SourceText
import Kubernetes
import Symbols

enum RequestExceedsEveryNode: Rule {
  static let about = RuleDescription(
    id: "request-exceeds-every-node", .resources, .error, needs: .nodes,
    summary: "a pod that asks for more than any node it may stand on has in all",
    why:
      "What counts is allocatable, which is less than the machine has: a pod with 16 cpu does not fit a machine with 16. "
      + "Init containers, sidecars and overhead count too. Such a pod stays Pending even in an empty cluster.",
    remedy: "Ask for less, or open a larger node to it.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: ↓16, memory: 1Gi}}
          """),
        cluster: [
          Sample.node("a", allocatable: "cpu: 15890m, memory: 60Gi, pods: 110"),
          Sample.node("b", taints: "{key: big, effect: NoSchedule}", allocatable: "cpu: 31, memory: 60Gi, pods: 110"),
        ],
        says:
          "its pods need 16 cpu and the largest node they may stand on (a) has 15890m, 110m less (of 2 nodes, 1 had "
          + "untolerated taint {big: }), so its pods stay Pending; ask for less, or open a larger node to them"),
      Example(
        Sample.deployment(
          """
          ↓containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 8, memory: 32Gi}}
          """),
        cluster: [
          Sample.node("a", allocatable: "cpu: 16, memory: 16Gi, pods: 110"),
          Sample.node("b", allocatable: "cpu: 4, memory: 64Gi, pods: 110"),
        ],
        says:
          "its pods need 8 cpu and 32Gi memory, which no node they may stand on has together (of 2 nodes), so its pods stay "
          + "Pending; ask for less, or open a larger node to them"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - {name: app, image: registry.example/app:1.0, resources: {requests: {cpu: 4, memory: 16Gi}}}
          """),
        cluster: [Sample.node("a")], about: "to the last byte"),
      Example(
        Sample.deployment(
          """
          initContainers:
            - {name: migrate, image: registry.example/migrate:1.0, resources: {requests: {cpu: 3, memory: 1Gi}}}
          containers:
            - {name: app, image: registry.example/app:1.0, resources: {requests: {cpu: 3, memory: 1Gi}}}
          """),
        cluster: [Sample.node("a")], about: "they run one after the other"),
      Example(
        Sample.deployment(
          "containers:\n  - {name: app, image: registry.example/app:1.0, resources: {requests: {cpu: 4, memory: 1Gi}}}"),
        cluster: [
          Sample.node("a"), Sample.pod("nodeName: a", name: "other"),
        ],
        about: "a full node can be emptied"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.spec.nodeName.isEmpty else { return }
    let eligibility = context.eligibility(of: subject)
    let nodes = eligibility.rows.map { context.nodes.nodes[$0] }
    guard !nodes.isEmpty else { return }
    let requests = PodRequests(context.pod(of: subject)).amounts.filter { !$0.quantity.isZero }
    if nodes.contains(where: { node in requests.allSatisfy { node.has($0.quantity, of: $0.name) } }) { return }
    let tail = "(\(eligibility.words)), \(subject.strandedWords); ask for less, or open a larger node to them"
    var isTold = false
    for (name, quantity) in requests where !nodes.contains(where: { $0.has(quantity, of: name) }) {
      isTold = true
      // A resource that nobody offers, or that stands behind a taint, is another rule's to say.
      guard let largest = largest(of: nodes, name), let most = largest.allocatable[name], !most.isZero else { continue }
      let less = (quantity - most).canonicalText
      findings.report(
        place(of: name, in: subject),
        "its pods need \(quantity.canonicalText) \(name.text) and the largest node they may stand on "
          + "(\(largest.metadata.name.text)) has \(most.canonicalText), \(less) less \(tail)")
    }
    if isTold { return }
    let amounts = requests.map { "\($0.quantity.canonicalText) \($0.name.text)" }
    findings.report(
      .key("containers", of: subject.spec.range.position),
      "its pods need \(Plural.list(amounts)), which no node they may stand on has together \(tail)")
  }

  private static func largest(of nodes: [Node], _ name: Symbol) -> Node? {
    var largest: Node?
    for node in nodes {
      guard let amount = node.allocatable[name] else { continue }
      if let present = largest?.allocatable[name], present >= amount { continue }
      largest = node
    }
    return largest
  }

  /// The largest single amount of that resource.
  private static func place(of name: Symbol, in subject: Subject) -> Place {
    var largest: ResourceList.Amount?
    for amount in subject.spec.requestedAmounts where amount.name == name {
      if let present = largest, present.quantity >= amount.quantity { continue }
      largest = amount
    }
    return largest.map { .amount($0) } ?? .key("containers", of: subject.spec.range.position)
  }
}

extension Node {
  /// Whether all of its allocatable, with nothing on it, is enough.
  fileprivate func has(_ quantity: Quantity, of name: Symbol) -> Bool {
    guard let allocatable = allocatable[name] else { return false }
    return allocatable >= quantity
  }
}
