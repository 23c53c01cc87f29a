import ControlPlane
import Kubernetes
import Symbols

/// Changes that ought to let a pod in, smallest first, found from what each node has against it.
struct FixCandidates {
  private(set) var list: [[Edit]] = []

  /// Of each requirement on a node so many ways to meet it are followed up, and of their combinations so many.
  private static let mostWays = 4
  private static let mostCombinations = 27
  /// How many kinds of nodes are thought of when one is to be added.
  private static let mostModels = 6

  /// - Parameter node: lets the pod in on this node; nil on any.
  init(_ sets: RejectionSets, on node: Int?) {
    let relaxations = Relaxations(sets)
    var found: [[Edit]] = []
    for row in sets.ofRow.indices where node == nil || node == row {
      let open = Self.withoutReflections(sets.ofRow[row].map { sets.requirements[$0] }, sets.ofRow[row], sets.turn)
      found += Self.combinations(open.map { relaxations.of($0, at: row) })
      if let (rest, keys) = Self.taintsByKey(open, sets) {
        found += Self.combinations(keys.map { [.tolerateKey($0)] } + rest.map { relaxations.of($0, at: row) })
      }
    }
    let target = PodTarget(sets.turn.pod, sets.turn.identity)
    if target.identity != nil { found += Self.loweringForAll(sets, on: node) }
    found += Self.additions(sets, on: node)
    var seen: Set<[Edit]> = []
    let costs = found.filter { !$0.isEmpty && seen.insert($0).inserted }.map { edits in
      (cost: edits.reduce(0) { $0 + $1.cost }, edits: edits)
    }
    list = costs.enumerated().sorted { a, b in
      (a.element.cost, a.element.edits.count, a.offset) < (b.element.cost, b.element.edits.count, b.offset)
    }.map(\.element.edits)
  }

  /// The pods of a workload have one manifest: what they have against each other is gone when one gives it up.
  private static func withoutReflections(_ requirements: [Requirement], _ numbers: [Int], _ turn: PodTurn) -> [Int] {
    let hasOwn = requirements.contains { if case .podAntiAffinity = $0.kind { true } else { false } }
    guard turn.identity != nil, hasOwn else { return numbers }
    return zip(requirements, numbers).filter { requirement, _ in
      if case .othersAntiAffinity = requirement.kind { false } else { true }
    }.map(\.1)
  }

  /// The keys of which a node has several taints that the pod does not tolerate, where one toleration is for all of
  /// them, and what else there is against the pod; nil without any.
  private static func taintsByKey(_ numbers: [Int], _ sets: RejectionSets) -> (rest: [Int], keys: [Symbol])? {
    let keyed = numbers.map { number -> (number: Int, key: Symbol?) in
      if case .taint(let taint) = sets.requirements[number].kind { (number, taint.key) } else { (number, nil) }
    }
    let keys = keyed.enumerated().compactMap { place, item -> Symbol? in
      guard let key = item.key, keyed.firstIndex(where: { $0.key == key }) == place else { return nil }
      return keyed.count { $0.key == key } > 1 ? key : nil
    }
    if keys.isEmpty { return nil }
    return (keyed.filter { item in item.key.map { !keys.contains($0) } ?? true }.map(\.number), keys)
  }

  /// One way for each requirement; nothing when some requirement has none. Where there are too many combinations, the
  /// smallest few ways of each requirement alone are combined.
  private static func combinations(_ ways: [[Edit]]) -> [[Edit]] {
    if ways.isEmpty || ways.contains(where: \.isEmpty) { return [] }
    let most = (1...mostWays).last { most in
      ways.reduce(1) { min($0 * min($1.count, most), mostCombinations + 1) } <= mostCombinations
    }
    return ways.reduce([[]]) { sets, edits in
      sets.flatMap { set in edits.prefix(most ?? 1).map { set + [$0] } }
    }
  }

  /// A workload whose own pods fill the nodes can shrink them all, where nothing else keeps the pod off. How far is
  /// found by trying.
  private static func loweringForAll(_ sets: RejectionSets, on node: Int?) -> [[Edit]] {
    let spec = sets.turn.pod.spec.value
    var edits: [[Edit]] = []
    for (index, requirement) in sets.requirements.enumerated() {
      guard case .request(let resource, _) = requirement.kind, !resource.hasPrefix("hugepages-"),
        sets.ofRow.enumerated().contains(where: { (node == nil || node == $0.offset) && $0.element == [index] }),
        let (holder, own) = spec.requestHolders(of: resource).first
      else { continue }
      let amount = RequestAmount(resource)
      guard let least = amount.quantity(atMost: amount.step), least < own else { continue }
      edits.append([.lowerRequest(resource, of: holder, from: own, to: least)])
    }
    return edits
  }

  /// A node like one there is, where an empty one would do.
  private static func additions(_ sets: RejectionSets, on node: Int?) -> [[Edit]] {
    var seen: Set<NodeModel> = []
    var edits: [[Edit]] = []
    let nodes = sets.turn.nodes
    for row in nodes.indices where node == nil || node == row {
      guard seen.insert(NodeModel(nodes[row])).inserted,
        sets.ofRow[row].allSatisfy({ isCuredByRoom(sets.requirements[$0], nodes[row]) })
      else { continue }
      edits.append([
        .addNode(like: nodes[row].metadata.name, name: NewNodeNames(nodes).first(like: nodes[row].metadata.name))
      ])
      if edits.count == mostModels { break }
    }
    return edits
  }

  private static func isCuredByRoom(_ requirement: Requirement, _ node: Node) -> Bool {
    switch requirement.kind {
    case .request(let resource, let amount):
      guard let has = node.allocatable[resource] else { return false }
      return RequestAmount(resource).units(of: has) >= amount
    case .hostPort, .podAntiAffinity, .othersAntiAffinity, .place, .cordon, .spread, .volume, .resourceClaim:
      return true
    case .taint(let taint): return taint.comesWithTheState
    default: return false
    }
  }
}

/// What makes two nodes alike for a pod, but for what stands on them.
private struct NodeModel: Hashable {
  private let taints: [Taint]
  private let labels: LabelSet
  private let allocatable: [String]

  init(_ node: Node) {
    taints = node.taints.filter { !$0.comesWithTheState }
    var labels = node.metadata.labels
    for label in node.metadata.labels.labels where label.value == node.metadata.name { labels[label.key] = nil }
    labels["kubernetes.io/hostname"] = nil
    self.labels = labels
    allocatable = node.allocatable.amounts.map { "\($0.name.text)=\($0.quantity.canonicalText)" }.sorted()
  }
}

/// Names for nodes that are thought of.
struct NewNodeNames {
  private let taken: Set<Symbol>

  init(_ nodes: [Node]) {
    taken = Set(nodes.map(\.metadata.name))
  }

  func first(like name: Symbol) -> Symbol { self.name(like: name, number: 1) }

  /// `node-a-new-1`; a dash more for a name that is taken.
  func name(like model: Symbol, number: Int) -> Symbol {
    var stem = "\(model.text)-new"
    while taken.contains(Symbol("\(stem)-\(number)")) { stem += "-" }
    return Symbol("\(stem)-\(number)")
  }
}
