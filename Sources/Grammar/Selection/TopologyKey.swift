public import Kubernetes
import SourceText
public import Symbols
public import YAML

/// What tells one place from another: a label of nodes, or the node itself.
public struct TopologyKey: Hashable, Sendable {
  /// nil: each node is a place of its own.
  public let label: Symbol?

  public static let node = TopologyKey(label: nil)

  /// Short words for the keys that are used most.
  private static let words: [(word: String, label: Symbol?)] = [
    ("node", nil), ("zone", Symbol.zone), ("region", .region),
  ]

  public func domain(of node: Node) -> Symbol? {
    guard let label else { return node.metadata.name }
    return node.metadata.labels[label]
  }

  public static func read(_ node: YAMLNode, _ place: String, _ reader: inout FieldReader) -> TopologyKey? {
    guard let text = reader.string(node, place) else { return nil }
    return TopologyKey(label: words.first { $0.word == text }.map(\.label) ?? Symbol(text))
  }
}

extension TopologyKey: CustomStringConvertible {
  /// `node`, `zone`, or the label.
  public var description: String { Self.words.first { $0.label == label }?.word ?? label?.text ?? "" }
}

extension TopologyKey {
  /// `on node-a`, `in eu-west-1a`.
  public func stand(_ name: String) -> String { label == nil ? "on \(name)" : "in \(name)" }
}
