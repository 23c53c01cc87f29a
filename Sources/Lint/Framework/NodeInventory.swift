public import Kubernetes
public import Symbols

/// The nodes that rules hold manifests against.
public struct NodeInventory: Sendable {
  /// In name order.
  public let nodes: [Node]
  /// By label key: each value with the number of nodes that carry it.
  private let values: [Symbol: [Symbol: Int]]
  /// Each resource of a node's allocatable with the number of nodes that have more than none of it.
  public let resources: [Symbol: Int]

  public init(_ nodes: [Node]) {
    self.nodes = nodes
    var values: [Symbol: [Symbol: Int]] = [:]
    var resources: [Symbol: Int] = [:]
    for node in nodes {
      for label in node.metadata.labels.labels { values[label.key, default: [:]][label.value, default: 0] += 1 }
      for amount in node.allocatable.amounts { resources[amount.name, default: 0] += amount.quantity.isZero ? 0 : 1 }
    }
    self.values = values
    self.resources = resources
  }

  public var count: Int { nodes.count }

  /// How many nodes carry a label of that key.
  public func count(ofKey key: Symbol) -> Int { values[key]?.values.reduce(0, +) ?? 0 }

  /// How many nodes carry that very label.
  public func count(ofKey key: Symbol, value: Symbol) -> Int { values[key]?[value] ?? 0 }

  /// All label keys, each with the number of nodes that carry it.
  public var keys: [Candidate] { values.keys.map { Candidate(text: $0.text, count: count(ofKey: $0)) } }

  /// The values of a key, each with the number of nodes that carry it.
  public func values(ofKey key: Symbol) -> [Candidate] {
    (values[key] ?? [:]).map { Candidate(text: $0.key.text, count: $0.value) }
  }

  /// Rows of the nodes that `nodeSelector` and required node affinity leave.
  public func selected(by spec: PodSpec) -> [Int] {
    if spec.nodeSelector == nil, spec.affinity?.requiredNode == nil { return Array(nodes.indices) }
    return nodes.indices.filter { row in
      let metadata = nodes[row].metadata
      return spec.matchesRequiredNodeAffinity(name: metadata.name, labels: metadata.labels, pinnedTo: nil)
    }
  }

  /// Which nodes a pod can stand on, as far as labels and taints decide.
  public func eligibility(of spec: PodSpec) -> Eligibility {
    var eligibility = Eligibility(total: nodes.count, selected: selected(by: spec))
    for row in eligibility.selected {
      if let taint = Self.refusingTaint(of: nodes[row], for: spec.tolerations) {
        eligibility.refuse(taint)
      } else {
        eligibility.rows.append(row)
      }
    }
    return eligibility
  }

  /// The first taint that keeps pods with these tolerations off, nil if none does.
  ///
  /// Taints that the control plane sets and takes away by a node's condition (`node.kubernetes.io/not-ready`, a cordon
  /// ...) do not count: what a manifest asks for is not wrong because of them.
  public static func refusingTaint(of node: Node, for tolerations: [Toleration]) -> Taint? {
    node.taints.first { $0.isLasting && $0.effect != .preferNoSchedule && !tolerations.tolerate($0) }
  }
}

extension Taint {
  /// Not one that comes and goes with a node's condition.
  public var isLasting: Bool {
    !key.hasPrefix("node.kubernetes.io/") && !key.hasPrefix("node.cloudprovider.kubernetes.io/")
  }
}
