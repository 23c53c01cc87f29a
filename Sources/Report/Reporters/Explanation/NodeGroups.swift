/// Nodes that are alike, under the first of them.
struct NodeGroups {
  /// Up to here each node is shown by itself.
  static let foldingThreshold = 8
  /// Above this, what is left over after folding is told in sum.
  static let mostRows = 12

  struct Group {
    var nodes: [NodeReport]

    var first: NodeReport { nodes[0] }

    /// `node-a`, or `17 nodes like node-a`.
    var label: String {
      nodes.count == 1 ? first.name : "\(nodes.count) nodes like \(first.name)"
    }
  }

  /// Puts nodes with equal keys together, in order of the first of each.
  static func fold<Key: Hashable>(_ nodes: [NodeReport], by key: (NodeReport) -> Key) -> [Group] {
    var slots: [Key: Int] = [:]
    var groups: [Group] = []
    for node in nodes {
      let key = key(node)
      if let slot = slots[key] {
        groups[slot].nodes.append(node)
      } else {
        slots[key] = groups.count
        groups.append(Group(nodes: [node]))
      }
    }
    return groups
  }

  static func each(_ nodes: [NodeReport]) -> [Group] {
    nodes.map { Group(nodes: [$0]) }
  }
}
