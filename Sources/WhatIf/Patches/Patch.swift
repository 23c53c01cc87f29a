/// Lines of a file that are replaced by others.
public struct Patch: Hashable, Sendable {
  public let path: String
  /// Where the removed lines start, from 1; with nothing to remove, the line that the new ones come before.
  public let line: Int
  public let removed: [String]
  public let added: [String]
}

extension Patch {
  /// What leads from one text to another, stretch by stretch.
  static func all(path: String, from old: String, to new: String) -> [Patch] {
    let (oldLines, newLines) = (lines(old), lines(new))
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in newLines.difference(from: oldLines) {
      switch change {
      case .remove(let line, _, _): removed.insert(line)
      case .insert(let line, _, _): inserted.insert(line)
      }
    }
    var patches: [Patch] = []
    var (from, to) = (0, 0)
    while from < oldLines.count || to < newLines.count {
      let (start, first) = (from, to)
      while removed.contains(from) { from += 1 }
      while inserted.contains(to) { to += 1 }
      if from == start, to == first {
        from += 1
        to += 1
        continue
      }
      patches.append(
        Patch(
          path: path, line: start + 1, removed: Array(oldLines[start..<from]), added: Array(newLines[first..<to])))
    }
    return patches
  }

  private static func lines(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// A stretch of bytes of a file that is replaced by a text.
struct Splice: Hashable {
  let start: Int
  let end: Int
  let text: String
}
