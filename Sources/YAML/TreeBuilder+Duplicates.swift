import SourceText
import Symbols

extension TreeBuilder {
  /// Leaves only the last entry of each key in a mapping, and tells where a written one was lost.
  mutating func settleDuplicates(_ mapping: Int32) {
    guard hasDuplicates(mapping) else { return }
    var last: [Symbol: Int32] = [:]
    var lost: Set<Int32> = []
    var index = records[Int(mapping)].first
    while index >= 0 {
      if let earlier = last.updateValue(index, forKey: records[Int(index)].key) {
        lost.insert(earlier)
        reportDuplicate(earlier, index)
      }
      index = records[Int(index)].next
    }
    var first: Int32 = -1
    var kept: Int32 = -1
    index = records[Int(mapping)].first
    while index >= 0 {
      let next = records[Int(index)].next
      if !lost.contains(index) {
        if kept >= 0 { records[Int(kept)].next = index } else { first = index }
        kept = index
      }
      index = next
    }
    if kept >= 0 { records[Int(kept)].next = -1 }
    records[Int(mapping)].first = first
    records[Int(mapping)].count -= UInt32(truncatingIfNeeded: lost.count)
  }

  private func hasDuplicates(_ mapping: Int32) -> Bool {
    let first = records[Int(mapping)].first
    if records[Int(mapping)].count > 24 {
      var seen: Set<Symbol> = []
      var index = first
      while index >= 0 {
        if !seen.insert(records[Int(index)].key).inserted { return true }
        index = records[Int(index)].next
      }
      return false
    }
    var index = first
    while index >= 0 {
      let key = records[Int(index)].key
      var other = records[Int(index)].next
      while other >= 0 {
        if records[Int(other)].key == key { return true }
        other = records[Int(other)].next
      }
      index = records[Int(index)].next
    }
    return false
  }

  /// Tells of a written entry that a later one replaces; that a merged one is overridden is what merging is for.
  private mutating func reportDuplicate(_ earlier: Int32, _ later: Int32) {
    let earlier = records[Int(earlier)]
    let later = records[Int(later)]
    guard earlier.origin == .written else { return }
    let key = later.key.text.onOneLine
    let earlierLine = file.lines.line(at: earlier.keyStart)
    let laterLine = file.lines.line(at: later.keyStart)
    switch later.origin {
    case .written:
      report(
        .warning(
          .duplicateKey, at: range(later.keyStart, later.keyEnd),
          "duplicate key '\(key)', already set on line \(earlierLine): "
            + "the value on line \(laterLine) counts, remove one of them"))
    case .merged:
      report(
        .warning(
          .overwrittenKey, at: range(earlier.keyStart, earlier.keyEnd),
          "key '\(key)' on line \(earlierLine) is overwritten by a '<<' below it with the value on line \(laterLine): "
            + "put '<<' before it to keep it"))
    }
  }
}
