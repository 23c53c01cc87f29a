public import Kubernetes
import Symbols

/// The nodes of a cluster put together into pools of nodes that are alike: the way back from Node objects.
///
/// What pools do not tell stays behind: names, labels that have another value on every node, small differences in memory
/// and disk between machines of one kind, images, cordons.
public struct NodePoolGroups: Sendable {
  public struct Pool: Sendable {
    public var name: String
    public var nodes: [Node]
    /// Without those that are each node's own.
    public var labels: [LabelSet.Label]
    public var allocatable: [(name: String, amount: String)]
    public var zones: [String]
    public var region: String?
  }

  public let pools: [Pool]
  /// Labels that tell nodes apart one by one.
  public let ownLabels: [String]

  /// Labels that a pool sets by itself, and the older names of its places.
  private static let placeLabels: Set<Symbol> = [
    .hostname, .zone, .region, .betaZone, .betaRegion,
  ]
  /// Amounts that differ a little between machines of one kind.
  private static let uneven: Set<Symbol> = ["memory", "ephemeral-storage"]

  /// - Parameter nodes: in any order.
  public init(_ nodes: [Node]) {
    let nodes = nodes.sorted { $0.metadata.name.precedes($1.metadata.name) }
    let own = Self.ownLabels(of: nodes)
    var order: [[String]] = []
    var groups: [[String]: [Node]] = [:]
    for node in nodes {
      let key = Self.likeness(of: node, without: own)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(node)
    }
    var taken: Set<String> = []
    pools = order.compactMap { groups[$0] }.flatMap(Self.parts).map { Self.pool($0, in: $1, without: own, &taken) }
    ownLabels = own.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Keys with another value on every node that has them.
  private static func ownLabels(of nodes: [Node]) -> Set<Symbol> {
    var values: [Symbol: (nodes: Int, distinct: Set<Symbol>)] = [:]
    for node in nodes {
      for label in node.metadata.labels.labels where !placeLabels.contains(label.key) {
        values[label.key, default: (0, [])].nodes += 1
        values[label.key]?.distinct.insert(label.value)
      }
    }
    return Set(values.filter { $1.nodes > 2 && $1.distinct.count == $1.nodes }.keys)
  }

  /// What nodes of one pool have in common.
  private static func likeness(of node: Node, without own: Set<Symbol>) -> [String] {
    let labels = kept(node, without: own).map { "\($0.key.text)=\($0.value.text)" }
    let amounts = node.allocatable.amounts.filter { !uneven.contains($0.name) }
      .map { "\($0.name.text)=\($0.quantity.canonicalText)" }.sorted()
    let place = [node.metadata.labels[.region]?.text ?? "", node.metadata.labels[.zone] == nil ? "" : "in a zone"]
    return [labels, ["taints"], node.taints.map(\.text).sorted(), ["amounts"], amounts, place].flatMap { $0 }
  }

  private static func kept(_ node: Node, without own: Set<Symbol>) -> [LabelSet.Label] {
    node.metadata.labels.sortedByText.filter { !placeLabels.contains($0.key) && !own.contains($0.key) }
  }

  private static func pool(
    _ nodes: [Node], in zone: String?, without own: Set<Symbol>, _ taken: inout Set<String>
  ) -> Pool {
    let first = nodes[0]
    // A pool is told by what its weakest node has.
    let amounts = first.allocatable.amounts.map { amount in
      let least = nodes.compactMap { $0.allocatable[amount.name] }.min() ?? amount.quantity
      return (amount.name.text, least.canonicalText)
    }
    // The nodes of a pool without a count have its name, and other pools must not have it either.
    let label = first.pool?.text ?? "nodes"
    let stem = zone.map { "\(label)-\($0)" } ?? label
    var name = objectName(stem)
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(objectName(stem))-\(number)"
      number += 1
    }
    return Pool(
      name: name, nodes: nodes, labels: labels(of: first, without: own), allocatable: amounts,
      zones: zones(of: nodes), region: first.metadata.labels[.region]?.text)
  }

  /// Without what a pool sets by itself.
  private static func labels(of node: Node, without own: Set<Symbol>) -> [LabelSet.Label] {
    let labels = node.metadata.labels
    return kept(node, without: own).filter { label in
      switch label.key {
      case "kubernetes.io/os": label.value != "linux"
      case "kubernetes.io/arch": label.value != "amd64"
      case "beta.kubernetes.io/os": label.value != labels["kubernetes.io/os"]
      case "beta.kubernetes.io/arch": label.value != labels["kubernetes.io/arch"]
      default: true
      }
    }
  }

  /// Nodes that take turns over the zones, as those of a pool do; otherwise the nodes of each zone with its name.
  private static func parts(of nodes: [Node]) -> [(nodes: [Node], zone: String?)] {
    let all = nodes.map { $0.metadata.labels[.zone]?.text ?? "" }
    let names = distinct(all)
    let turns = nodes.indices.map { names[$0 % names.count] }
    if turns.sorted() == all.sorted() { return [(nodes, nil)] }
    return names.map { name in (nodes.filter { ($0.metadata.labels[.zone]?.text ?? "") == name }, name) }
  }

  private static func zones(of nodes: [Node]) -> [String] {
    distinct(nodes.compactMap { $0.metadata.labels[.zone]?.text })
  }

  private static func distinct(_ texts: [String]) -> [String] {
    Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A text as part of a node's name: lower case letters, digits and dashes.
  public static func objectName(_ text: String) -> String {
    let letters = text.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    let name = String(letters.drop { $0 == "-" }.prefix(40))
    return name.isEmpty ? "nodes" : name.last == "-" ? name + "x" : name
  }
}
