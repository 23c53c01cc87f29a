import ControlPlane
import Kubernetes
import SourceText
import Symbols

enum ReplicasExceedCapacity: Rule {
  static let about = RuleDescription(
    id: "replicas-exceed-capacity", .resources, .error, needs: .nodes,
    summary: "more replicas than the nodes hold, even with nothing else on them",
    why:
      "Each pod fits, all of them do not: the rest stays Pending for ever, and a rollout needs room for its surge on "
      + "top. Measured: the pods are placed on empty nodes, by their requests, node selection and tolerations "
      + "alone.",
    remedy: "Ask for less, lower replicas, let the pods on more nodes, or add nodes.",
    bad: [
      Example(
        Sample.deployment(
          """
          nodeSelector: {pool: big}
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: ↓1500m, memory: 1Gi}}
          """, replicas: 12),
        cluster: [Sample.node("a", labels: "pool: big"), Sample.node("b", labels: "pool: big"), Sample.node("c")],
        says:
          "4 of 12 replicas fit, even with nothing else on the nodes (0/3 nodes are available: 1 node(s) didn't match "
          + "Pod's node affinity/selector, 2 Insufficient cpu), so 8 stay Pending; lower replicas, ask for less or add "
          + "nodes")
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2, memory: 1Gi}}
          """, replicas: 4),
        cluster: [Sample.node("a"), Sample.node("b")], about: "just fits"),
      Example(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: import
        spec:
          parallelism: 12
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: app
                  image: registry.example/app:1.0
                  resources: {requests: {cpu: 2}}
        """,
        cluster: [Sample.node("a")], about: "a Job's pods wait for those before them"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - topologyKey: kubernetes.io/hostname
                  labelSelector: {matchLabels: {app: web}}
          """, replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b")], about: "there is room, the pods do not want it"),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2, memory: 1Gi}}
          """, replicas: 2),
        cluster: [
          Sample.node("a", taints: "{key: node.kubernetes.io/unschedulable, effect: NoSchedule}")
        ], about: "the cordon will be lifted"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.isForGood, subject.isForTheScheduler, let replicas = subject.replicas, replicas > 1,
      !context.fitsApart(subject, replicas),
      let trial = context.trials.calm(subject, .amounts),
      trial.missing > 0, trial.placed > 0, let resource = trial.failure?.decision.scarceResource,
      !PodsPerNodeLimit.isAtFault(subject, trial, context)
    else { return }
    let missing = replicas - trial.placed
    findings.report(
      subject.requestPlace(of: resource),
      "\(trial.placed) of \(replicas) replicas fit, even with nothing else on the nodes (\(trial.reason)), so "
        + "\(missing) \(missing == 1 ? "stays" : "stay") Pending; lower replicas, ask for less or add nodes")
  }
}
