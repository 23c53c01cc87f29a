import ControlPlane
import Kubernetes
import SourceText
import Symbols
import YAML

/// Which nodes an assertion is about; every condition that is given must hold.
struct NodeSelection: Hashable, Sendable {
  /// `node` or `nodes`: any of the names.
  var names: [Glob] = []
  /// Of `nodeSelector`, and labels that stand as keys themselves.
  var labels: [FieldReader.Label] = []
  /// `zone` or `zones`: any of them.
  var zones: [Symbol] = []

  var isEmpty: Bool { names.isEmpty && labels.isEmpty && zones.isEmpty }

  func matches(_ node: Node) -> Bool {
    if !names.isEmpty {
      let name = node.metadata.name.text
      guard names.contains(where: { $0.matches(name) }) else { return false }
    }
    if !zones.isEmpty {
      guard let zone = node.metadata.labels[.zone], zones.contains(zone) else { return false }
    }
    return labels.allSatisfy { node.metadata.labels[$0.key] == $0.value }
  }

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

extension NodeSelection: CustomStringConvertible {
  /// `node-a`, `node-a or node-b`, `a node with pool=general in zone eu-west-1b`.
  var description: String { words("a node") }

  /// `node-a or node-b`, `nodes with pool=general`.
  var plural: String { words("nodes") }

  private func words(_ noun: String) -> String {
    var text = names.isEmpty ? noun : names.map(\.pattern).joined(separator: " or ")
    if !labels.isEmpty { text += " with \(labels.map(\.text).joined(separator: ", "))" }
    if !zones.isEmpty { text += " in zone \(zones.map(\.text).joined(separator: " or "))" }
    return text
  }
}

extension NodeSelection {
  static let shape = ObjectShape<NodeSelection>("nodes", fields(\.self))

  /// The keys of a node selection as part of another mapping.
  static func fields<Target>(_ path: any WritableKeyPath<Target, NodeSelection> & Sendable) -> [ShapeField<Target>] {
    [
      ShapeField("node") { entry, target, reader in
        guard let name = reader.string(entry.value, "node") else { return }
        reader.checkOnlyOne("node and nodes", target[keyPath: path].names.isEmpty, at: entry.keyRange)
        target[keyPath: path].names.append(Glob(name))
      },
      ShapeField("nodes") { entry, target, reader in
        guard let items = reader.list(entry.value, "nodes") else { return }
        reader.checkOnlyOne("node and nodes", target[keyPath: path].names.isEmpty, at: entry.keyRange)
        for item in items {
          if let name = reader.string(item, "a node's name") { target[keyPath: path].names.append(Glob(name)) }
        }
      },
      ShapeField("nodeSelector") { entry, target, reader in
        target[keyPath: path].labels += reader.labels(entry.value, "nodeSelector") ?? []
      },
      ShapeField("zone") { entry, target, reader in
        guard let zone = reader.string(entry.value, "zone") else { return }
        reader.checkOnlyOne("zone and zones", target[keyPath: path].zones.isEmpty, at: entry.keyRange)
        target[keyPath: path].zones.append(Symbol(zone))
      },
      ShapeField("zones") { entry, target, reader in
        guard let items = reader.list(entry.value, "zones") else { return }
        reader.checkOnlyOne("zone and zones", target[keyPath: path].zones.isEmpty, at: entry.keyRange)
        for item in items {
          if let zone = reader.string(item, "a zone") { target[keyPath: path].zones.append(Symbol(zone)) }
        }
      },
      ShapeField(label: { entry, target, reader in
        guard let value = reader.string(entry.value, "label \(entry.key.text)") else { return }
        target[keyPath: path].labels.append(FieldReader.Label(key: entry.key, value: Symbol(value)))
      }),
    ]
  }

  /// Reads a mapping that must name some nodes.
  static func read(_ node: YAMLNode, as place: String, _ reader: inout FieldReader) -> NodeSelection? {
    var selection = NodeSelection()
    guard shape.read(node, as: place, into: &selection, &reader) else { return nil }
    if node.count == 0 {
      reader.error(
        .saysNothing, at: node.range, "\(place) names no nodes, give node, nodes, nodeSelector, zone, zones or a label")
      return nil
    }
    return selection
  }
}

extension FieldReader {
  fileprivate mutating func checkOnlyOne(_ keys: String, _ isFirst: Bool, at range: SourceRange) {
    if !isFirst { error(.contradiction, at: range, "\(keys) say the same thing, keep one of them") }
  }
}
