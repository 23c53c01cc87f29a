import Lint
import Report
import SourceText

extension FixedFile {
  /// What the edits change, as a unified diff.
  var diff: [String] {
    let old = Self.lines(file.bytes)
    var lines: [UnifiedDiff.Line] = []
    var next = 0
    var index = 0
    while index < edits.count {
      // Edits of the same lines are shown together.
      let first = line(of: edits[index].range.start)
      var last = line(of: edits[index].range.end)
      var end = index + 1
      while end < edits.count, line(of: edits[end].range.start) <= last {
        last = max(last, line(of: edits[end].range.end))
        end += 1
      }
      lines += old[next..<first].map { UnifiedDiff.Line(mark: " ", text: $0) }
      lines += old[first...last].map { UnifiedDiff.Line(mark: "-", text: $0) }
      lines += edited(first...last, edits[index..<end]).map { UnifiedDiff.Line(mark: "+", text: $0) }
      next = last + 1
      index = end
    }
    lines += old[next...].map { UnifiedDiff.Line(mark: " ", text: $0) }
    return ["--- \(file.path)", "+++ \(file.path)"] + UnifiedDiff.hunks(lines)
  }

  /// The line of an offset, from 0.
  private func line(of offset: UInt32) -> Int { file.lines.line(at: offset) - 1 }

  private func edited(_ range: ClosedRange<Int>, _ edits: ArraySlice<TextEdit>) -> [String] {
    var bytes: [UInt8] = []
    var place = Int(file.lines.start(ofLine: range.lowerBound + 1))
    let isLast = range.upperBound + 1 >= file.lines.count
    let end = isLast ? file.bytes.count : Int(file.lines.start(ofLine: range.upperBound + 2))
    for edit in edits {
      bytes += file.bytes[place..<Int(edit.range.start)]
      bytes += Array(edit.replacement.utf8)
      place = Int(edit.range.end)
    }
    bytes += file.bytes[place..<end]
    let lines = Self.lines(bytes)
    return isLast ? lines : lines.dropLast()
  }

  /// Lines without what ends them; after a last line break there is one more, empty.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    let table = LineTable(bytes)
    return (1...table.count).map { number in
      let start = Int(table.start(ofLine: number))
      var end = number < table.count ? Int(table.start(ofLine: number + 1)) : bytes.count
      while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }
}
