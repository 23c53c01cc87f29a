import Symbols

/// Labels of nodes that Kubernetes sets itself.
enum NodeLabelNames {
  /// Old names, each with what took its place.
  static let replacements: [Symbol: Symbol] = [
    "beta.kubernetes.io/arch": "kubernetes.io/arch",
    "beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
    "beta.kubernetes.io/os": "kubernetes.io/os",
    "failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
    "failure-domain.kubernetes.io/region": "topology.kubernetes.io/region",
    "failure-domain.kubernetes.io/zone": "topology.kubernetes.io/zone",
    "node-role.kubernetes.io/master": "node-role.kubernetes.io/control-plane",
  ]

  static let current = [
    "kubernetes.io/arch", "kubernetes.io/hostname", "kubernetes.io/os", "node.kubernetes.io/instance-type",
    "node-role.kubernetes.io/control-plane", "topology.kubernetes.io/region", "topology.kubernetes.io/zone",
  ]
}

extension Suggestion {
  /// What was probably meant by a label key that no node has: what took its place, or a key that is near.
  init(forKey key: Symbol, among nodes: NodeInventory) {
    if let replacement = NodeLabelNames.replacements[key], nodes.count(ofKey: replacement) > 0 {
      self.init(certain: Candidate(text: replacement.text, count: nodes.count(ofKey: replacement)))
    } else {
      // Nobody should start to use an old name where the nodes have the new one.
      let outdated = Set(
        NodeLabelNames.replacements.filter { nodes.count(ofKey: $0.value) > 0 }.map { $0.key.text })
      self.init(for: key.text, among: nodes.keys.filter { !outdated.contains($0.text) })
    }
  }
}
