public import SourceText
import Symbols
import YAML

/// Which object of a file something belongs to.
public struct ObjectHead: Hashable, Sendable {
  public let kind: String
  /// Empty where the manifest names none.
  public let namespace: String
  public let name: String
  /// The whole object.
  public let range: SourceRange
  /// The document's number in its file, from 0.
  public let index: Int

  /// `Deployment shop/web`, as far as it has one.
  public var title: String {
    let kind = kind.isEmpty ? "object" : kind
    if name.isEmpty { return kind }
    return namespace.isEmpty ? "\(kind) \(name)" : "\(kind) \(namespace)/\(name)"
  }

  init(_ node: YAMLNode, index: Int) {
    let metadata = node[.metadata]
    kind = node[.kind]?.text ?? ""
    namespace = metadata?[.namespace]?.text ?? ""
    let name = metadata?[.name]?.text ?? ""
    self.name = name.isEmpty ? metadata?[.generateName]?.text ?? "" : name
    range = node.range
    self.index = index
  }
}
