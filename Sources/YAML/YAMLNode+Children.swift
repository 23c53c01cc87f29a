public import SourceText
public import Symbols

/// One entry of a mapping.
public struct YAMLEntry: Sendable {
  /// The key as the JSON object has it: `on:` is `true`.
  public let key: Symbol
  /// Where the key is written; for a merged entry that is in the mapping it came from.
  public let keyRange: SourceRange
  public let value: YAMLNode

  /// The key, if it is a word of the Kubernetes API.
  public var keyword: Keyword? { key.keyword }
}

extension YAMLNode {
  /// The entries of a mapping in the order written, each key once.
  public struct Entries: Sequence, IteratorProtocol, Sendable {
    let tree: YAMLTree
    var following: Int32

    public mutating func next() -> YAMLEntry? {
      guard following >= 0 else { return nil }
      let record = tree.records[Int(following)]
      let value = YAMLNode(tree: tree, index: record.kind == .alias ? record.first : following)
      following = record.next
      return YAMLEntry(
        key: record.key, keyRange: tree.range(record, record.keyStart, record.keyEnd), value: value)
    }
  }

  /// The items of a sequence.
  public struct Items: Sequence, IteratorProtocol, Sendable {
    let tree: YAMLTree
    var following: Int32

    public mutating func next() -> YAMLNode? {
      guard following >= 0 else { return nil }
      let record = tree.records[Int(following)]
      let item = YAMLNode(tree: tree, index: record.kind == .alias ? record.first : following)
      following = record.next
      return item
    }
  }

  /// The entries of a mapping; none for anything else.
  public var entries: Entries {
    let record = record
    return Entries(tree: tree, following: record.kind == .mapping ? record.first : -1)
  }

  /// The items of a sequence; none for anything else.
  public var items: Items {
    let record = record
    return Items(tree: tree, following: record.kind == .sequence ? record.first : -1)
  }

  /// The value of a mapping's entry.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public subscript(key: Symbol) -> YAMLNode? {
    let record = record
    guard record.kind == .mapping else { return nil }
    var index = record.first
    while index >= 0 {
      let child = tree.records[Int(index)]
      if child.key == key { return YAMLNode(tree: tree, index: child.kind == .alias ? child.first : index) }
      index = child.next
    }
    return nil
  }

  /// The value of a mapping's entry.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public subscript(keyword: Keyword) -> YAMLNode? { self[keyword.symbol] }
}
