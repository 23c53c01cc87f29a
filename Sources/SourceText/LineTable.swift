/// Where the lines of a text start, so that a byte offset can be told as line and column.
///
/// Lines end at LF, CRLF or CR only: U+2028, U+2029 and NEL, at which YAML 1.1 breaks lines too, do not count,
/// because no editor counts them.
public struct LineTable: Sendable {
  private let starts: [UInt32]

  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: [UInt8], encoding: TextEncoding = .utf8) {
    if encoding == .utf8, !bytes.contains(0x0D) {
      starts = Self.startsBehindLineFeeds(bytes)
      return
    }
    var starts: [UInt32] = [0]
    let step = encoding.unitSize
    var i = 0
    while i + step <= bytes.count {
      let unit = encoding.unit(bytes, at: i)
      if unit == 0x0A {
        starts.append(UInt32(i + step))
      } else if unit == 0x0D, i + 2 * step > bytes.count || encoding.unit(bytes, at: i + step) != 0x0A {
        starts.append(UInt32(i + step))
      }
      i += step
    }
    self.starts = starts
  }

  private static func startsBehindLineFeeds(_ bytes: [UInt8]) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(bytes.count / 32)
    bytes.withUnsafeBufferPointer { bytes in
      for i in bytes.indices where bytes[i] == 0x0A { starts.append(UInt32(truncatingIfNeeded: i + 1)) }
    }
    return starts
  }

  /// The number of lines; a file that ends in a line break has an empty last line.
  public var count: Int { starts.count }

  /// The line that holds a byte, from 1.
  ///
  /// - Complexity: O(log *n*) in the number of lines.
  public func line(at offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offset at which a line (from 1) starts.
  public func start(ofLine line: Int) -> UInt32 {
    starts[min(max(line, 1), starts.count) - 1]
  }
}

/// How a file's bytes spell characters.
public enum TextEncoding: Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian

  /// Bytes a code unit.
  public var unitSize: Int { self == .utf8 ? 1 : 2 }

  func unit(_ bytes: [UInt8], at offset: Int) -> UInt16 {
    switch self {
    case .utf8: UInt16(bytes[offset])
    case .utf16LittleEndian: UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    case .utf16BigEndian: UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
    }
  }

  /// The encoding that a byte order mark announces; UTF-8 without one.
  public init(sniffing bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self = .utf8
    }
  }

  /// The length of the byte order mark at the start of `bytes`, 0 without one.
  public func markLength(_ bytes: [UInt8]) -> Int {
    switch self {
    case .utf8: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }
}
