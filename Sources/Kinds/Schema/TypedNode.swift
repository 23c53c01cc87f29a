public import Symbols
public import YAML

/// An object as its description sees it: fields by name, each with its type, and the path that messages name.
public struct TypedNode: Sendable {
  public let node: YAMLNode
  public let type: SchemaType
  /// `spec.containers[0].image`; empty for the object itself.
  public let path: String

  public init(_ node: YAMLNode, _ type: SchemaType) { self.init(node, type, path: "") }

  private init(_ node: YAMLNode, _ type: SchemaType, path: String) {
    self.node = node
    self.type = type
    self.path = path
  }

  /// A field of an object; nil where it is missing, null, or no field of the type.
  public subscript(_ name: Symbol) -> TypedNode? {
    guard let field = type.field(name), let value = node[name], !value.isNull else { return nil }
    return TypedNode(value, field.type, path: path.isEmpty ? name.text : "\(path).\(name.text)")
  }

  /// The fields of an object that are there, in the order of the text; what the type does not know is left out.
  public var fields: [(name: Symbol, value: TypedNode)] {
    node.entries.compactMap { entry in self[entry.key].map { (entry.key, $0) } }
  }

  /// The values of a map by their keys.
  public var entries: [(key: Symbol, value: TypedNode)] {
    guard let element = type.element, node.kind == .mapping else { return [] }
    return node.entries.map { ($0.key, TypedNode($0.value, element, path: "\(path)[\($0.key.text)]")) }
  }

  /// The items of a list.
  public var items: [TypedNode] {
    guard let element = type.element, node.kind == .sequence else { return [] }
    return node.items.enumerated().map { TypedNode($1, element, path: "\(path)[\($0)]") }
  }
}
