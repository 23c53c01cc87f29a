import Report

/// The lines of a golden file that differ from a run, as a unified diff.
enum GoldenDiff {
  private typealias Line = UnifiedDiff.Line

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
    // The file's first line is a remark that never changes.
    let hunks = UnifiedDiff.hunks(lines, from: 2)
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
}

extension Golden.Block {
  fileprivate var printed: [String] { ["\(pod) \(verdict)"] + lines.map { "  \($0)" } }
}
