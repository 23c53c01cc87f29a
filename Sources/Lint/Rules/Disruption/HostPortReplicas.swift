import ControlPlane
import Kubernetes
import SourceText
import Symbols

enum HostPortReplicas: Rule {
  static let about = RuleDescription(
    id: "host-port-replicas", .disruption, .error, needs: .nodes,
    summary: "more pods that want a port of the host than there are nodes to give it",
    why:
      "A port of the host is there once on each node, and all ports of a pod on the host's network are such. More "
      + "replicas than nodes stay Pending with \"node(s) didn't have free ports for the requested pod ports\". Two "
      + "workloads that want the same port push each other off, which is a warning: other nodes could help. "
      + "Measured: the pods are placed with nothing but their ports.",
    remedy: "Use a DaemonSet or a Service of type LoadBalancer, lower replicas, or take another port.",
    bad: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              ports:
                - containerPort: 8080
                  ↓hostPort: 80
          """, replicas: 4),
        cluster: [Sample.node("a"), Sample.node("b"), Sample.node("c")],
        says:
          "port 80 of the host is there once on a node, so 3 of 4 replicas find one (0/3 nodes are available: 3 "
          + "node(s) didn't have free ports for the requested pod ports) and 1 stays Pending; lower replicas to 3 "
          + "or use a DaemonSet"
      ),
      Example(
        Sample.daemonSet(
          "containers: [{name: app, image: registry.example/app:1.0, ports: [{containerPort: 80, hostPort: 80}]}]")
          + "\n---\n"
          + Sample.pod(
            "containers: [{name: app, image: registry.example/app:1.0, ports: [{containerPort: 80, ↓hostPort: 80}]}]",
            name: "other"),
        cluster: [Sample.node("a")],
        says:
          "warning: DaemonSet web takes port 80 of the host too: beside it 1 of 1 pod finds no node (0/1 nodes are "
          + "available: 1 node(s) didn't have free ports for the requested pod ports); take another port or other "
          + "nodes"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              ports: [{containerPort: 8080}]
          """, replicas: 4), cluster: [Sample.node("a")], about: "the port is the pod's own"),
      Example(
        Sample.daemonSet(
          """
          hostNetwork: true
          containers: [{name: app, image: registry.example/app:1.0, ports: [{containerPort: 80}]}]
          """), cluster: [Sample.node("a"), Sample.node("b")], about: "one on each node"),
      Example(
        Sample.daemonSet(
          "containers: [{name: app, image: registry.example/app:1.0, ports: [{containerPort: 53, hostPort: 53}]}]")
          + "\n---\n"
          + Sample.pod(
            """
            containers:
              - name: app
                image: registry.example/app:1.0
                ports: [{containerPort: 53, hostPort: 53, protocol: UDP}]
            """, name: "other"), cluster: [Sample.node("a")], about: "another protocol is another port"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let users = context.subjects.filter { !$0.hostPorts.isEmpty && $0.isForTheScheduler }
    for subject in users where subject.isForGood { checkReplicas(subject, context, &findings) }
    for (slot, subject) in users.enumerated() {
      for other in users[..<slot] { checkPair(subject, other, context, &findings) }
    }
  }

  private static func checkReplicas(_ subject: Subject, _ context: RuleContext, _ findings: inout Findings) {
    guard let port = subject.hostPorts.first, let trial = context.trials.calm(subject, .ports), trial.missing > 0,
      trial.placed > 0
    else { return }
    let replicas = subject.replicas ?? trial.wanted
    let missing = replicas - trial.placed
    findings.report(
      .key("hostPort", of: port.origin),
      "port \(port.hostPort) of the host is there once on a node, so \(trial.placed) of \(replicas) replicas "
        + "\(trial.placed == 1 ? "finds" : "find") one (\(trial.reason)) and \(missing) "
        + "\(missing == 1 ? "stays" : "stay") Pending; lower replicas to \(trial.placed) or use a DaemonSet")
  }

  /// Whether the pods of `subject` lose nodes to those of `other`.
  private static func checkPair(
    _ subject: Subject, _ other: Subject, _ context: RuleContext, _ findings: inout Findings
  ) {
    guard let port = subject.hostPorts.first(where: { port in other.hostPorts.contains { port.conflicts(with: $0) } }),
      let alone = context.trials.calm(subject, .ports), alone.missing == 0 || alone.pods.isEmpty == false
    else { return }
    let first = context.trials.variant(of: other, replicas: nil, .ports)
    let second = context.trials.variant(of: subject, replicas: nil, .ports)
    guard
      let trial = context.trials.play(second, wanted: alone.wanted, before: [first], on: .boundless),
      trial.placed < alone.placed, trial.failure != nil
    else { return }
    let missing = alone.placed - trial.placed
    findings.report(
      .key("hostPort", of: port.origin),
      "\(other.title) takes port \(port.hostPort) of the host too: beside it \(missing) of "
        + "\(Plural.pods(trial.pods.count)) "
        + "\(missing == 1 ? "finds" : "find") no node (\(trial.reason)); take another port or other nodes",
      severity: .warning)
  }
}

extension Subject {
  /// The ports of the host that its pods take.
  var hostPorts: [ContainerPort] {
    (spec.containers + spec.initContainers.filter(\.restartsAlways)).flatMap(\.ports).filter { $0.hostPort > 0 }
  }
}

extension ContainerPort {
  /// Whether both take the same port of the same address.
  fileprivate func conflicts(with other: ContainerPort) -> Bool {
    let anywhere = { (port: ContainerPort) in port.hostIP.isEmpty || port.hostIP == "0.0.0.0" }
    let name = { (port: ContainerPort) -> Symbol in port.protocol.isEmpty ? "TCP" : port.protocol }
    return hostPort == other.hostPort && name(self) == name(other)
      && (hostIP == other.hostIP || anywhere(self) || anywhere(other))
  }
}
