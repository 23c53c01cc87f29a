import Report

/// The lines of a golden file that differ from a run, as a unified diff.
enum GoldenDiff {
  private static let context = 3

  private struct Line {
    /// ` `, `-` or `+`.
    let mark: Character
    let text: String
  }

  /// Empty when the two are equal.
  static func unified(from old: Golden, to new: Golden, path: String) -> [String] {
    var lines = [Line]()
    if old.detail == new.detail {
      lines.append(Line(mark: " ", text: "# detail: \(new.detail.rawValue)"))
    } else {
      lines.append(Line(mark: "-", text: "# detail: \(old.detail.rawValue)"))
      lines.append(Line(mark: "+", text: "# detail: \(new.detail.rawValue)"))
    }
    lines.append(Line(mark: " ", text: ""))
    // Pods pair up by name, so that no search over the whole file is needed.
    for pair in Golden.pair(old, new) {
      switch pair {
      case .both(let a, let b): lines += between(a.printed, b.printed)
      case .old(let a): lines += a.printed.map { Line(mark: "-", text: $0) }
      case .new(let b): lines += b.printed.map { Line(mark: "+", text: $0) }
      }
    }
    let hunks = hunks(lines)
    return hunks.isEmpty ? [] : ["--- \(path)", "+++ this run"] + hunks
  }

  /// The lines of a file that is written where there is none that could be read.
  static func anew(_ golden: Golden, path: String) -> [String] {
    var nothing = golden
    nothing.blocks = []
    return unified(from: nothing, to: golden, path: path)
  }

  /// The lines of one pod: what both begin and end with stays, what is between is replaced.
  private static func between(_ a: [String], _ b: [String]) -> [Line] {
    let shorter = min(a.count, b.count)
    var head = 0
    while head < shorter, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    var lines = a[..<head].map { Line(mark: " ", text: $0) }
    lines += a[head..<(a.count - tail)].map { Line(mark: "-", text: $0) }
    lines += b[head..<(b.count - tail)].map { Line(mark: "+", text: $0) }
    lines += a[(a.count - tail)...].map { Line(mark: " ", text: $0) }
    return lines
  }

  private static func hunks(_ lines: [Line]) -> [String] {
    var output: [String] = []
    // The file's first line is a remark that never changes.
    var number = (old: 2, new: 2)
    var index = 0
    while index < lines.count {
      guard let change = lines[index...].firstIndex(where: { $0.mark != " " }) else { break }
      let start = max(index, change - context)
      number.old += start - index
      number.new += start - index
      var end = change
      var last = change
      while end < lines.count, end - last <= 2 * context {
        if lines[end].mark != " " { last = end }
        end += 1
      }
      end = min(lines.count, last + context + 1)
      let hunk = lines[start..<end]
      let removed = hunk.count { $0.mark != "+" }
      let added = hunk.count { $0.mark != "-" }
      output.append("@@ -\(number.old),\(removed) +\(number.new),\(added) @@")
      output += hunk.map { "\($0.mark)\($0.text)" }
      number.old += removed
      number.new += added
      index = end
    }
    return output
  }
}

extension Golden.Block {
  fileprivate var printed: [String] { ["\(pod) \(verdict)"] + lines.map { "  \($0)" } }
}
