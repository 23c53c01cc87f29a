import ControlPlane
import Grammar
import Kubernetes
import SourceText
import Symbols

extension NodeSelection {
  /// The rows of the matching nodes, all when nothing is asked of them, or a mismatch when a condition holds for no node:
  /// it is misspelt, or the cluster is not the one that was meant, and what is said of no node proves nothing.
  func rows(in placements: Placements) throws(Mismatch) -> [Int] {
    let nodes = placements.run.nodes
    if isEmpty { return Array(nodes.indices) }
    for name in names where !nodes.contains(where: { name.matches($0.metadata.name.text) }) {
      let known = nodes.map(\.metadata.name.text)
      let near = Spelling.nearest(to: name.pattern, among: known, limit: 3)
      let hint = near.isEmpty ? "nodes: \(known.listed(limit: 5))" : "near: \(near.joined(separator: ", "))"
      throw .noNode("node \(name.pattern)", nodes.isEmpty ? "the cluster has no nodes" : hint)
    }
    for zone in zones { try check(.zone, zone, called: "zone \(zone.text)", in: nodes) }
    for label in labels { try check(label.key, label.value, called: label.text, in: nodes) }
    let rows = nodes.indices.filter { matches(nodes[$0]) }
    if rows.isEmpty { throw .noNode(description, "no node meets all of it at once") }
    return rows
  }

  private func check(_ key: Symbol, _ value: Symbol, called name: String, in nodes: [Node]) throws(Mismatch) {
    if nodes.contains(where: { $0.metadata.labels[key] == value }) { return }
    var values: [String] = []
    for node in nodes {
      if let found = node.metadata.labels[key]?.text, !values.contains(found) { values.append(found) }
    }
    let hint = "label \(key.text) has the values \(values.listed(limit: 5))"
    throw .noNode(name, values.isEmpty ? "no node has the label \(key.text)" : hint)
  }
}
