import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum RolloutDeadlock: Rule {
  static let about = RuleDescription(
    id: "rollout-deadlock", .spreading, .error, needs: .nodes,
    summary: "a rolling update that waits for a place which only the old pods could give up",
    why:
      "With maxUnavailable at none (25% of three is none) no old pod goes before a new one is ready, and with "
      + "anti-affinity, host ports, a strict spread or full nodes no new one finds a place before an old one goes. "
      + "The first rollout works, every later one stops. Measured: the old pods are placed on empty nodes, then a "
      + "new one beside them.",
    remedy:
      "Let one pod be missing (maxUnavailable: 1), or give the update a place more than there are replicas; a term "
      + "with matchLabelKeys: [pod-template-hash] does not count the old pods.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 3
        ).marking("3"),
        cluster: [Sample.node("a"), Sample.node("b"), Sample.node("c")],
        says:
          "beside 3 old pods no new one finds a node (0/3 nodes are available: 3 node(s) didn't match pod "
          + "anti-affinity rules), and no old one goes first (maxUnavailable 25% of 3 is 0): every rollout stops; "
          + "set maxUnavailable: 1"
      ),
      Example(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 2
          strategy:
            rollingUpdate: {maxSurge: 1, ↓maxUnavailable: 0}
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
                - name: app
                  image: registry.example/app:1.0
                  ports: [{containerPort: 8080, hostPort: 80}]
        """,
        cluster: [Sample.node("a"), Sample.node("b")],
        says:
          "beside 2 old pods no new one finds a node (0/2 nodes are available: 2 node(s) didn't have free ports for "
          + "the requested pod ports), and no old one goes first (maxUnavailable 0 of 2 is 0): every rollout "
          + "stops; set maxUnavailable: 1"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 4),
        cluster: [Sample.node("a"), Sample.node("b"), Sample.node("c"), Sample.node("d")],
        about: "25% of four is one old pod that goes first"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
                  matchLabelKeys: [pod-template-hash]
          """, replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b"), Sample.node("c")], about: "the old pods do not count"),
      Example(
        Sample.statefulSet(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b"), Sample.node("c")],
        about: "a StatefulSet takes the old pod away first"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                - labelSelector: {matchLabels: {app: web}}
                  topologyKey: kubernetes.io/hostname
          """, replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b")], about: "not even the replicas fit, which is another finding"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard let workload = subject.workload, workload.kind == .deployment, workload.updateStrategy.isRolling,
      subject.isForTheScheduler, let replicas = subject.replicas, replicas > 0
    else { return }
    let update = workload.updateStrategy
    let (surge, unavailable) = update.bounds(ofDeploymentWith: Int64(replicas))
    let concerns: Concerns = [.amounts, .antiAffinity, .spread, .ports]
    guard surge > 0, unavailable == 0, subject.keepsApart || !context.fitsApart(subject, replicas + 1),
      let old = context.trials.calm(subject, concerns), old.missing == 0,
      old.wanted == replicas, let trial = newPod(of: subject, beside: old, concerns, context), trial.missing > 0
    else { return }
    findings.report(
      place(update, subject),
      "beside \(replicas) old \(replicas == 1 ? "pod" : "pods") no new one finds a node (\(trial.reason)), and no "
        + "old one "
        + "goes first (maxUnavailable \(update.maxUnavailable?.text ?? "25%") of \(replicas) is 0): every rollout stops; set "
        + "maxUnavailable: 1")
  }

  /// A pod of another template beside those that run.
  private static func newPod(
    of subject: Subject, beside old: Trial, _ concerns: Concerns, _ context: RuleContext
  ) -> Trial? {
    let player = context.trials.variant(of: subject, replicas: 1, concerns)
    guard case .workload(var workload) = player.object else { return nil }
    workload.template.contentHash ^= 1
    var manifests = context.trials.ground.calm
    manifests.objects += old.runningPods.map { .pod($0) }
    return context.trials.play(
      Trials.Player(subject: subject, object: .workload(workload)), wanted: 1, on: manifests)
  }

  private static func place(_ update: UpdateStrategy, _ subject: Subject) -> Place {
    if update.origin == .none { return subject.replicasPlace }
    return .key("maxUnavailable", of: update.origin, .field("rollingUpdate"))
  }
}

extension Subject {
  /// Whether anything but amounts can keep its pods off each other's nodes.
  fileprivate var keepsApart: Bool {
    spec.affinity?.requiredPodAnti.isEmpty == false || !hostPorts.isEmpty
      || spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == .doNotSchedule }
  }
}

extension Trial {
  /// The pods that got a node, running there; nobody's, so that no workload takes their place.
  var runningPods: [Pod] {
    pods.compactMap { placement in
      guard let node = placement.decision.node else { return nil }
      var pod = placement.pod
      var spec = pod.spec.value
      spec.nodeName = run.nodes[node].metadata.name
      pod.spec = Shared(spec)
      pod.metadata.ownerReferences = []
      pod.metadata.name = Symbol("\(pod.metadata.name.text)-old")
      return pod
    }
  }
}
