import SourceText
import Symbols

/// Reads JSON objects, one after the other with blanks or nothing between them, each a document.
///
/// libyaml reads most JSON, yet neither surrogate pairs in escapes, nor keys of more than 1,024 bytes, nor U+007F in a
/// text, nor objects without `---` between them, all of which Kubernetes' clients take. It is also several times slower.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte to read.
  var at: Int
  /// Whether there was any key in double quotes.
  private(set) var hasReadKey = false

  /// Where the input turned out to be no JSON.
  struct Mismatch {
    let offset: Int
    let message: String
  }

  /// Starts after a byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>, markLength: Int) {
    self.bytes = bytes
    at = markLength
  }

  /// Whether the first byte that is no blank is `{`.
  var startsObject: Bool {
    bytes[min(at, bytes.count)...].first { !Self.isBlank($0) } == UInt8(ascii: "{")
  }

  /// What may come next inside an object or array.
  private enum Expectation {
    case firstKey, key, firstItem, value, separator
  }

  /// Reads all objects.
  ///
  /// - Returns: why the input is no JSON, nil if it is; the objects before are in the builder then.
  mutating func read(into builder: inout TreeBuilder) throws(ReadingError) -> Mismatch? {
    while true {
      skipBlanks()
      guard at < bytes.count else { return nil }
      guard bytes[at] == UInt8(ascii: "{") else {
        return mismatch("expected another object or the end of the file: put '---' between documents")
      }
      if let mismatch = try object(into: &builder) { return mismatch }
      builder.endDocument()
    }
  }

  private mutating func object(into builder: inout TreeBuilder) throws(ReadingError) -> Mismatch? {
    try builder.open(.mapping, start: UInt32(truncatingIfNeeded: at), end: UInt32(truncatingIfNeeded: at + 1))
    at += 1
    var next = Expectation.firstKey
    while true {
      skipBlanks()
      guard at < bytes.count else { return mismatch("the file ends inside an object or list: close it") }
      let byte = bytes[at]
      switch next {
      case .firstKey, .key:
        if byte == UInt8(ascii: "}"), next == .firstKey {
          try close(&builder)
          next = .separator
        } else if byte == UInt8(ascii: "\"") {
          if let mismatch = key(into: &builder) { return mismatch }
          next = .value
        } else {
          return mismatch("expected a key in double quotes")
        }
      case .firstItem, .value:
        if byte == UInt8(ascii: "]"), next == .firstItem {
          try close(&builder)
          next = .separator
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          let isObject = byte == UInt8(ascii: "{")
          try builder.open(
            isObject ? .mapping : .sequence, start: UInt32(truncatingIfNeeded: at),
            end: UInt32(truncatingIfNeeded: at + 1))
          at += 1
          next = isObject ? .firstKey : .firstItem
        } else {
          if let mismatch = try scalar(byte, into: &builder) { return mismatch }
          next = .separator
        }
      case .separator:
        let isMapping = builder.isInMapping
        if byte == UInt8(ascii: ",") {
          at += 1
          next = isMapping ? .key : .value
        } else if byte == UInt8(ascii: isMapping ? "}" : "]") {
          try close(&builder)
        } else {
          return mismatch(isMapping ? "expected ',' or '}' after a value" : "expected ',' or ']' after a value")
        }
      }
      if next == .separator, builder.isBetweenDocuments { return nil }
    }
  }

  private mutating func close(_ builder: inout TreeBuilder) throws(ReadingError) {
    at += 1
    try builder.close(end: UInt32(truncatingIfNeeded: at))
  }

  private mutating func key(into builder: inout TreeBuilder) -> Mismatch? {
    let start = at
    hasReadKey = true
    switch string(into: &builder) {
    case .mismatch(let mismatch): return mismatch
    case .inFile(let text):
      builder.key(
        builder.symbols.symbol(UnsafeBufferPointer(rebasing: bytes[text])), start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: at))
    case .unescaped(let text):
      let symbol = builder.unescaped.withUnsafeBytes { Symbol(utf8: UnsafeRawBufferPointer(rebasing: $0[text])) }
      builder.unescaped.removeSubrange(text)
      builder.key(symbol, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: at))
    }
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return mismatch("expected ':' after a key") }
    at += 1
    return nil
  }

  private mutating func scalar(_ first: UInt8, into builder: inout TreeBuilder) throws(ReadingError) -> Mismatch? {
    let start = at
    let kind: YAMLTree.RecordKind
    let text: Range<Int>
    if first == UInt8(ascii: "\"") {
      switch string(into: &builder) {
      case .mismatch(let mismatch): return mismatch
      case .inFile(let place): (kind, text) = (.quotedInFile, place)
      case .unescaped(let place): (kind, text) = (.quotedUnescaped, place)
      }
    } else {
      guard skipWord(first) else {
        return mismatch("expected a value: a text in double quotes, a number, true, false, null, '{' or '['")
      }
      (kind, text) = (.plainInFile, start..<at)
    }
    try builder.scalar(
      kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: at), text: text.lowerBound,
      count: text.count)
    return nil
  }

  /// Passes over a number or one of the three words; false, with `at` unchanged, if there is neither.
  private mutating func skipWord(_ first: UInt8) -> Bool {
    let start = at
    switch first {
    case UInt8(ascii: "t"): skip("true")
    case UInt8(ascii: "f"): skip("false")
    case UInt8(ascii: "n"): skip("null")
    default: skipNumber()
    }
    guard at > start, at == bytes.count || !Self.continuesWord(bytes[at]) else {
      at = start
      return false
    }
    return true
  }

  private mutating func skip(_ word: StaticString) {
    let length = word.utf8CodeUnitCount
    guard at + length <= bytes.count else { return }
    for i in 0..<length where bytes[at + i] != word.utf8Start[i] { return }
    at += length
  }

  private mutating func skipNumber() {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let whole = at
    var isNumber = skipDigits() && (bytes[whole] != UInt8(ascii: "0") || at == whole + 1)
    if isNumber, at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      isNumber = skipDigits()
    }
    if isNumber, at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      isNumber = skipDigits()
    }
    if !isNumber { at = start }
  }

  /// Whether there was any digit.
  private mutating func skipDigits() -> Bool {
    let start = at
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
    return at > start
  }

  private mutating func skipBlanks() {
    let raw = UnsafeRawBufferPointer(bytes)
    while at < bytes.count, Self.isBlank(bytes[at]) {
      at += 1
      // Indentation: eight spaces at once.
      while at + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) == 0x2020_2020_2020_2020 {
        at += 8
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func continuesWord(_ byte: UInt8) -> Bool {
    !isBlank(byte) && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "]")
  }

  func mismatch(_ message: String) -> Mismatch {
    Mismatch(offset: at, message: message)
  }
}
