import SourceText
import Kubernetes
import Symbols

enum TolerationWithoutAttraction: Rule {
  static let about = RuleDescription(
    id: "toleration-without-attraction", .taints, .note, needs: .nodes,
    summary: "a toleration of a pool's taint with nothing that steers the pods there",
    why:
      "A toleration is a permit, not a request: the pods run on ordinary nodes just as well, and the pool that was bought "
      + "for them stays empty.",
    remedy:
      "Select the pool, or prefer it; leave it as it is where the pool is only meant to take what fits nowhere else.",
    bad: [
      Example(
        Sample.deployment("tolerations:\n  - {↓key: dedicated, operator: Equal, value: db, effect: NoSchedule}"),
        cluster: [
          Sample.node("a", labels: "pool: db", taints: "{key: dedicated, value: db, effect: NoSchedule}"),
          Sample.node("b"), Sample.node("c"),
        ],
        says:
          "this permits 1 node with dedicated=db:NoSchedule, but nothing steers its pods there and 2 nodes without the taint "
          + "will do too; select the pool if it is meant for them")
    ],
    good: [
      Example(
        Sample.deployment(
          "nodeSelector: {pool: db}\ntolerations:\n  - {key: dedicated, operator: Equal, value: db, effect: NoSchedule}"
        ),
        cluster: [
          Sample.node("a", labels: "pool: db", taints: "{key: dedicated, value: db, effect: NoSchedule}"),
          Sample.node("b"),
        ]),
      Example(
        Sample.deployment(
          """
          tolerations: [{key: dedicated, operator: Exists}]
          affinity:
            nodeAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 1
                  preference: {matchExpressions: [{key: pool, operator: In, values: [db]}]}
          """),
        cluster: [
          Sample.node("a", labels: "pool: db", taints: "{key: dedicated, value: db, effect: NoSchedule}"),
          Sample.node("b"),
        ],
        about: "it prefers the pool"),
      Example(
        Sample.deployment(
          """
          tolerations: [{key: nvidia.com/gpu, operator: Exists}]
          containers:
            - name: app
              image: registry.example/app:1.0
              resources: {limits: {nvidia.com/gpu: 1}}
          """),
        cluster: [
          Sample.node(
            "a", taints: "{key: nvidia.com/gpu, effect: NoSchedule}", allocatable: "cpu: 4, nvidia.com/gpu: 1, pods: 9"),
          Sample.node("b"),
        ],
        about: "the GPU steers it"),
      Example(
        Sample.daemonSet("tolerations: [{key: dedicated, operator: Exists}]"),
        cluster: [Sample.node("a", taints: "{key: dedicated, effect: NoSchedule}"), Sample.node("b")],
        about: "an agent belongs on all of them"),
    ])

  static func check(_ subject: Subject, in context: RuleContext, _ findings: inout Findings) {
    guard subject.kind != .daemonSet, subject.spec.nodeName.isEmpty else { return }
    let tolerations = subject.spec.tolerations.filter { !$0.key.isEmpty && !$0.isAboutPassingTaint }
    if tolerations.isEmpty { return }
    let rows = context.eligibility(of: subject).rows
    for toleration in tolerations {
      let isPermitted = { (row: Int) in
        context.nodes.nodes[row].taints.contains { $0.effect != .preferNoSchedule && toleration.tolerates($0) }
      }
      let permitted = rows.filter(isPermitted)
      guard let first = permitted.first, permitted.count < rows.count, !isSteered(subject, to: permitted, context)
      else {
        continue
      }
      let taint = context.nodes.nodes[first].taints.first { toleration.tolerates($0) }
      findings.report(
        .key("key", of: toleration.origin),
        "this permits \(Plural.nodes(permitted.count)) with \(taint?.text ?? toleration.text), but nothing steers its pods "
          + "there and \(Plural.nodes(rows.count - permitted.count)) without the taint will do too; select the pool if it "
          + "is meant for them")
    }
  }

  /// Whether a preference matches some of these nodes, or a resource is asked for that only they have.
  private static func isSteered(_ subject: Subject, to rows: [Int], _ context: RuleContext) -> Bool {
    let nodes = rows.map { context.nodes.nodes[$0] }
    let isPreferred = (subject.spec.affinity?.preferredNode ?? []).contains { term in
      nodes.contains { term.preference.matches(name: $0.metadata.name, labels: $0.metadata.labels) }
    }
    if isPreferred { return true }
    return PodRequests(context.pod(of: subject)).amounts.contains { amount in
      let count = nodes.count { $0.allocatable[amount.name].map { !$0.isZero } ?? false }
      return count > 0 && count == context.nodes.resources[amount.name]
    }
  }
}
