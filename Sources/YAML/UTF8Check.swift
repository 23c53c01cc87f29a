/// Whether bytes are well-formed UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is not.
  static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      let first = bytes[at]
      if first < 0x80 {
        at += 1
        continue
      }
      // How many bytes follow, and which the second may be: neither overlong, nor surrogate, nor above U+10FFFF.
      let (following, second): (Int, ClosedRange<UInt8>)
      switch first {
      case 0xC2...0xDF: (following, second) = (1, 0x80...0xBF)
      case 0xE0: (following, second) = (2, 0xA0...0xBF)
      case 0xED: (following, second) = (2, 0x80...0x9F)
      case 0xE1...0xEF: (following, second) = (2, 0x80...0xBF)
      case 0xF0: (following, second) = (3, 0x90...0xBF)
      case 0xF1...0xF3: (following, second) = (3, 0x80...0xBF)
      case 0xF4: (following, second) = (3, 0x80...0x8F)
      default: return at
      }
      guard at + following < range.upperBound, second.contains(bytes[at + 1]) else { return at }
      for i in 2..<4 where i <= following && bytes[at + i] & 0xC0 != 0x80 { return at }
      at += following + 1
    }
    return nil
  }
}
