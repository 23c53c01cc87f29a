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

  init(root: YAMLDraft) {
    files = [root.file.id]
  }

  mutating func write(_ draft: YAMLDraft) -> Int32 {
    let index = records.count
    var record = YAMLTree.Record(kind: .mapping, start: draft.range.start, end: draft.range.end)
    record.file = number(of: draft.range.file)
    switch draft.content {
    case .scalar(let scalar, let isPlain):
      record.kind = isPlain ? .plainUnescaped : .quotedUnescaped
      record.first = Int32(truncatingIfNeeded: text.count)
      text += scalar.utf8
      record.count = UInt32(truncatingIfNeeded: scalar.utf8.count)
      records.append(record)
    case .sequence(let items):
      record.kind = .sequence
      records.append(record)
      link(items.map { write($0) }, to: index)
    case .mapping(let entries):
      records.append(record)
      let children = entries.map { entry in
        let child = write(entry.value)
        name(child, entry)
        return child
      }
      link(children, to: index)
    }
    return Int32(truncatingIfNeeded: index)
  }

  private mutating func link(_ children: [Int32], to parent: Int) {
    records[parent].first = children.first ?? -1
    records[parent].count = UInt32(truncatingIfNeeded: children.count)
    for (child, next) in zip(children, children.dropFirst()) { records[Int(child)].next = next }
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
