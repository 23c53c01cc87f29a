import ControlPlane
import Kubernetes
import SourceText
import Symbols

enum PreferredWeightDrowned: Rule {
  static let about = RuleDescription(
    id: "preferred-weight-drowned", .nodeSelection, .note, needs: .runningPods,
    summary: "a preferred affinity term that changes nothing, although nodes that would grant it have room",
    why:
      "Weights count only among the pod's own terms: their sum is scaled to 100 and stands beside free room, "
      + "spreading, taints and images. A term that these outvote looks as if it were honoured and is not. "
      + "So does a preference for the neighbourhood of other pods, or against it. Measured: the pods are placed with "
      + "and without the term.",
    remedy: "Give the term more weight where that helps, make it a requirement, or take it out.",
    bad: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 100
                  preference: {matchExpressions: [{key: pool, operator: In, values: [spot]}]}
                - weight: ↓1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b", labels: "pool: spot")],
        says:
          "the wish for disk=ssd decides nothing: with or without it 1 of 1 pod lands elsewhere, although a would do "
          + "(of 2 nodes, 1 matches and has room); weight 100 would bring 1 there"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: ↓1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "disk: ssd", taints: "{key: old, effect: PreferNoSchedule}"), Sample.node("b"),
        ],
        says:
          "the wish for disk=ssd decides nothing: with or without it 1 of 1 pod lands elsewhere, although a would do "
          + "(of 2 nodes, 1 matches and has room); no weight changes that, make it a requirement or take it out"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 100
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
            podAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: ↓1
                  podAffinityTerm: {labelSelector: {matchLabels: {app: cache}}, topologyKey: kubernetes.io/hostname}
          """, replicas: 1),
        cluster: [
          Sample.node("a", taints: "{key: old, effect: PreferNoSchedule}"), Sample.node("b", labels: "disk: ssd"),
          Sample.pod("nodeName: a", name: "cache-0", labels: "app: cache"),
        ],
        says:
          "the wish to stand beside app=cache decides nothing: with or without it 1 of 1 pod lands elsewhere, although "
          + "a would do (of 2 nodes, 1 matches and has room); no weight changes that, make it a requirement or take it "
          + "out"),
    ],
    good: [
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a"), Sample.node("b", labels: "disk: ssd")], about: "the only term needs no weight"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [
          Sample.node("a", labels: "disk: ssd", allocatable: "cpu: 50m, memory: 1Gi, pods: 9"), Sample.node("b"),
        ],
        about: "the nodes that match are full"),
      Example(
        Sample.deployment(
          """
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
          """, replicas: 1),
        cluster: [Sample.node("a", labels: "disk: ssd"), Sample.node("b")],
        about: "it lands there without the wish too, which grants it"),
      Example(
        Sample.deployment(
          """
          affinity:
            podAntiAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  podAffinityTerm: {labelSelector: {matchLabels: {app: web}}, topologyKey: kubernetes.io/hostname}
          """, replicas: 3),
        cluster: [Sample.node("a"), Sample.node("b")],
        about: "two stand apart, and for the third there is no third node"),
    ])

  /// More pods tell no more about a weight.
  private static let podLimit = 20

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    let wishes = PlacementWish.all(of: subject, in: context)
    guard !wishes.isEmpty, subject.isForTheScheduler, subject.kind != .daemonSet else { return }
    let replicas = min(subject.replicas ?? 0, podLimit)
    guard replicas > 0, let trial = context.trials.present(subject, replicas: replicas, detail: .nodes),
      // Rows are those of the run, which has each node once.
      trial.run.nodes.count == context.nodes.count
    else { return }
    for wish in wishes {
      let strays = wish.strays(in: trial)
      let open = Set(strays.flatMap(\.open))
      guard let example = open.min(),
        let without = context.trials.present(subject, replicas: replicas, changed: wish.remove),
        without.rows == trial.rows
      else { continue }
      let count = strays.count
      findings.report(
        wish.place,
        "the wish \(wish.words) decides nothing: with or without it \(count) of \(Plural.pods(trial.pods.count)) "
          + "\(count == 1 ? "lands" : "land") \(wish.failing), although "
          + "\(context.nodes.nodes[example].metadata.name.text) would do (of \(Plural.nodes(context.nodes.count)), "
          + "\(open.count) \(open.count == 1 ? "matches and has" : "match and have") room); "
          + cure(wish, subject, trial, context))
    }
  }

  private static func cure(
    _ wish: PlacementWish, _ subject: Subject, _ trial: Trial, _ context: RuleContext
  ) -> String {
    let strongest = context.trials.present(subject, replicas: trial.pods.count, changed: wish.strengthen)
    let gain = strongest.map { wish.granted(in: $0) } ?? 0
    return gain > wish.granted(in: trial)
      ? "weight 100 would bring \(gain) \(wish.granting)"
      : "no weight changes that, make it a requirement or take it out"
  }
}

extension NodeSelectorTerm {
  /// `disk=ssd,zone in (a,b)`.
  var text: String { (matchExpressions + matchFields).map(\.text).joined(separator: ",") }
}
