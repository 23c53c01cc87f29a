public import SourceText
public import Symbols

/// The nodes of one document, in columns: no object per node.
///
/// A node is an index; its children are found by `next` links, in document order. Aliases are resolved (the entry
/// points at the anchored node), merge keys are folded in, duplicate keys are settled (the last one wins) before
/// anyone sees the tree.
public final class YAMLTree: Sendable {
  @usableFromInline let records: ContiguousArray<Record>
  /// Texts of scalars that do not stand in the file byte for byte (escapes, folding, UTF-16).
  @usableFromInline let unescaped: ContiguousArray<UInt8>
  /// The file that the document came from.
  public let file: SourceFile

  init(records: ContiguousArray<Record>, unescaped: ContiguousArray<UInt8>, file: SourceFile) {
    self.records = records
    self.unescaped = unescaped
    self.file = file
  }

  /// The document's root.
  public var root: YAMLNode { YAMLNode(tree: self, index: 0) }
}

extension YAMLTree {
  /// One node, or one entry of a mapping.
  @usableFromInline
  struct Record: Sendable {
    @usableFromInline var kind: RecordKind
    /// Byte range in the file as stored.
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    /// Mapping, sequence: first child, -1 without. Scalar: where its text starts, in the file's bytes or in
    /// `unescaped`. Entry: the index of the value.
    @usableFromInline var first: Int32
    /// Mapping, sequence: how many children. Scalar: length of its text in bytes.
    @usableFromInline var count: UInt32
    /// Entry or item: the next sibling, -1 at the end.
    @usableFromInline var next: Int32
    /// Entry: the key's symbol.
    @usableFromInline var key: Symbol
  }

  @usableFromInline
  enum RecordKind: UInt8, Sendable {
    case mapping, sequence
    /// A mapping entry: `start ..< end` is the key's range, `first` the value.
    case entry
    /// A sequence item: `first` is the value.
    case item
    /// Scalars by style; the text stands in the file or in `unescaped`.
    case plainInFile, plainUnescaped, quotedInFile, quotedUnescaped
  }
}
