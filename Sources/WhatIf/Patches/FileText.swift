import SourceText

/// A file's bytes by line, for changes that are written out.
struct FileText {
  let file: SourceFile
  var bytes: [UInt8] { file.bytes }

  /// The offset at which the line of a byte starts.
  func lineStart(_ offset: Int) -> Int { Int(file.lines.start(ofLine: line(offset))) }

  /// The offset behind the line break of a byte's line.
  func lineEnd(_ offset: Int) -> Int {
    let line = line(offset)
    return line < file.lines.count ? Int(file.lines.start(ofLine: line + 1)) : bytes.count
  }

  func line(_ offset: Int) -> Int { file.lines.line(at: UInt32(clamping: offset)) }

  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<max(start, end)], as: UTF8.self) }

  /// What stands on a byte's line before it.
  func prefix(_ offset: Int) -> String { text(lineStart(offset), offset) }

  /// The bytes with all of it done; nil when the changes get in each other's way.
  func applying(_ splices: [Splice]) -> [UInt8]? {
    var changed: [UInt8] = []
    var at = 0
    for splice in splices.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if splice.start < at || splice.end < splice.start || splice.end > bytes.count { return nil }
      changed += bytes[at..<splice.start]
      changed += splice.text.utf8
      at = splice.end
    }
    return changed + bytes[at...]
  }
}
