import Scheduler
import Versions

@testable import Conformance

/// kube-scheduler's rules once more, slow and obvious: for each pod everything is worked out anew from all nodes and all
/// pods, with dictionaries and loops.
struct PlainScheduler {
  let cluster: PlainCluster
  let version: KubernetesVersion
  /// In name order.
  let nodes: [PlainNode]
  /// Labels of all namespaces that are given or used.
  let namespaces: [String: [String: String]]
  var placed: [(pod: PlainPod, node: PlainNode)] = []
  /// Pods that are taken to be on a node while it is asked.
  var visitors: [(pod: PlainPod, node: PlainNode)] = []
  /// Placed pods that are taken to have left.
  var gone: [(pod: PlainPod, node: PlainNode)] = []
  /// Pending pods by the node that they were promised.
  var nominations: [(pod: PlainPod, node: String)] = []
  /// As the pods placed so far have left them.
  var claims: [PlainClaim]

  struct Rejection: Equatable {
    var plugin: String
    var isResolvable: Bool
    var reasons: [String]
    /// The attempt fails for this, which is no matter of fit.
    var error: String?
    /// Names of claims that have their devices elsewhere, or will not get them.
    var unavailable: [String] = []
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
    claims = cluster.claims
    // Until 1.37 nobody knows of a pod that does not come into the queue.
    for pod in cluster.pending where nodes.contains(where: { $0.name == pod.nominatedNode }) {
      if version.minor >= 37 || gate(pod) == nil { nominations.append((pod, pod.nominatedNode)) }
    }
  }

  func leavesOut(_ point: String, _ plugin: String) -> Bool {
    cluster.disabled.contains(PlainPoint(point: point, plugin: plugin))
  }

  /// What keeps a pod out of the queue.
  private func gate(_ pod: PlainPod) -> String? {
    if !pod.gates.isEmpty, !leavesOut("preEnqueue", "SchedulingGates") {
      return "waiting for scheduling gates: [\(pod.gates.joined(separator: " "))]"
    }
    return leavesOut("preEnqueue", "DynamicResources") ? nil : missingClaim(pod)
  }

  /// Decides on all pending pods, the important ones first.
  mutating func run() -> [PodFacts] {
    let queue = cluster.pending.enumerated().sorted {
      ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset)
    }
    return queue.map { decide($0.element) }
  }

  private mutating func decide(_ pod: PlainPod) -> PodFacts {
    if let gate = gate(pod) { return facts(pod, outcome: "gated", message: gate) }
    if nodes.isEmpty { return facts(pod, outcome: "unschedulable", message: "no nodes available to schedule pods") }
    if !leavesOut("preFilter", "DynamicResources"), let refusal = deviceRefusal(pod) {
      let rejection = Rejection(plugin: "DynamicResources", isResolvable: false, reasons: [refusal])
      let rejections = Dictionary(uniqueKeysWithValues: nodes.map { ($0.name, rejection) })
      return unschedulable(
        pod, rejections, asked: [:], evaluated: 0, head: "0/\(nodes.count) nodes are available: \(refusal).",
        readsClaims: false)
    }
    var rejections: [String: Rejection] = [:]
    var asked = nodes
    let limit = leavesOut("preFilter", "NodeAffinity") ? nil : nodeNames(of: pod)
    if let limit { asked = nodes.filter { limit.contains($0.name) } }
    var refusers: Set<String> = ["NodeAffinity"]
    if let nominated = nodes.first(where: { $0.name == pod.nominatedNode }) {
      // It is asked before all others, whatever PreFilter says; an error there is as if nobody had asked.
      guard let rejection = judge(pod, nominated) else {
        return scheduled(pod, [nominated], rejections, evaluated: 1, rows: [nominated])
      }
      if rejection.error == nil {
        rejections[nominated.name] = rejection
        refusers.insert(rejection.plugin)
      }
    }
    for node in asked { rejections[node.name] = judge(pod, node) }
    for node in asked {
      guard let rejection = rejections[node.name], let error = rejection.error else { continue }
      return failed(pod, "running \"\(rejection.plugin)\" filter plugin: \(error)")
    }
    let feasible = asked.filter { rejections[$0.name] == nil }
    let evaluated = feasible.count + rejections.count
    let own = rejections
    for node in nodes where rejections[node.name] == nil && !asked.contains(where: { $0.name == node.name }) {
      let reason = "node(s) didn't satisfy plugin(s) [\(refusers.sorted().joined(separator: " "))]"
      rejections[node.name] = Rejection(plugin: "", isResolvable: false, reasons: [reason])
    }
    if feasible.isEmpty {
      return unschedulable(pod, rejections, asked: own, evaluated: evaluated, head: message(rejections))
    }
    return scheduled(pod, feasible, rejections, evaluated: evaluated, rows: nodes)
  }

  private mutating func failed(_ pod: PlainPod, _ message: String) -> PodFacts {
    endNomination(pod)
    return facts(pod, outcome: "error", message: message)
  }

  private mutating func endNomination(_ pod: PlainPod) { nominations.removeAll { $0.pod.title == pod.title } }

  /// - Parameter asked: what nodes said themselves; the others cannot be helped.
  private mutating func unschedulable(
    _ pod: PlainPod, _ rejections: [String: Rejection], asked: [String: Rejection], evaluated: Int, head: String,
    readsClaims: Bool = true
  ) -> PodFacts {
    var facts = facts(pod, outcome: "unschedulable", message: head, evaluated: evaluated)
    addNodes(to: &facts, nodes, rejections, [], [])
    var texts: [String] = []
    if leavesOut("preFilter", "DynamicResources") {
      // An error, after which nobody preempts.
      facts.set(.message, .text("\(head) not found"))
      return facts
    }
    // Preemption tries with the devices as the attempt found them.
    let found = self
    if deallocate(pod, Array(asked.values)) {
      texts.append("deallocation of ResourceClaim completed")
    } else if version.minor < 37 {
      texts.append(pod.claims.isEmpty || !readsClaims ? "no new claims to deallocate" : "still not schedulable")
    }
    switch found.preempt(pod, asked) {
    case .nominated(let node, let victims, let violations):
      facts.set(.outcome, .text("nominated"))
      facts.set(
        .preemption,
        .preemption(nominatedNode: node.name, victims: victims.map(\.title), violations: Int64(violations)))
      endNomination(pod)
      nominations.removeAll { $0.node == node.name && $0.pod.priority < pod.priority }
      nominations.append((pod, node.name))
      return facts
    case .failed(let text, let endsNomination, let isError):
      if endsNomination { endNomination(pod) }
      texts = (isError ? [] : texts) + ["preemption: \(text)"]
    }
    facts.set(.message, .text("\(head) \(texts.joined(separator: ", "))"))
    return facts
  }

  /// - Parameter rows: the nodes that the report knows of.
  private mutating func scheduled(
    _ pod: PlainPod, _ feasible: [PlainNode], _ rejections: [String: Rejection], evaluated: Int, rows: [PlainNode]
  ) -> PodFacts {
    // One node needs no scores, so nothing can go wrong with them.
    if feasible.count > 1, let failing = failingScores(pod, feasible).first {
      return failed(pod, "running Score plugins: plugin \"\(failing.plugin)\" failed with: \(failing.error)")
    }
    for plugin in ["VolumeBinding", "DynamicResources"] where leavesOut("preFilter", plugin) {
      return failed(pod, "running Reserve plugin \"\(plugin)\": not found")
    }
    if leavesOut("filter", "DynamicResources"), claims(of: pod).contains(where: { $0.allocation == nil }) {
      return failed(pod, "running Reserve plugin \"DynamicResources\": claim allocation not found for node")
    }
    let scores = scores(pod, feasible).sorted { $0.plugin < $1.plugin }
    let totals = feasible.indices.map { index in
      scores.reduce(0) { $0 + $1.normalized[index] * $1.weight }
    }
    let best = totals.max() ?? 0
    let ties = feasible.indices.filter { totals[$0] == best }.map { feasible[$0] }
    var facts = facts(
      pod, outcome: "scheduled", message: "", node: ties[0].name, ties: ties.map(\.name), evaluated: evaluated,
      feasible: feasible.count)
    addNodes(to: &facts, rows, rejections, feasible, scores)
    reserve(pod, ties[0])
    placed.append((pod, ties[0]))
    endNomination(pod)
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
    to facts: inout PodFacts, _ rows: [PlainNode], _ rejections: [String: Rejection], _ feasible: [PlainNode],
    _ scores: [Score]
  ) {
    facts.add(.nodeOrder, .list(rows.map(\.name)))
    for node in rows {
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
    return message(counts)
  }

  func message(_ counts: [String: Int]) -> String {
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

  /// Pods that are, or are taken to be, on some node.
  var around: [(pod: PlainPod, node: PlainNode)] {
    placed.filter { other in !gone.contains { $0.pod.title == other.pod.title } } + visitors
  }

  func company(on node: PlainNode) -> [PlainPod] { around.filter { $0.node.name == node.name }.map(\.pod) }
}

extension PodFacts {
  /// Says something else than before.
  fileprivate mutating func set(_ key: Fact.Key, _ value: Fact.Value) {
    facts.removeAll { $0.key == key }
    add(key, value)
  }
}
