import Symbols
import SourceText
import Kubernetes

enum TolerationMatchesNothing: Rule {
  static let about = RuleDescription(
    id: "toleration-matches-nothing", .taints, .warning, needs: .nodes,
    summary: "a toleration of a taint that no node has",
    why:
      "It permits nothing. A slip in key, value or effect leaves the nodes that were meant closed, and nothing says so. "
      + "Tolerations of Kubernetes' own passing taints and of control planes, which managed clusters hide, are left alone.",
    remedy: "Write the taint as the nodes carry it, or take the toleration out.",
    bad: [
      Example(
        Sample.deployment("tolerations:\n  - {key: dedicated, operator: Equal, value: ↓gpus, effect: NoSchedule}"),
        cluster: [
          Sample.node("a", taints: "{key: dedicated, value: gpu, effect: NoSchedule}"), Sample.node("b"),
        ],
        says:
          "no node has a taint dedicated=gpus:NoSchedule (of 2 nodes, 1 has key dedicated), so it permits nothing; did you "
          + "mean gpu (1 node)?"),
      Example(
        Sample.deployment("tolerations:\n  - {key: ↓nvidia.com/gpus, operator: Exists}"),
        cluster: [Sample.node("a", taints: "{key: nvidia.com/gpu, effect: NoSchedule}"), Sample.node("b")],
        says:
          "no node has a taint nvidia.com/gpus (of 2 nodes), so it permits nothing; did you mean nvidia.com/gpu (1 node)?"
      ),
      Example(
        Sample.deployment("tolerations:\n  - {key: gpu, operator: Exists, effect: ↓NoExecute}"),
        cluster: [Sample.node("a", taints: "{key: gpu, effect: NoSchedule}"), Sample.node("b")],
        says:
          "no node has a taint gpu:NoExecute (of 2 nodes, 1 has gpu:NoSchedule), so it permits nothing; write effect: "
          + "NoSchedule, or leave the effect out for every effect"),
    ],
    good: [
      Example(
        Sample.deployment(
          "tolerations:\n  - {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 30}"
        ),
        cluster: [Sample.node("a")], about: "this taint comes when a node fails"),
      Example(
        Sample.daemonSet("tolerations:\n  - {key: node-role.kubernetes.io/control-plane, operator: Exists}"),
        cluster: [Sample.node("a")], about: "managed clusters do not show these nodes"),
      Example(
        Sample.deployment("tolerations:\n  - {operator: Exists}"), cluster: [Sample.node("a")],
        about: "it is about every taint"),
      Example(
        Sample.deployment("tolerations:\n  - {key: gpu, operator: Exists}"),
        cluster: [Sample.node("a", taints: "{key: gpu, value: a100, effect: PreferNoSchedule}")],
        about: "a soft taint is a taint"),
    ])

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let inventory = TaintInventory(context.nodes)
    for subject in context.subjects where !subject.spec.tolerations.isEmpty {
      // What keeps the pods off every node is told as that.
      let gaps = Set(TolerationEffectGap.gaps(of: subject, in: context).map(\.toleration.origin))
      for toleration in subject.spec.tolerations where !gaps.contains(toleration.origin) {
        guard toleration.isCheckable, !inventory.taints.contains(where: { toleration.tolerates($0.taint) }) else {
          continue
        }
        report(toleration, inventory, context.nodes.count, &findings)
      }
    }
  }

  private static func report(
    _ toleration: Toleration, _ inventory: TaintInventory, _ total: Int, _ findings: inout Findings
  ) {
    let head = "no node has a taint \(toleration.text) (of \(Plural.nodes(total))"
    if let near = inventory.taints.first(where: { toleration.missesOnlyEffect(of: $0.taint) }) {
      let has = near.count == 1 ? "has" : "have"
      findings.report(
        .node(toleration.origin, .field("effect")),
        "\(head), \(near.count) \(has) \(near.taint.text)), so it permits nothing; write effect: "
          + "\(near.taint.effect.name.text), or leave the effect out for every effect")
      return
    }
    let carriers = inventory.taints.filter { $0.taint.key == toleration.key }
    if carriers.isEmpty {
      let place = Place.node(toleration.origin, .field("key"))
      let suggestion = Suggestion(for: toleration.key.text, among: inventory.keys)
      findings.report(
        place, "\(head)), so it permits nothing; \(suggestion.question ?? "take it out, or taint the nodes")",
        fix: suggestion.only.map { .write($0, at: place) })
      return
    }
    let count = carriers.reduce(0) { $0 + $1.count }
    let place = Place.node(toleration.origin, .field("value"))
    let values = inventory.values(ofKey: toleration.key)
    let suggestion = Suggestion(for: toleration.value.text, among: values)
    let cure =
      toleration.value.isEmpty
      ? "write value: \(values[0].text), or operator: Exists for every value"
      : Suggestion.words(
        for: toleration.value.text, among: values.filter { !$0.text.isEmpty }, otherwise: "leave it out")
    findings.report(
      place,
      "\(head), \(count) \(count == 1 ? "has" : "have") key \(toleration.key.text)), so it permits nothing; \(cure)",
      fix: suggestion.only.map { .write($0, at: place) })
  }
}

extension Toleration {
  /// About a lasting taint, in words that the API server takes.
  fileprivate var isCheckable: Bool {
    let effects: [TaintEffect?] = [nil, .noSchedule, .preferNoSchedule, .noExecute]
    return !key.isEmpty && `operator` != .unsupported && effects.contains(effect) && !isAboutPassingTaint
  }
}
