import Kubernetes
import SourceText
import Symbols
import YAML

/// A place in an object whose types are right: what stands there, if anything, and its path.
///
/// A null is the same as nothing.
struct Field {
  /// The node, or the nearest one around the place where it is missing.
  let node: YAMLNode
  let exists: Bool
  /// The path, or where `name` is a step on from it: most paths are never asked for, and are made only then.
  private let base: FieldPath
  private let name: StaticString?

  init(_ root: YAMLNode) {
    self.init(node: root, exists: true, path: .root)
  }

  private init(node: YAMLNode, exists: Bool, path: FieldPath, name: StaticString? = nil) {
    self.node = node
    self.exists = exists
    self.base = path
    self.name = name
  }

  var path: FieldPath { name.map { base.child($0) } ?? base }

  /// A field of this object.
  subscript(_ name: StaticString) -> Field {
    guard exists, let found = node.value(of: name), !found.isNull else {
      return Field(node: node, exists: false, path: path, name: name)
    }
    if found.kind == .scalar { return Field(node: found, exists: true, path: path, name: name) }
    return Field(node: found, exists: true, path: path.child(name))
  }

  /// The same value under another name, for rules whose errors name something else than what they look at.
  func named(_ path: FieldPath) -> Field { Field(node: node, exists: exists, path: path) }

  var position: SourcePosition { node.position }

  /// The items of a list; a null among them is an empty object.
  var items: [Field] {
    guard exists, node.count > 0 else { return [] }
    var items: [Field] = []
    items.reserveCapacity(node.count)
    for (i, item) in node.items.enumerated() {
      items.append(Field(node: item, exists: !item.isNull, path: path.index(i)))
    }
    return items
  }

  /// How many items or entries there are.
  var count: Int { exists ? node.count : 0 }

  /// The entries of a map, sorted by key.
  var entries: [(key: Symbol, keyPosition: SourcePosition, value: Field)] {
    guard exists else { return [] }
    return node.entries.map { entry in
      (
        entry.key, entry.keyRange.position,
        Field(node: entry.value, exists: !entry.value.isNull, path: path.key(entry.key.text))
      )
    }.sorted { $0.key.precedes($1.key) }
  }

  /// A string, empty when there is none.
  var text: String { exists ? node.text : "" }

  var isEmptyText: Bool { !exists || node.withUTF8(\.isEmpty) }

  func isText(_ text: StaticString) -> Bool { exists && node.isText(text) }

  /// Whether it is one of these, or missing where that is allowed.
  func isOne(of words: [StaticString]) -> Bool { words.contains { isText($0) } }

  var integer: Int64? {
    guard exists else { return nil }
    switch node.scalar {
    case .integer(let value): return value
    case .float(let value): return Int64(exactly: value)
    case .null, .bool, .unsigned, .string: return nil
    }
  }

  var isTrue: Bool {
    guard exists, case .bool(true) = node.scalar else { return false }
    return true
  }

  /// An amount, rounded up to thousandths as the API server stores it in resource lists.
  var quantity: Quantity? {
    guard exists else { return nil }
    return (try? Quantity(node))?.roundedUpToMilli()
  }
}

extension Field {
  /// An amount as it is written.
  var exactQuantity: Quantity? {
    guard exists else { return nil }
    return try? Quantity(node)
  }

  /// A field whose name is known only now, where nobody asks for its path.
  func child(_ name: Symbol) -> Field {
    let found = exists ? node[name] : nil
    guard let found, !found.isNull else { return Field(node: node, exists: false, path: path) }
    return Field(node: found, exists: true, path: path)
  }

  /// The value of an entry whose key is known only now.
  subscript(key name: String) -> Field {
    let found = exists ? node[Symbol(name)] : nil
    guard let found, !found.isNull else { return Field(node: node, exists: false, path: path.key(name)) }
    return Field(node: found, exists: true, path: path.key(name))
  }
}

extension YAMLNode {
  /// The value of a mapping's entry.
  func value(of name: StaticString) -> YAMLNode? {
    guard count > 0 else { return nil }
    return self[Symbol(name)]
  }

  func isText(_ text: StaticString) -> Bool { withUTF8 { $0.isText(text) } }
}

extension Symbol {
  func isText(_ text: StaticString) -> Bool { withUTF8 { $0.isText(text) } }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isText(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let other = text.utf8Start
    for i in indices where self[i] != other[i] { return false }
    return true
  }
}
