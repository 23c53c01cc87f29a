import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum RequestExceedsFree: Rule {
  static let about = RuleDescription(
    id: "request-exceeds-free", .resources, .warning, needs: .runningPods,
    summary: "pods that fit on the empty nodes, but not beside what runs there",
    why:
      "The nodes are large enough, and others have the room. The pods stay Pending until something leaves, or until "
      + "a node is added; nothing that runs there is less important. Measured: the pods are placed in the cluster "
      + "as it is, in place of their own running ones, with preemption.",
    remedy: "Ask for less, add a node, or give the pods a priority over what may make way.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: ↓2, memory: 1Gi}}
          """, replicas: 2),
        cluster: [Sample.node("a"), occupant(on: "a", cpu: 1)],
        says:
          "1 of 2 pods finds no room beside what runs (0/1 nodes are available: 1 Insufficient cpu), though all fit "
          + "on the empty nodes; ask for less, add a node, or give them priority")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 4, memory: 1Gi}}
          """, replicas: 2),
        cluster: [Sample.node("a"), occupant(on: "a", cpu: 1)],
        about: "does not fit on the empty node either, which is another finding"),
      Example(
        Sample.deployment(
          """
          priorityClassName: system-cluster-critical
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2, memory: 1Gi}}
          """, replicas: 2),
        cluster: [Sample.node("a"), occupant(on: "a", cpu: 1)], about: "the other pod makes way"),
      Example(
        Sample.statefulSet(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 4, memory: 1Gi}}
          """, replicas: 1),
        cluster: [
          Sample.node("a"),
          """
          apiVersion: v1
          kind: Pod
          metadata:
            name: web-0
            ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: "1", controller: true}]
          spec:
            nodeName: a
            containers: [{name: app, image: registry.example/app:1.0, resources: {requests: {cpu: 4}}}]
          """,
        ], about: "what fills the node is the workload itself"),
    ])

  private static func occupant(on node: String, cpu: Int) -> String {
    Sample.pod(
      """
      nodeName: \(node)
      containers:
        - name: app
          image: registry.example/app:1.0
          resources: {requests: {cpu: \(cpu)}}
      """, name: "other", labels: "app: other")
  }

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard !context.trials.ground.runningPods.isEmpty, subject.isForTheScheduler,
      subject.isForGood || subject.workload == nil,
      let calm = context.trials.calm(subject, .amounts), calm.missing == 0, calm.wanted > 0,
      let trial = context.trials.present(subject, .amounts)
    else { return }
    let stuck = trial.pods.filter {
      $0.decision.node == nil && $0.decision.outcome != .nominated && $0.decision.outcome != .refused
    }
    guard let resource = stuck.first?.decision.scarceResource else { return }
    findings.report(
      subject.requestPlace(of: resource),
      "\(stuck.count) of \(Plural.pods(trial.wanted)) \(stuck.count == 1 ? "finds" : "find") no room beside what runs "
        + "(\(trial.reason)), though all fit on the empty nodes; ask for less, add a node, or give them priority")
  }
}

extension Decision {
  /// The first resource that there is too little of, their number last; nil where nothing runs short.
  var scarceResource: Symbol? { scarceResources.first { $0 != "pods" } ?? scarceResources.first }

  /// What nodes have too little of, in the order of kube-scheduler's message.
  var scarceResources: [Symbol] { reasons.compactMap { FilterReason($0)?.resource } }
}
