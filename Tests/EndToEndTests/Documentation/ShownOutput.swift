/// The output of a command as a page shows it. A line `...` stands for lines that are left out, at least one; `...` at the
/// end of a line for the rest of that line.
struct ShownOutput {
  let lines: [String]

  /// What stands between the lines `...`.
  private var chunks: [[String]] {
    lines.split(omittingEmptySubsequences: false, whereSeparator: Self.isDots).map { Array($0) }
  }

  private static func isDots(_ line: String) -> Bool {
    line.hasSuffix("...") && line.allSatisfy { $0 == " " || $0 == "." }
  }

  func matches(_ actual: [String]) -> Bool {
    let chunks = chunks
    guard let last = chunks.last, chunks.count > 1 else { return Self.same(lines, actual[...]) }
    var rest = actual[...]
    for (index, chunk) in chunks.dropLast().enumerated() {
      // The first chunk stands at the beginning, each other one behind a line that is left out.
      let starts = index == 0 ? rest.indices.prefix(1) : rest.indices.dropFirst()
      guard let start = starts.first(where: { Self.same(chunk, rest[$0...].prefix(chunk.count)) }) else { return false }
      rest = rest[(start + chunk.count)...]
    }
    return rest.count > last.count && Self.same(last, rest.suffix(last.count))
  }

  /// What the page is to show of another output: as many lines at its beginning and end as now.
  func renewed(_ actual: [String]) -> [String] {
    guard chunks.count == 2, let dots = lines.first(where: Self.isDots),
      chunks[0].count + chunks[1].count < actual.count
    else { return actual }
    return Array(actual.prefix(chunks[0].count)) + [dots] + Array(actual.suffix(chunks[1].count))
  }

  private static func same(_ shown: [String], _ actual: ArraySlice<String>) -> Bool {
    shown.count == actual.count
      && zip(shown, actual).allSatisfy { shown, actual in
        shown == actual || shown.hasSuffix(" ...") && actual.hasPrefix(shown.dropLast(4))
      }
  }
}
