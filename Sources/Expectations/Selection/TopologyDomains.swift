import ControlPlane
import Grammar
import Kubernetes
import Scheduler
import SourceText
import Symbols

/// The places that some nodes make up, in name order.
struct TopologyDomains {
  let key: TopologyKey
  let names: [Symbol]
  private let nodes: [Node]

  /// - Throws: a mismatch when none of the nodes has the label.
  init(_ key: TopologyKey, of rows: [Int], in placements: Placements) throws(Mismatch) {
    self.key = key
    nodes = placements.run.nodes
    var seen: Set<Symbol> = []
    var names: [Symbol] = []
    for row in rows {
      if let name = key.domain(of: nodes[row]), seen.insert(name).inserted { names.append(name) }
    }
    self.names = names.sorted { $0.precedes($1) }
    if names.isEmpty {
      let hint = nodes.isEmpty ? "the cluster has no nodes" : Self.hint(key, nodes)
      throw .noNode("nodes with the label \(key.label?.text ?? "of their name")", hint)
    }
  }

  private static func hint(_ key: TopologyKey, _ nodes: [Node]) -> String {
    var labels: Set<Symbol> = []
    for node in nodes { labels.formUnion(node.metadata.labels.labels.map(\.key)) }
    let known = labels.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let near = Spelling.nearest(to: key.label?.text ?? "", among: known, limit: 3)
    if !near.isEmpty { return "near: \(near.joined(separator: ", "))" }
    return known.isEmpty ? "the nodes have no labels" : "labels of the nodes: \(known.listed(limit: 5))"
  }

  /// The domain of a node, nil for a node without the label.
  func domain(ofNode row: Int) -> Symbol? { key.domain(of: nodes[row]) }

  /// How many of these pods stand in each domain, in the order of ``names``; those elsewhere do not count.
  func counts(of pods: [Int], in placements: Placements) -> [Int] {
    var counts: [Symbol: Int] = [:]
    for pod in pods {
      guard let node = placements.run.pods[pod].decision.node, let name = domain(ofNode: node) else { continue }
      counts[name, default: 0] += 1
    }
    return names.map { counts[$0] ?? 0 }
  }

  /// The rows of the nodes of a domain.
  func rows(of name: Symbol) -> [Int] { nodes.indices.filter { domain(ofNode: $0) == name } }

  /// `a 3, b 1, c 0`.
  func text(_ counts: [Int]) -> String {
    zip(names, counts).map { "\($0.text) \($1)" }.listed(limit: 8)
  }
}
