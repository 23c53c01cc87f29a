public import SourceText
public import Symbols

/// A handle on one node of a ``YAMLTree``.
public struct YAMLNode: Sendable {
  public let tree: YAMLTree
  let index: Int32

  var record: YAMLTree.Record { tree.records[Int(index)] }

  public enum Kind: Sendable {
    case scalar, mapping, sequence
  }

  public var kind: Kind {
    switch record.kind {
    case .mapping: .mapping
    case .sequence: .sequence
    case .alias, .plainInFile, .plainUnescaped, .quotedInFile, .quotedUnescaped: .scalar
    }
  }

  /// The whole node in the file as stored, with its anchor and tag, without what follows its last child.
  ///
  /// For an alias this is the anchored node.
  public var range: SourceRange {
    let record = record
    return tree.range(record, record.start, record.end)
  }

  /// Where the node starts.
  public var position: SourcePosition { range.position }

  /// A scalar without quotes and without a tag that makes it a string: its type depends on its text.
  public var isPlain: Bool {
    let kind = record.kind
    return kind == .plainInFile || kind == .plainUnescaped
  }

  /// A scalar's text with escapes and folding undone; empty for mappings and sequences.
  public var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

  /// A scalar's text as a symbol; ``Symbol/none`` for mappings and sequences.
  ///
  /// - Complexity: O(*n*) in the length of the text: it is interned anew at each call.
  public var symbol: Symbol { withUTF8 { Symbol(utf8: UnsafeRawBufferPointer($0)) } }

  /// Calls `body` with the UTF-8 bytes of a scalar's text, of nothing for mappings and sequences, without a copy.
  public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let record = record
    let text = Int(record.first)..<(Int(record.first) + Int(record.count))
    switch record.kind {
    case .plainInFile, .quotedInFile:
      return try body(UnsafeBufferPointer(rebasing: tree.text[text]))
    case .plainUnescaped, .quotedUnescaped:
      return try tree.unescaped.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[text])) }
    case .mapping, .sequence, .alias:
      return try body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// Calls `body` with the node as it is written in the file, see ``range``; nil for one that was changed since.
  public func withSource<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result?) rethrows -> Result? {
    guard tree.isAsWritten else { return nil }
    let record = record
    return try body(UnsafeBufferPointer(rebasing: tree.text[Int(record.start)..<Int(record.end)]))
  }

  /// How many bytes stand before the node on its line.
  public var indentation: Int {
    let start = Int(record.start)
    var at = start
    while at > 0, tree.text[at - 1] != 0x0A { at -= 1 }
    return start - at
  }

  /// What Kubernetes' conversion from YAML to JSON makes of a scalar; ``YAMLScalar/string`` for anything else.
  public var scalar: YAMLScalar {
    isPlain ? withUTF8 { YAMLScalar(plain: $0) } : .string
  }

  /// Whether this is a plain `null`, `~` or nothing at all.
  public var isNull: Bool {
    let record = record
    guard isPlain, record.count <= 4 else { return false }
    if case .null = scalar { return true }
    return false
  }

  /// The number of entries of a mapping or items of a sequence, 0 for scalars.
  public var count: Int {
    let record = record
    return record.kind == .mapping || record.kind == .sequence ? Int(record.count) : 0
  }
}
