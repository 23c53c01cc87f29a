import SourceText

extension JSONScanner {
  /// Where a string's text is.
  enum Text {
    case inFile(Range<Int>)
    /// In the builder's ``TreeBuilder/unescaped``, at its end.
    case unescaped(Range<Int>)
    case mismatch(Mismatch)
  }

  /// Reads a string, `at` standing on its opening quote.
  mutating func string(into builder: inout TreeBuilder) -> Text {
    let opening = at
    at += 1
    let start = at
    var isASCII = skipPlain()
    guard at < bytes.count else { return .mismatch(unclosed(opening)) }
    if bytes[at] == UInt8(ascii: "\"") {
      at += 1
      if !isASCII, let invalid = UTF8Check.firstInvalid(bytes, start..<(at - 1)) { return .mismatch(notUTF8(invalid)) }
      return .inFile(start..<(at - 1))
    }
    let place = builder.unescaped.count
    var run = start
    while at < bytes.count {
      builder.unescaped.append(contentsOf: bytes[run..<at])
      if !isASCII, let invalid = UTF8Check.firstInvalid(bytes, run..<at) { return .mismatch(notUTF8(invalid)) }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        return .unescaped(place..<builder.unescaped.count)
      case UInt8(ascii: "\\"):
        guard escape(&builder.unescaped) else {
          return .mismatch(mismatch("unknown escape in a text: write '\\\\' for a backslash"))
        }
      default:
        return .mismatch(mismatch("a line break or control character inside quotes: close them or write an escape"))
      }
      run = at
      isASCII = skipPlain()
    }
    return .mismatch(unclosed(opening))
  }

  /// Passes over what stands for itself, up to a quote, a backslash or a control character.
  ///
  /// - Returns: whether all of it is ASCII.
  private mutating func skipPlain() -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    var seen: UInt64 = 0
    while at + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // The high bit of each byte that is a quote, a backslash or below 0x20; a borrow can only add bits above one.
      let ends =
        ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word) & high
      if ends != 0 { break }
      seen |= word
      at += 8
    }
    while at < bytes.count {
      let byte = bytes[at]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
      seen |= UInt64(byte)
      at += 1
    }
    return seen & high == 0
  }

  /// Reads an escape, `at` standing on its backslash; false if it is none.
  private mutating func escape(_ text: inout ContiguousArray<UInt8>) -> Bool {
    guard at + 1 < bytes.count else { return false }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""): text.append(0x22)
    case UInt8(ascii: "\\"): text.append(0x5C)
    case UInt8(ascii: "/"): text.append(0x2F)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return unicodeEscape(&text)
    default: return false
    }
    at += 2
    return true
  }

  /// Reads `\uXXXX`, or two of them for one character; half a pair becomes a replacement character, as Go has it.
  private mutating func unicodeEscape(_ text: inout ContiguousArray<UInt8>) -> Bool {
    guard let unit = codeUnit(at: at) else { return false }
    at += 6
    var value = UInt32(unit)
    if unit & 0xFC00 == 0xD800, let second = codeUnit(at: at), second & 0xFC00 == 0xDC00 {
      value = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(second) & 0x3FF
      at += 6
    }
    text.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
    return true
  }

  /// The value of `\uXXXX` at an offset, nil if there is none.
  private func codeUnit(at offset: Int) -> UInt16? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt16 = 0
    for byte in bytes[(offset + 2)..<(offset + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt16(truncatingIfNeeded: digit)
    }
    return value
  }

  private func unclosed(_ opening: Int) -> Mismatch {
    Mismatch(offset: opening, message: "the quotes that open here are never closed")
  }

  private func notUTF8(_ offset: Int) -> Mismatch {
    Mismatch(offset: offset, message: "this is no UTF-8: save the file as UTF-8")
  }
}
