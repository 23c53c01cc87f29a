public import SourceText
import Symbols

/// The nodes of one file, in columns: no object per node.
///
/// A node is an index; its children are found by `next` links, in document order. Aliases are resolved (a record of
/// their own points at the anchored node), merge keys are folded in and duplicate keys are settled (the last one wins)
/// before anyone sees the tree.
public final class YAMLTree: Sendable {
  let records: ContiguousArray<Record>
  /// Texts of scalars that do not stand in the file byte for byte (escapes, folding, UTF-16).
  let unescaped: ContiguousArray<UInt8>
  /// The file that the nodes came from; of a tree that was put together, that of its root.
  public let file: SourceFile
  /// Files that nodes came from, by number in ``Record/file``; ``file`` is the first.
  let files: [FileID]
  private let bytes: [UInt8]
  /// `bytes` in place: an array's memory stays where it is as long as the array, which never changes, is held. Every
  /// scalar is read from here, on several cores at once; counting references to the one array would slow all of them.
  nonisolated(unsafe) let text: UnsafeBufferPointer<UInt8>
  /// Whether nodes say what stands at their place in the file: not those that were changed after reading.
  let isAsWritten: Bool

  convenience init(
    records: ContiguousArray<Record>, unescaped: ContiguousArray<UInt8>, file: SourceFile, others: [FileID] = [],
    isAsWritten: Bool = true
  ) {
    self.init(
      records: records, unescaped: unescaped, file: file, files: [file.id] + others, isAsWritten: isAsWritten)
  }

  init(
    records: ContiguousArray<Record>, unescaped: ContiguousArray<UInt8>, file: SourceFile, files: [FileID],
    isAsWritten: Bool
  ) {
    self.records = records
    self.unescaped = unescaped
    self.file = file
    self.files = files
    bytes = file.bytes
    text = bytes.withUnsafeBufferPointer { $0 }
    self.isAsWritten = isAsWritten
  }

  func range(_ record: Record, _ start: UInt32, _ end: UInt32) -> SourceRange {
    SourceRange(file: files[Int(record.file)], start: start, end: end)
  }
}

extension YAMLTree {
  /// One node, with its key if it is the value of a mapping entry.
  struct Record: Sendable {
    var kind: RecordKind
    var origin = Origin.written
    /// Which of the tree's files the node and its key stand in.
    var file: UInt16 = 0
    /// Byte range in the file as stored.
    var start: UInt32
    var end: UInt32
    /// Mapping, sequence: first child, -1 without. Scalar: where its text starts, in the file's bytes or in
    /// `unescaped`. Alias: the index of the node it stands for.
    var first: Int32 = -1
    /// Mapping, sequence: how many children. Scalar: length of its text in bytes.
    var count: UInt32 = 0
    /// The next sibling, -1 at the end.
    var next: Int32 = -1
    var key = Symbol.none
    var keyStart: UInt32 = 0
    var keyEnd: UInt32 = 0
  }

  enum RecordKind: UInt8, Sendable {
    case mapping, sequence, alias
    /// Scalars by style; the text stands in the file or in `unescaped`.
    case plainInFile, plainUnescaped, quotedInFile, quotedUnescaped
  }

  /// How an entry came into its mapping.
  enum Origin: UInt8, Sendable {
    case written, merged
  }
}
