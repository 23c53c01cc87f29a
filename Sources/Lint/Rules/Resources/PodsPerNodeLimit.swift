import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum PodsPerNodeLimit: Rule {
  static let about = RuleDescription(
    id: "pods-per-node-limit", .resources, .warning, needs: .nodes,
    summary: "replicas for which the nodes have room, but not the number of pods or addresses",
    why:
      "A node takes as many pods as its kubelet says (allocatable.pods, 110 as a rule, less where addresses are "
      + "scarce). Small pods reach that number long before cpu and memory run out; the rest stays Pending with "
      + "\"Too many pods\". A node whose podCIDR is smaller than that takes the pods, and those without an address hang "
      + "in ContainerCreating. Measured: the pods are placed on empty nodes with and without the limit.",
    remedy:
      "Make fewer and larger pods, add nodes, or raise the kubelet's maxPods where the network has the addresses; give "
      + "nodes a larger podCIDR.",
    bad: [
      Example(
        Sample.deployment("", replicas: 12).marking("12"),
        cluster: [
          Sample.node("a", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
          Sample.node("b", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
        ],
        says:
          "8 of 12 replicas fit (0/2 nodes are available: 2 Too many pods) although cpu and memory would do for "
          + "more: the nodes take no more pods; make fewer and larger ones, add nodes or raise maxPods"),
      Example(
        Sample.deployment("", replicas: 20).marking("20"),
        cluster: [Sample.node("a", podCIDR: "10.0.1.0/28")],
        says:
          "14 of 20 replicas find an address though all find room: the networks of the nodes (10.0.1.0/28 on a) have "
          + "fewer than their pods may be, so the rest hangs in ContainerCreating; give them a larger podCIDR or lower "
          + "maxPods"),
    ],
    good: [
      Example(
        Sample.deployment("", replicas: 8),
        cluster: [
          Sample.node("a", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
          Sample.node("b", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
        ]),
      Example(
        Sample.deployment(
          """
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {requests: {cpu: 2, memory: 1Gi}}
          """, replicas: 5),
        cluster: [Sample.node("a", allocatable: "cpu: 4, memory: 16Gi, pods: 2")],
        about: "cpu runs out at the same number"),
      Example(
        Sample.deployment("", replicas: 20), cluster: [Sample.node("a", podCIDR: "10.0.1.0/24")],
        about: "254 addresses"),
      Example(
        Sample.deployment("hostNetwork: true", replicas: 20), cluster: [Sample.node("a", podCIDR: "10.0.1.0/28")],
        about: "these have their node's address"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.isForGood, subject.isForTheScheduler, let replicas = subject.replicas, replicas > 1,
      !context.fitsApart(subject, replicas), let trial = context.trials.calm(subject, .amounts), trial.placed > 0
    else { return }
    if trial.missing == 0 { return checkAddresses(subject, replicas, context, &findings) }
    guard isAtFault(subject, trial, context) else { return }
    findings.report(
      subject.replicasPlace,
      "\(trial.placed) of \(replicas) replicas fit (\(trial.reason)) although cpu and memory would do for more: the "
        + "nodes take no more pods; make fewer and larger ones, add nodes or raise maxPods")
  }

  /// Nodes whose networks have fewer addresses than kube-scheduler believes.
  private static func checkAddresses(
    _ subject: Subject, _ replicas: Int, _ context: RuleContext, _ findings: inout Findings
  ) {
    let scarce = context.nodes.nodes.first { node in
      node.podAddresses.map { $0 < node.allocatable["pods"]?.value ?? 0 } ?? false
    }
    guard let scarce, !subject.spec.hostNetwork else { return }
    let player = context.trials.variant(of: subject, replicas: replicas, .amounts)
    guard let trial = context.trials.play(player, wanted: replicas, on: .addressed), trial.missing > 0 else { return }
    findings.report(
      subject.replicasPlace,
      "\(trial.placed) of \(replicas) replicas find an address though all find room: the networks of the nodes "
        + "(\(scarce.podCIDRs[0].text) on \(scarce.metadata.name.text)) have fewer than their pods may be, so the rest "
        + "hangs in ContainerCreating; give them a larger podCIDR or lower maxPods")
  }

  /// Whether more pods would fit if only their number did not matter.
  static func isAtFault(_ subject: Subject, _ trial: Trial, _ context: RuleContext) -> Bool {
    guard trial.failure?.decision.scarceResources.contains("pods") == true else { return false }
    let player = context.trials.variant(of: subject, replicas: trial.placed + 1, .amounts)
    let roomy = context.trials.play(player, wanted: trial.placed + 1, on: .unnumbered)
    return roomy.map { $0.missing == 0 } ?? false
  }
}
