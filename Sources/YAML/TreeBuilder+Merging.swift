import SourceText
import Symbols

extension TreeBuilder {
  /// Sets the entries of the mappings under `<<`, as if they were written there: what comes later in the mapping
  /// overrides them, they override what came before, and of several mappings the first wins.
  mutating func merge(_ index: Int32, into top: Int) throws(ReadingError) {
    let source = resolved(index)
    switch records[Int(source)].kind {
    case .mapping:
      try mergeEntries(of: source, into: top)
    case .sequence:
      var sources: [Int32] = []
      var item = records[Int(source)].first
      while item >= 0 {
        sources.append(resolved(item))
        item = records[Int(item)].next
      }
      for source in sources.reversed() {
        guard records[Int(source)].kind == .mapping else { return reportUnmergeable(source) }
        try mergeEntries(of: source, into: top)
      }
    case .alias, .plainInFile, .plainUnescaped, .quotedInFile, .quotedUnescaped:
      reportUnmergeable(source)
    }
  }

  private mutating func mergeEntries(of source: Int32, into top: Int) throws(ReadingError) {
    var index = records[Int(source)].first
    while index >= 0 {
      let entry = records[Int(index)]
      var copy = entry
      copy.kind = .alias
      copy.origin = .merged
      copy.first = resolved(index)
      copy.next = -1
      _ = try link(copy, top)
      index = entry.next
    }
  }

  private mutating func reportUnmergeable(_ index: Int32) {
    let record = records[Int(index)]
    report(
      .error(
        .invalidMerge, at: range(record.start, record.end),
        "'<<' merges a mapping or a list of mappings, not this: give it an alias to a mapping"))
  }

  /// The node itself, behind an alias.
  private func resolved(_ index: Int32) -> Int32 {
    let record = records[Int(index)]
    return record.kind == .alias ? record.first : index
  }
}
