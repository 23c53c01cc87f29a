/// Where a file in UTF-8 that holds one list, as `kubectl get -o yaml` writes it, can be cut between items.
///
/// As with ``DocumentCuts`` a place that only looks like an item ends a part in an error.
struct ListCuts {
  /// What stands before the first item, and what stands behind the last.
  let head: Range<Int>
  let tail: Range<Int>
  /// The items, in stretches.
  let items: [Range<Int>]

  /// nil when this is no such list, or too short to be cut.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, shares: Int) {
    let text = ListText(bytes)
    guard let first = text.firstItem, let end = text.endOfItems(firstItem: first) else { return nil }
    var cuts = [first]
    for share in 1..<max(shares, 1) {
      let target = max(first + (end - first) / shares * share, (cuts.last ?? first) + 1)
      guard let cut = text.item(from: target, before: end, like: first) else { break }
      cuts.append(cut)
    }
    guard cuts.count > 1 else { return nil }
    head = 0..<first
    tail = end..<bytes.count
    items = zip(cuts, cuts.dropFirst() + [end]).map { $0..<$1 }
  }
}

/// The lines of a list.
private struct ListText {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: Lines

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    lines = Lines(bytes)
  }

  /// The line behind `items:`, if it is an item; what stands before the items of a dump is short.
  var firstItem: Int? {
    var line = 0
    for _ in 0..<64 {
      guard let next = lines.start(from: line + 1) else { return nil }
      if bytes[line..<next].starts(with: "items:".utf8),
        bytes[(line + 6)..<next].allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D })
      {
        return isItem(next, indent: indent(of: next)) ? next : nil
      }
      line = next
    }
    return nil
  }

  /// Where the list's own keys go on behind its items.
  func endOfItems(firstItem: Int) -> Int? {
    let indent = indent(of: firstItem)
    var line = lines.start(before: bytes.count)
    while let start = line, start > firstItem, !isItem(start, indent: indent) { line = lines.start(before: start) }
    while let start = line.flatMap({ lines.start(from: $0 + 1) }) {
      switch bytes[start] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "#"): line = start
      default: return start
      }
    }
    return bytes.count
  }

  /// The first item from an offset on.
  func item(from offset: Int, before end: Int, like first: Int) -> Int? {
    let indent = indent(of: first)
    var line = lines.start(from: offset)
    while let start = line, start < end {
      if isItem(start, indent: indent) { return start }
      line = lines.start(from: start + 1)
    }
    return nil
  }

  private func indent(of line: Int) -> Int {
    var at = line
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    return at - line
  }

  private func isItem(_ line: Int, indent: Int) -> Bool {
    let dash = line + indent
    guard dash + 1 < bytes.count, bytes[dash] == UInt8(ascii: "-"),
      bytes[dash + 1] == 0x20 || bytes[dash + 1] == 0x0A || bytes[dash + 1] == 0x0D
    else { return false }
    return bytes[line..<dash].allSatisfy { $0 == 0x20 }
  }
}
