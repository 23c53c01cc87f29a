import ControlPlane
import Expectations
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols

enum PdbBlocksAllDrains: Rule {
  static let about = RuleDescription(
    id: "pdb-blocks-all-drains", .disruption, .error,
    summary: "a disruption budget that lets no pod go, or no place for those it lets go",
    why:
      "kubectl drain, node upgrades and autoscalers evict pods, and the API server refuses what the budget does not "
      + "allow: \"Cannot evict pod as it would violate the pod's disruption budget.\" The drain hangs until "
      + "somebody deletes the pod. Pods under two budgets are never evicted at all, and of workloads without a "
      + "scale (DaemonSet, Job) neither a percentage nor maxUnavailable can be worked out. With nodes it is "
      + "measured too whether the pods of the fullest node find places on the others.",
    remedy: "Let one pod go (maxUnavailable: 1), run one replica more, or take the second budget away.",
    bad: [
      Example(
        budget("↓minAvailable: 2") + Sample.deployment("", replicas: 2),
        says:
          "minAvailable 2 of the 2 pods of Deployment web lets none go, so every drain hangs; allow one "
          + "(maxUnavailable: 1) or run one replica more"),
      Example(
        budget("↓maxUnavailable: 0") + Sample.deployment("", replicas: 2),
        says:
          "maxUnavailable 0 of the 2 pods of Deployment web lets none go, so every drain hangs; allow one "
          + "(maxUnavailable: 1) or run one replica more"),
      Example(
        budget("↓minAvailable: 50%") + Sample.deployment("", replicas: 1),
        says:
          "minAvailable 50% of the 1 pod of Deployment web lets none go, so every drain hangs; allow one "
          + "(maxUnavailable: 1) or run one replica more"),
      Example(
        budget("↓minAvailable: 2") + autoscaler(2) + Sample.deployment("", replicas: 5),
        says:
          "warning: minAvailable 2 lets none of Deployment web go while HorizontalPodAutoscaler web leaves 2 pods, so "
          + "drains hang at quiet hours; allow one (maxUnavailable: 1) or raise minReplicas"),
      Example(
        budget("maxUnavailable: 1") + budget("maxUnavailable: 1", name: "second", selector: "↓selector")
          + Sample.deployment("", replicas: 2),
        says:
          "Deployment web is under the budgets second and web, and the API server evicts no pod that has two; keep "
          + "one of them"),
      Example(
        budget("↓maxUnavailable: 1") + Sample.daemonSet(""),
        says:
          "maxUnavailable cannot be worked out for DaemonSet web, which has no scale, so no pod may go and every drain "
          + "hangs; give minAvailable as a number, or no budget"),
      Example(
        budget("↓maxUnavailable: 1")
          + Sample.deployment(
            """
            containers:
              - name: app
                image: registry.example/app:1.0
                resources: {requests: {cpu: 2}}
            """, replicas: 4),
        cluster: [Sample.node("a"), Sample.node("b")],
        says:
          "warning: 1 pod may go, but the 2 pods of Deployment web on a find no place on the other nodes (0/2 nodes "
          + "are available: 1 Insufficient cpu, 1 node(s) were unschedulable): the drain of a hangs after 1; add a "
          + "node or lower the requests"),
      Example(
        budget("maxUnavailable: 1", selector: "↓selector")
          + Sample.pod("", labels: "app: other"),
        cluster: [Sample.node("a")],
        says:
          "info: no pod and no template in namespace default has app=web, so the budget protects nothing unless an "
          + "operator makes such pods; write the labels of those that are meant"),
    ],
    good: [
      Example(budget("maxUnavailable: 1") + Sample.deployment("", replicas: 2)),
      Example(
        budget("minAvailable: 90%") + Sample.deployment("", replicas: 11), about: "90% of 11 is 10, one may go"),
      Example(
        budget("minAvailable: 1") + autoscaler(3) + Sample.deployment("", replicas: 1),
        about: "the autoscaler never leaves fewer than 3"),
      Example(
        budget("minAvailable: 2") + Sample.pod("", labels: "app: other"),
        about: "it is not about these pods"),
      Example(
        budget("minAvailable: 1") + Sample.deployment("", replicas: 0), about: "nothing runs, nothing is blocked"),
      Example(
        budget("maxUnavailable: 1")
          + Sample.deployment(
            """
            containers:
              - name: app
                image: registry.example/app:1.0
                resources: {requests: {cpu: 4}}
            """, replicas: 2),
        cluster: [Sample.node("a"), Sample.node("b")],
        about: "one pod on each node: the drain ends, its replacement waits for the node to come back"),
    ])

  private static func autoscaler(_ minReplicas: Int) -> String {
    """
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: web, namespace: default}
    spec:
      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
      minReplicas: \(minReplicas)
      maxReplicas: 10
    ---

    """
  }

  private static func budget(_ field: String, name: String = "web", selector: String = "selector") -> String {
    """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata:
      name: \(name)
      namespace: default
    spec:
      \(field)
      \(selector):
        matchLabels: {app: web}
    ---

    """
  }

  static func check(_ context: RuleContext, _ findings: inout Findings) {
    let budgets = context.linted.objects.compactMap { object -> PodDisruptionBudget? in
      if case .podDisruptionBudget(let budget) = object { budget } else { nil }
    }
    if budgets.isEmpty { return }
    let members = BudgetMember.all(in: context)
    for budget in budgets {
      let covered = members.filter { budget.covers($0) }
      if covered.isEmpty {
        reportUseless(budget, context, &findings)
      } else {
        check(budget, covered, context, &findings)
      }
      checkOverlap(budget, covered, context, &findings)
    }
  }

  private static func reportUseless(
    _ budget: PodDisruptionBudget, _ context: RuleContext, _ findings: inout Findings
  ) {
    // What a budget is for may stand in other manifests; only a cluster can tell.
    guard context.has.contains(.objects), let selector = budget.selector else { return }
    findings.report(
      budget.key("selector"),
      "no pod and no template in namespace \(budget.metadata.namespace.text) has "
        + "\(selector.isEmpty ? "any labels" : selector.text), so the budget protects nothing unless an operator "
        + "makes such pods; write the labels of those that are meant", severity: .note)
  }

  private static func check(
    _ budget: PodDisruptionBudget, _ covered: [BudgetMember], _ context: RuleContext, _ findings: inout Findings
  ) {
    guard let (field, bound) = budget.bound else { return }
    let names = covered.map(\.title).listed(limit: 2)
    // Bare pods beside others are not counted; alone they leave nothing to count.
    let isBareAlone = covered.allSatisfy(\.isBare)
    if budget.needsScale, let member = covered.first(where: { !$0.hasScale && (isBareAlone || !$0.isBare) }) {
      let what = field == "maxUnavailable" ? field.text : "\(field.text) \(bound.text)"
      findings.report(
        budget.key(field),
        "\(what) cannot be worked out for \(member.title), which has no scale, so no pod may go and every drain "
          + "hangs; give minAvailable as a number, or no budget")
      return
    }
    let total = covered.reduce(0) { $0 + (budget.needsScale && $1.isBare ? 0 : $1.replicas) }
    guard total > 0 else { return }
    let allowed = budget.allowedDisruptions(of: total)
    let autoscaler = covered.lazy.compactMap(\.autoscaler).first
    if allowed <= 0, let autoscaler {
      findings.report(
        budget.key(field),
        "\(field.text) \(bound.text) lets none of \(names) go while HorizontalPodAutoscaler \(autoscaler.text) leaves "
          + "\(Plural.pods(total)), so drains hang at quiet hours; allow one (maxUnavailable: 1) or raise minReplicas",
        severity: .warning)
    } else if allowed <= 0 {
      findings.report(
        budget.key(field),
        "\(field.text) \(bound.text) of the \(Plural.pods(total)) of \(names) lets none go, so every drain hangs; "
          + "allow one (maxUnavailable: 1) or run one replica more")
    } else if let subject = covered.first?.subject, covered.count == 1, subject.replicas == total {
      checkRoom(budget, field, allowed, subject, context, &findings)
    }
  }

  /// Whether the pods of the fullest node find other places.
  private static func checkRoom(
    _ budget: PodDisruptionBudget, _ field: Symbol, _ allowed: Int, _ subject: Subject, _ context: RuleContext,
    _ findings: inout Findings
  ) {
    let concerns: Concerns = [.amounts, .antiAffinity, .spread, .ports, .volumes]
    guard subject.isForGood, subject.isForTheScheduler, !context.nodes.nodes.isEmpty,
      let base = context.trials.calm(subject, concerns), base.missing == 0, base.wanted == subject.replicas,
      let drain = Drain(base)
    else { return }
    // The evicted pods need not be the first, whose claims these would have.
    let evictedConcerns =
      subject.workload?.claimTemplates.isEmpty == false ? concerns.subtracting(.volumes) : concerns
    guard drain.evicted > allowed,
      let trial = context.trials.play(
        context.trials.variant(of: subject, replicas: drain.evicted, evictedConcerns),
        wanted: drain.evicted, on: drain.cluster(out: context.trials.ground.calm)),
      trial.placed + allowed < drain.evicted, trial.failure != nil
    else { return }
    findings.report(
      budget.key(field),
      "\(Plural.pods(allowed)) may go, but the \(drain.evicted) pods of \(subject.title) on \(drain.node.text) find "
        + "\(trial.placed == 0 ? "no place" : "\(Plural.of(trial.placed, "place"))") on the other nodes "
        + "(\(trial.reason)): "
        + "the drain of \(drain.node.text) hangs after \(trial.placed + allowed); add a node or lower the requests",
      severity: .warning)
  }

  /// Pods under a second budget.
  private static func checkOverlap(
    _ budget: PodDisruptionBudget, _ covered: [BudgetMember], _ context: RuleContext, _ findings: inout Findings
  ) {
    var names: Set<Symbol> = []
    let all = context.contents.objects.podDisruptionBudgets.filter {
      $0.metadata.namespace == budget.metadata.namespace && names.insert($0.metadata.name).inserted
    }
    for member in covered {
      let others = all.filter { $0.covers(member) }.map(\.metadata.name).sorted { $0.precedes($1) }
      // Said once, at the first by name that was linted.
      guard others.count > 1, others[0] == budget.metadata.name else { continue }
      findings.report(
        budget.key("selector"),
        "\(member.title) is under the budgets \(Plural.list(others.map(\.text))), and the API server evicts no pod "
          + "that has two; keep one of them")
      return
    }
  }
}

/// The fullest node's pods on their way out.
private struct Drain {
  let node: Symbol
  /// How many pods leave it.
  let evicted: Int
  private let stays: [Pod]

  /// - Parameter base: where the pods stand before.
  init?(_ base: Trial) {
    var counts: [Int: Int] = [:]
    for row in base.rows.compactMap({ $0 }) { counts[row, default: 0] += 1 }
    guard let most = counts.values.max(), let row = counts.filter({ $0.value == most }).keys.min() else { return nil }
    let name = base.run.nodes[row].metadata.name
    node = name
    evicted = most
    stays = base.runningPods.filter { $0.spec.nodeName != name }
  }

  /// The cluster with the other pods, and the node cordoned.
  func cluster(out manifests: Manifests) -> Manifests {
    var cluster = manifests
    cluster.objects = manifests.objects.map { object in
      guard case .node(var node) = object, node.metadata.name == self.node else { return object }
      node.isUnschedulable = true
      return .node(node)
    }
    cluster.objects += stays.map { .pod($0) }
    return cluster
  }
}
