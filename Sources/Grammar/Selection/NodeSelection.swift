public import Kubernetes
import SourceText
public import Symbols
public import YAML

/// Which nodes an assertion is about; every condition that is given must hold.
public struct NodeSelection: Hashable, Sendable {
  /// `node` or `nodes`: any of the names.
  public var names: [Glob] = []
  /// Of `nodeSelector`, and labels that stand as keys themselves.
  public var labels: [FieldReader.Label] = []
  /// `zone` or `zones`: any of them.
  public var zones: [Symbol] = []

  public init() {}

  public var isEmpty: Bool { names.isEmpty && labels.isEmpty && zones.isEmpty }

  public func matches(_ node: Node) -> Bool {
    if !names.isEmpty {
      let name = node.metadata.name.text
      guard names.contains(where: { $0.matches(name) }) else { return false }
    }
    if !zones.isEmpty {
      guard let zone = node.metadata.labels[.zone], zones.contains(zone) else { return false }
    }
    return labels.allSatisfy { node.metadata.labels[$0.key] == $0.value }
  }
}

extension NodeSelection: CustomStringConvertible {
  /// `node-a`, `node-a or node-b`, `a node with pool=general in zone eu-west-1b`.
  public var description: String { words("a node") }

  /// `node-a or node-b`, `nodes with pool=general`.
  public var plural: String { words("nodes") }

  private func words(_ noun: String) -> String {
    var text = names.isEmpty ? noun : names.map(\.pattern).joined(separator: " or ")
    if !labels.isEmpty { text += " with \(labels.map(\.text).joined(separator: ", "))" }
    if !zones.isEmpty { text += " in zone \(zones.map(\.text).joined(separator: " or "))" }
    return text
  }
}

extension NodeSelection {
  public static let shape = ObjectShape<NodeSelection>("nodes", fields(\.self))

  /// The keys of a node selection as part of another mapping.
  public static func fields<Target>(_ path: any WritableKeyPath<Target, NodeSelection> & Sendable) -> [ShapeField<
    Target
  >] {
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
  public static func read(_ node: YAMLNode, as place: String, _ reader: inout FieldReader) -> NodeSelection? {
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
