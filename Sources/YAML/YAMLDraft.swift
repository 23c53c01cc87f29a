public import SourceText
public import Symbols

/// A node tree that can be changed, or put together from several files. Every part knows where it was written.
///
/// It is made for the few objects that are patched or filled in: a node is an object of its own here.
public struct YAMLDraft: Sendable {
  public var content: Content
  /// Where it stands.
  public var range: SourceRange
  /// The file that holds it.
  public var file: SourceFile

  public enum Content: Sendable {
    /// A scalar's text; the type of a plain one depends on its text.
    case scalar(String, isPlain: Bool)
    case mapping([Entry])
    case sequence([YAMLDraft])
  }

  /// One entry of a mapping.
  public struct Entry: Sendable {
    public var key: Symbol
    public var keyRange: SourceRange
    public var value: YAMLDraft

    public init(key: Symbol, keyRange: SourceRange, value: YAMLDraft) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  /// A part that stands where another one stands.
  public init(_ content: Content, at place: YAMLDraft) {
    self.content = content
    range = place.range
    file = place.file
  }

  /// Something that stands where a node stands.
  public init(_ content: Content, at node: YAMLNode) {
    self.content = content
    range = node.range
    file = node.tree.file
  }

  /// A copy of a node with all below it; aliases are written out.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public init(_ node: YAMLNode) {
    switch node.kind {
    case .scalar: content = .scalar(node.text, isPlain: node.isPlain)
    case .mapping:
      content = .mapping(node.entries.map { Entry(key: $0.key, keyRange: $0.keyRange, value: YAMLDraft($0.value)) })
    case .sequence: content = .sequence(node.items.map { YAMLDraft($0) })
    }
    range = node.range
    file = node.tree.file
  }
}

extension YAMLDraft {
  /// The entries of a mapping; none for anything else.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a sequence; none for anything else. Setting makes a sequence of what is none.
  public var items: [YAMLDraft] {
    get { if case .sequence(let items) = content { items } else { [] } }
    set { content = .sequence(newValue) }
  }

  /// A scalar's text; nil for mappings and sequences.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether this is a string, by its quotes or because its text is no number, truth value or null.
  public var isString: Bool {
    if case .some(.string) = scalarNode?.scalar { true } else { false }
  }

  /// Whether this is a plain `null`, `~` or nothing at all.
  public var isNull: Bool {
    guard case .scalar(let text, true) = content, text.utf8.count <= 4 else { return false }
    return switch text {
    case "", "~", "null", "Null", "NULL": true
    default: false
    }
  }

  /// The value of a mapping's entry. Setting adds, replaces or, with nil, removes it, and makes a mapping of what is none.
  public subscript(key: Symbol) -> YAMLDraft? {
    get { entries.first { $0.key == key }?.value }
    set {
      let slot = slot(of: key)
      if slot == nil, newValue == nil { return }
      changeEntries { entries, range in
        switch (slot, newValue) {
        case (let slot?, let value?): entries[slot].value = value
        case (let slot?, nil): entries.remove(at: slot)
        case (nil, let value?): entries.append(Entry(key: key, keyRange: range, value: value))
        case (nil, nil): break
        }
      }
    }
  }

  /// Where in a mapping a key stands.
  func slot(of key: Symbol) -> Int? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.firstIndex { $0.key == key }
  }

  /// Changes the entries of a mapping, of none where this is no mapping: in place, where nobody else holds them.
  mutating func changeEntries<Result>(
    _ change: (inout [Entry], SourceRange) throws -> Result
  ) rethrows -> Result {
    var entries = entries
    content = .sequence([])
    defer { content = .mapping(entries) }
    return try change(&entries, range)
  }

  /// Whether both say the same, wherever they stand; the order of keys does not count.
  public func says(_ other: YAMLDraft) -> Bool {
    switch (content, other.content) {
    case (.scalar(let a, let isPlain), .scalar(let b, let otherIsPlain)):
      return a == b && isPlain == otherIsPlain || scalarNode == other.scalarNode
    case (.sequence(let a), .sequence(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.says($1) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count && a.allSatisfy { entry in other[entry.key].map { entry.value.says($0) } ?? false }
    default: return false
    }
  }

  /// A scalar's type and value: `1` and `0x1` are one, `1` and `"1"` are not.
  private var scalarNode: ScalarValue? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    guard isPlain else { return ScalarValue(scalar: .string, text: text) }
    var copy = text
    let scalar = copy.withUTF8 { YAMLScalar(plain: $0) }
    return ScalarValue(scalar: scalar, text: scalar == .string ? text : "")
  }

  private struct ScalarValue: Equatable {
    let scalar: YAMLScalar
    let text: String
  }
}
