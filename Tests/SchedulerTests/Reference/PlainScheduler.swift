import Scheduler

@testable import Conformance

/// kube-scheduler's rules once more, slow and obvious: for each pod everything is worked out anew from all nodes and all
/// pods, with dictionaries and loops. Preemption is left out: every pod says Never.
struct PlainScheduler {
  let cluster: PlainCluster
  let version: KubernetesVersion
  /// In name order.
  let nodes: [PlainNode]
  /// Labels of all namespaces that are given or used.
  let namespaces: [String: [String: String]]
  var placed: [(pod: PlainPod, node: PlainNode)] = []

  struct Rejection: Equatable {
    var plugin: String
    var isResolvable: Bool
    var reasons: [String]
  }

  /// One Score plugin over the feasible nodes, in their order.
  struct Score {
    var plugin: String
    var weight: Int64
    var raw: [Int64]
    var normalized: [Int64]
  }

  init(_ cluster: PlainCluster, _ version: KubernetesVersion) {
    self.cluster = cluster
    self.version = version
    nodes = cluster.nodes.sorted { $0.name < $1.name }
    var namespaces = cluster.namespaces
    for pod in cluster.running + cluster.pending {
      namespaces[pod.namespace, default: [:]] = namespaces[pod.namespace] ?? [:]
    }
    for name in namespaces.keys { namespaces[name]?["kubernetes.io/metadata.name"] = name }
    self.namespaces = namespaces
    for pod in cluster.running {
      if let node = nodes.first(where: { $0.name == pod.node }) { placed.append((pod, node)) }
    }
  }

  /// Decides on all pending pods, the important ones first.
  mutating func run() -> [PodFacts] {
    let queue = cluster.pending.enumerated().sorted {
      ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset)
    }
    return queue.map { decide($0.element) }
  }

  private mutating func decide(_ pod: PlainPod) -> PodFacts {
    if !pod.gates.isEmpty {
      let gates = pod.gates.joined(separator: " ")
      return facts(pod, outcome: "gated", message: "waiting for scheduling gates: [\(gates)]")
    }
    if nodes.isEmpty { return facts(pod, outcome: "unschedulable", message: "no nodes available to schedule pods") }
    let limit = nodeNames(of: pod)
    var rejections: [String: Rejection] = [:]
    var considered = 0
    for node in nodes {
      if let limit, !limit.contains(node.name) {
        let reason = "node(s) didn't satisfy plugin(s) [NodeAffinity]"
        rejections[node.name] = Rejection(plugin: "", isResolvable: false, reasons: [reason])
        continue
      }
      considered += 1
      rejections[node.name] = filter(pod, node)
    }
    let feasible = nodes.filter { rejections[$0.name] == nil }
    if feasible.isEmpty {
      var facts = facts(
        pod, outcome: "unschedulable",
        message: message(rejections) + (version.minor < 37 ? " no new claims to deallocate," : "")
          + " preemption: not eligible due to preemptionPolicy=Never.",
        evaluated: considered)
      addNodes(to: &facts, rejections, [], [])
      return facts
    }
    let scores = scores(pod, feasible).sorted { $0.plugin < $1.plugin }
    let totals = feasible.indices.map { index in
      scores.reduce(0) { $0 + $1.normalized[index] * $1.weight }
    }
    let best = totals.max() ?? 0
    let ties = feasible.indices.filter { totals[$0] == best }.map { feasible[$0] }
    var facts = facts(
      pod, outcome: "scheduled", message: "", node: ties[0].name, ties: ties.map(\.name), evaluated: considered,
      feasible: feasible.count)
    addNodes(to: &facts, rejections, feasible, scores)
    placed.append((pod, ties[0]))
    return facts
  }

  private func facts(
    _ pod: PlainPod, outcome: String, message: String, node: String = "", ties: [String] = [], evaluated: Int = 0,
    feasible: Int = 0
  ) -> PodFacts {
    var facts = PodFacts(pod: pod.title)
    facts.add(.profile, .text("default-scheduler"))
    facts.add(.outcome, .text(outcome))
    facts.add(.message, .text(message))
    facts.add(.evaluatedNodes, .number(Int64(evaluated)))
    facts.add(.feasibleNodes, .number(Int64(feasible)))
    facts.add(.node, .text(node))
    facts.add(.ties, .list(ties))
    facts.add(.preemption, .nothing)
    return facts
  }

  private func addNodes(
    to facts: inout PodFacts, _ rejections: [String: Rejection], _ feasible: [PlainNode], _ scores: [Score]
  ) {
    facts.add(.nodeOrder, .list(nodes.map(\.name)))
    for node in nodes {
      let rejection = rejections[node.name]
      facts.add(.feasible(node: node.name), .truth(rejection == nil))
      if let rejection {
        let code = rejection.isResolvable ? "Unschedulable" : "UnschedulableAndUnresolvable"
        facts.add(
          .rejection(node: node.name), .rejection(plugin: rejection.plugin, code: code, reasons: rejection.reasons))
      }
      guard let index = feasible.firstIndex(where: { $0.name == node.name }) else { continue }
      var total: Int64 = 0
      for score in scores {
        let weighted = score.normalized[index] * score.weight
        total += weighted
        facts.add(
          .score(node: node.name, plugin: score.plugin),
          .score(raw: score.raw[index], normalized: score.normalized[index], weight: score.weight, weighted: weighted))
      }
      facts.add(.total(node: node.name), .number(total))
    }
  }

  private func message(_ rejections: [String: Rejection]) -> String {
    var counts: [String: Int] = [:]
    for rejection in rejections.values {
      for reason in rejection.reasons { counts[reason, default: 0] += 1 }
    }
    let parts = counts.map { "\($0.value) \($0.key)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "0/\(nodes.count) nodes are available: \(parts.joined(separator: ", "))."
  }

  /// The names that required node affinity is limited to, nil when some term is not.
  private func nodeNames(of pod: PlainPod) -> Set<String>? {
    guard let terms = pod.requiredNodeTerms, !terms.isEmpty, terms.allSatisfy({ $0.name != nil }) else { return nil }
    return Set(terms.compactMap(\.name))
  }

  /// Pods on a node.
  func pods(on node: PlainNode) -> [PlainPod] { placed.filter { $0.node.name == node.name }.map(\.pod) }
}
