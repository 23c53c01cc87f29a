import SourceText

/// Turns libyaml's character counts into byte offsets in the file as stored.
///
/// libyaml leaves a byte order mark out of its count. The places asked for follow each other closely, mostly forwards,
/// so it is enough to walk from the last one.
struct ByteOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let encoding: TextEncoding
  /// The byte at which character 0 starts.
  private let start: Int
  /// Whether a character is always a byte.
  private let isASCII: Bool
  /// The last place: `character` characters lie between `start` and `byte`.
  private var character = 0
  private var byte: Int

  /// - Parameter range: what libyaml is given of the bytes, a byte order mark of this length first.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, encoding: TextEncoding, markLength: Int) {
    self.bytes = bytes
    self.encoding = encoding
    start = min(range.lowerBound + markLength, bytes.count)
    byte = start
    isASCII = encoding == .utf8 && Self.areASCII(bytes, start..<max(start, range.upperBound))
  }

  /// The byte offset of a character, the length of the file for any beyond its end.
  mutating func byte(ofCharacter index: Int) -> UInt32 {
    if isASCII { return UInt32(truncatingIfNeeded: min(index + start, bytes.count)) }
    if encoding == .utf8 {
      moveUTF8(to: index)
    } else {
      moveUTF16(to: index)
    }
    return UInt32(truncatingIfNeeded: byte)
  }

  private mutating func moveUTF8(to index: Int) {
    while character > index, byte > start {
      byte -= 1
      if bytes[byte] & 0xC0 != 0x80 { character -= 1 }
    }
    let raw = UnsafeRawBufferPointer(bytes)
    while index - character >= 8, byte + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
      // A continuation byte has bit 7 set and bit 6 clear.
      let continuations = word & ~(word << 1) & 0x8080_8080_8080_8080
      character += 8 - continuations.nonzeroBitCount
      byte += 8
    }
    while byte < bytes.count {
      if bytes[byte] & 0xC0 != 0x80 {
        if character == index { return }
        character += 1
      }
      byte += 1
    }
  }

  private mutating func moveUTF16(to index: Int) {
    while character > index, byte >= start + 2 {
      byte -= 2
      if !isTrailing(at: byte) { character -= 1 }
    }
    while character < index, byte + 1 < bytes.count {
      byte += 2
      while byte + 1 < bytes.count, isTrailing(at: byte) { byte += 2 }
      character += 1
    }
    byte = min(byte, bytes.count)
  }

  /// Whether the code unit is the second of a surrogate pair.
  private func isTrailing(at offset: Int) -> Bool {
    bytes[encoding == .utf16LittleEndian ? offset + 1 : offset] & 0xFC == 0xDC
  }

  private static func areASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = range.lowerBound
    var all: UInt64 = 0
    while i + 8 <= range.upperBound {
      all |= raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      i += 8
    }
    while i < range.upperBound {
      all |= UInt64(bytes[i])
      i += 1
    }
    return all & 0x8080_8080_8080_8080 == 0
  }
}
