import ControlPlane
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum PodsPerNodeLimit: Rule {
  static let about = RuleDescription(
    id: "pods-per-node-limit", .resources, .warning, needs: .nodes,
    summary: "replicas for which the nodes have room, but not the number of pods",
    why:
      "A node takes as many pods as its kubelet says (allocatable.pods, 110 as a rule, less where addresses are "
      + "scarce). Small pods reach that number long before cpu and memory run out; the rest stays Pending with "
      + "\"Too many pods\". Measured: the pods are placed on empty nodes with and without the limit.",
    remedy:
      "Make fewer and larger pods, add nodes, or raise the kubelet's maxPods where the network has the addresses.",
    bad: [
      Example(
        Sample.deployment("", replicas: 12).marking("12"),
        cluster: [
          Sample.node("a", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
          Sample.node("b", allocatable: "cpu: 4, memory: 16Gi, pods: 4"),
        ],
        says:
          "8 of 12 replicas fit (0/2 nodes are available: 2 Too many pods) although cpu and memory would do for "
          + "more: the nodes take no more pods; make fewer and larger ones, add nodes or raise maxPods")
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
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.isForGood, subject.isForTheScheduler, let replicas = subject.replicas, replicas > 1,
      !context.fitsApart(subject, replicas),
      let trial = context.trials.calm(subject, .amounts),
      trial.missing > 0, trial.placed > 0, isAtFault(subject, trial, context)
    else { return }
    findings.report(
      subject.replicasPlace,
      "\(trial.placed) of \(replicas) replicas fit (\(trial.reason)) although cpu and memory would do for more: the "
        + "nodes take no more pods; make fewer and larger ones, add nodes or raise maxPods")
  }

  /// Whether more pods would fit if only their number did not matter.
  static func isAtFault(_ subject: Subject, _ trial: Trial, _ context: RuleContext) -> Bool {
    guard trial.failure?.decision.message.contains("Too many pods") == true else { return false }
    let object = context.trials.variant(of: subject, replicas: trial.placed + 1) { $0 = $0.reduced(to: .amounts) }
    let roomy = context.trials.play(subject, object, wanted: trial.placed + 1, on: context.trials.ground.unnumbered)
    return roomy.map { $0.missing == 0 } ?? false
  }
}
