import SourceText
import Symbols

extension YAMLDraft {
  /// The draft as a node of a tree of its own.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public func node() -> YAMLNode {
    var writer = DraftWriter(root: self)
    let index = writer.write(self)
    let tree = YAMLTree(
      records: writer.records, unescaped: writer.text, file: file, others: Array(writer.files.dropFirst()),
      isAsWritten: false)
    return YAMLNode(tree: tree, index: index)
  }
}

/// Lays a draft out as the records of a tree.
private struct DraftWriter {
  var records: ContiguousArray<YAMLTree.Record> = []
  var text: ContiguousArray<UInt8> = []
  /// By number in the records.
  var files: [FileID]
  /// Of the first file: what stands there as it is needs no copy.
  private let bytes: [UInt8]

  init(root: YAMLDraft) {
    files = [root.file.id]
    bytes = root.file.bytes
  }

  mutating func write(_ draft: YAMLDraft) -> Int32 {
    let index = records.count
    var record = YAMLTree.Record(kind: .mapping, start: draft.range.start, end: draft.range.end)
    record.file = number(of: draft.range.file)
    switch draft.content {
    case .scalar(let scalar, let isPlain):
      record.count = UInt32(truncatingIfNeeded: scalar.utf8.count)
      if record.file == 0, let start = place(of: scalar, in: draft.range) {
        record.kind = isPlain ? .plainInFile : .quotedInFile
        record.first = Int32(truncatingIfNeeded: start)
      } else {
        record.kind = isPlain ? .plainUnescaped : .quotedUnescaped
        record.first = Int32(truncatingIfNeeded: text.count)
        text.append(contentsOf: scalar.utf8)
      }
      records.append(record)
    case .sequence(let items):
      record.kind = .sequence
      record.count = UInt32(truncatingIfNeeded: items.count)
      records.append(record)
      var previous: Int32 = -1
      for item in items {
        let child = write(item)
        link(child, after: previous, in: index)
        previous = child
      }
    case .mapping(let entries):
      record.count = UInt32(truncatingIfNeeded: entries.count)
      records.append(record)
      var previous: Int32 = -1
      for entry in entries {
        let child = write(entry.value)
        name(child, entry)
        link(child, after: previous, in: index)
        previous = child
      }
    }
    return Int32(truncatingIfNeeded: index)
  }

  private mutating func link(_ child: Int32, after previous: Int32, in parent: Int) {
    if previous < 0 { records[parent].first = child } else { records[Int(previous)].next = child }
  }

  /// Where a text stands in the first file, at its place, alone or in quotes.
  private func place(of scalar: String, in range: SourceRange) -> Int? {
    let count = scalar.utf8.count
    let quotes = Int(range.end) - Int(range.start) - count
    guard quotes == 0 || quotes == 2, Int(range.end) <= bytes.count else { return nil }
    let start = Int(range.start) + quotes / 2
    return bytes[start..<(start + count)].elementsEqual(scalar.utf8) ? start : nil
  }

  /// A record has one file for a node and its key: a key from elsewhere is taken to stand where its value stands.
  private mutating func name(_ child: Int32, _ entry: YAMLDraft.Entry) {
    let isNear = entry.keyRange.file == entry.value.range.file
    let range = isNear ? entry.keyRange : entry.value.range
    records[Int(child)].key = entry.key
    records[Int(child)].keyStart = range.start
    records[Int(child)].keyEnd = range.end
  }

  private mutating func number(of file: FileID) -> UInt16 {
    if let known = files.firstIndex(of: file) { return UInt16(truncatingIfNeeded: known) }
    files.append(file)
    return UInt16(truncatingIfNeeded: files.count - 1)
  }
}
