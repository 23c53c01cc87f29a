import ControlPlane
import Expectations
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum DaemonsetEatsSmallNodes: Rule {
  static let about = RuleDescription(
    id: "daemonset-eats-small-nodes", .resources, .warning, needs: .nodes,
    summary: "DaemonSets that together take a large part of a node",
    why:
      "Every DaemonSet takes its requests from every node that it runs on, so a small node can be full before the "
      + "first workload comes. What does not fit stays Pending there, and an autoscaler that adds such nodes adds "
      + "no room.",
    remedy: "Lower the requests, keep DaemonSets off small nodes, or use larger nodes.",
    parameters: [RuleParameter("percent", 50, "how much of a node's cpu or memory its DaemonSets may take")],
    bad: [
      Example(
        Sample.daemonSet(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: ↓1500m, memory: 1Gi}}
          """),
        cluster: [Sample.node("big"), Sample.node("small", allocatable: "cpu: 2, memory: 8Gi, pods: 110")],
        says:
          "DaemonSets take 75% of the cpu of small (1500m of 2; web 1500m), the most of 1 of 2 nodes where it is over "
          + "50%; lower the requests or keep them off small nodes"),
      Example(
        Sample.daemonSet(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 100m, memory: ↓3Gi}}
          """),
        cluster: [
          Sample.node("small", allocatable: "cpu: 2, memory: 4Gi, pods: 110"),
          """
          apiVersion: apps/v1
          kind: DaemonSet
          metadata: {name: log, namespace: kube-system}
          spec:
            selector: {matchLabels: {app: log}}
            template:
              metadata: {labels: {app: log}}
              spec: {containers: [{name: log, image: registry.example/log:1.0, resources: {requests: {memory: 2Gi}}}]}
          """,
        ],
        says:
          "DaemonSets take 125% of the memory of small (5Gi of 4Gi; web 3Gi, log 2Gi), the most of 1 of 1 node where "
          + "it is over 50%; lower the requests or keep them off small nodes"),
    ],
    good: [
      Example(
        Sample.daemonSet(
          """
          nodeSelector: {size: big}
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 1500m, memory: 1Gi}}
          """),
        cluster: [
          Sample.node("big", labels: "size: big"),
          Sample.node("small", allocatable: "cpu: 2, memory: 8Gi, pods: 110"),
        ], about: "does not run on the small node"),
      Example(
        Sample.daemonSet(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 1500m, memory: 1Gi}}
          """),
        cluster: [
          Sample.node("big"),
          Sample.node(
            "small", taints: "{key: pool, value: tiny, effect: NoSchedule}",
            allocatable: "cpu: 2, memory: 8Gi, pods: 110"),
        ], about: "nor where a taint keeps it off"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 1500m, memory: 1Gi}}
          """),
        cluster: [Sample.node("small", allocatable: "cpu: 2, memory: 8Gi, pods: 110")],
        about: "only DaemonSets take from every node"),
    ])

  private struct Daemon {
    let name: Symbol
    let subject: Subject?
    let pod: Pod
    let requests: PodRequests
  }

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let daemons = daemons(in: context)
    guard daemons.contains(where: { $0.subject != nil }) else { return }
    let limit = context.value(of: about.parameters[0], for: about)
    for resource in [Symbol("cpu"), Symbol("memory")] {
      let nodes = context.nodes.nodes.compactMap { Load(on: $0, of: resource, daemons) }
      let over = nodes.filter { $0.percent > Double(limit) }
      // The worst, the first in name order among equals; only if one of the linted takes part in it.
      guard
        let worst = over.enumerated().max(by: { ($0.element.percent, -$0.offset) < ($1.element.percent, -$1.offset) })?
          .element, let largest = worst.parts.first(where: { $0.daemon.subject != nil }),
        let subject = largest.daemon.subject
      else { continue }
      let parts = worst.parts.map { "\($0.daemon.name.text) \($0.amount.canonicalText)" }
      findings.report(
        subject.requestPlace(of: resource),
        "DaemonSets take \(Int64(worst.percent))% of the \(resource.text) of \(worst.node.metadata.name.text) "
          + "(\(worst.total.canonicalText) of \(worst.room.canonicalText); \(parts.listed(limit: 4))), the most of "
          + "\(over.count) of \(Plural.nodes(context.nodes.count)) where it is over \(limit)%; lower the requests "
          + "or keep them off small nodes")
    }
  }

  /// What one node's DaemonSets ask of one resource.
  private struct Load {
    let node: Node
    let room: Quantity
    /// The largest first, then by name.
    let parts: [(daemon: Daemon, amount: Quantity)]
    let total: Quantity
    let percent: Double

    /// nil where the node says nothing of the resource, or where nothing is asked of it.
    init?(on node: Node, of resource: Symbol, _ daemons: [Daemon]) {
      guard let room = node.allocatable[resource], room.milliValue > 0 else { return nil }
      parts = daemons.compactMap { daemon in
        guard let amount = daemon.requests[resource], !amount.isZero,
          DaemonSetNodes.shouldRun(daemon.pod.spec.value, on: node)
        else { return nil }
        return (daemon, amount)
      }.sorted { a, b in
        a.amount == b.amount ? a.daemon.name.precedes(b.daemon.name) : a.amount > b.amount
      }
      if parts.isEmpty { return nil }
      self.node = node
      self.room = room
      total = parts.dropFirst().reduce(parts[0].amount) { $0 + $1.amount }
      percent =
        Double(total.value) > 1000
        ? Double(total.value) / Double(max(1, room.value)) * 100
        : Double(total.milliValue) / Double(room.milliValue) * 100
    }
  }

  /// The linted DaemonSets and those of the cluster, the first of each name: overlays have the same ones again.
  private static func daemons(in context: RuleContext) -> [Daemon] {
    var known: Set<ClusterObjects.Key> = []
    let linted = context.subjects.filter { subject in
      subject.kind == .daemonSet
        && known.insert(ClusterObjects.Key(subject.metadata.namespace, subject.metadata.name)).inserted
    }.map { subject in
      let pod = context.pod(of: subject)
      return Daemon(name: subject.metadata.name, subject: subject, pod: pod, requests: PodRequests(pod))
    }
    if linted.isEmpty { return [] }
    let others = context.contents.owners.compactMap { owner -> Daemon? in
      guard owner.kind == .daemonSet,
        known.insert(ClusterObjects.Key(owner.metadata.namespace, owner.metadata.name)).inserted,
        let pod = try? context.templates.pod(of: owner)
      else { return nil }
      return Daemon(name: owner.metadata.name, subject: nil, pod: pod, requests: PodRequests(pod))
    }
    return linted + others
  }
}
