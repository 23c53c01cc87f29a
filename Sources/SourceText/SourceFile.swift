import Synchronization

/// One input file as stored: its path, its bytes, and on demand its lines.
public final class SourceFile: Sendable {
  public let id: FileID
  /// As the user gave it; `<stdin>` for standard input.
  public let path: String
  public let encoding: TextEncoding
  private let content: Mutex<Content>

  private struct Content {
    /// Empty once released.
    var bytes: [UInt8]
    var lines: LineTable?
    var isReleased = false

    mutating func table(_ encoding: TextEncoding) -> LineTable {
      if let lines { return lines }
      let fresh = LineTable(bytes, encoding: encoding)
      lines = fresh
      return fresh
    }
  }

  public init(id: FileID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    encoding = TextEncoding(sniffing: bytes)
    content = Mutex(Content(bytes: bytes))
  }

  /// The text; empty after ``releaseText()``.
  public var bytes: [UInt8] { content.withLock { $0.bytes } }

  /// Where the lines start; computed once, when first asked for.
  public var lines: LineTable { content.withLock { $0.table(encoding) } }

  /// Drops the text of a long file when places can be told without it: in ASCII a byte is a column.
  public func releaseText() {
    content.withLock { content in
      guard content.bytes.count >= 1 << 20, encoding == .utf8, content.bytes.allSatisfy({ $0 < 0x80 }) else { return }
      _ = content.table(encoding)
      content.bytes = []
      content.isReleased = true
    }
  }

  /// Line and column of a byte offset. A byte order mark takes up no column.
  public func location(at offset: UInt32) -> SourceLocation {
    let (bytes, lines, isReleased) = content.withLock { ($0.bytes, $0.table(encoding), $0.isReleased) }
    let line = lines.line(at: offset)
    let start = Int(lines.start(ofLine: line))
    if isReleased { return SourceLocation(path: path, line: line, column: Int(offset) - start + 1) }
    let mark = markLength(bytes, ofLineAt: start, line)
    return SourceLocation(path: path, line: line, column: scalars(bytes, from: start + mark, to: Int(offset)) + 1)
  }

  /// The text of a line (from 1) without its line break; empty after ``releaseText()``.
  public func text(ofLine line: Int) -> String {
    let (bytes, lines) = content.withLock { ($0.bytes, $0.table(encoding)) }
    let start = min(Int(lines.start(ofLine: line)), bytes.count)
    var end = line < lines.count ? min(Int(lines.start(ofLine: line + 1)), bytes.count) : bytes.count
    let step = encoding.unitSize
    while end - step >= start, [0x0A, 0x0D].contains(encoding.unit(bytes, at: end - step)) { end -= step }
    let mark = markLength(bytes, ofLineAt: start, line)
    let slice = bytes[min(start + mark, end)..<end]
    if encoding == .utf8 { return String(decoding: slice, as: UTF8.self) }
    let units = stride(from: slice.startIndex, to: slice.endIndex - 1, by: 2).map { encoding.unit(bytes, at: $0) }
    return String(decoding: units, as: UTF16.self)
  }

  /// Files that were put together have a mark each.
  private func markLength(_ bytes: [UInt8], ofLineAt start: Int, _ line: Int) -> Int {
    guard encoding == .utf8 else { return line == 1 ? encoding.markLength(bytes) : 0 }
    return start + 3 <= bytes.count && bytes[start] == 0xEF && bytes[start + 1] == 0xBB && bytes[start + 2] == 0xBF
      ? 3 : 0
  }

  private func scalars(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var count = 0
    var i = start
    let end = min(end, bytes.count)
    while i < end {
      switch encoding {
      case .utf8:
        if bytes[i] & 0xC0 != 0x80 { count += 1 }
        i += 1
      case .utf16LittleEndian, .utf16BigEndian:
        // A trailing surrogate belongs to the scalar before it.
        if i + 1 < end, encoding.unit(bytes, at: i) & 0xFC00 != 0xDC00 { count += 1 }
        i += 2
      }
    }
    return count
  }
}
