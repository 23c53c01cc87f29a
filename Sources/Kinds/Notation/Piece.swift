import Symbols

/// A part of a description. Its bytes live as long as the program.
struct Piece: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>

  static let empty = Piece(UnsafeBufferPointer(start: nil, count: 0))

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { self.bytes = UnsafeBufferPointer(rebasing: bytes) }

  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  var isEmpty: Bool { bytes.isEmpty }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var symbol: Symbol { Symbol(utf8: UnsafeRawBufferPointer(bytes)) }

  func isText(_ text: StaticString) -> Bool { bytes.count == text.utf8CodeUnitCount && hasPrefix(text) }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    guard bytes.count >= prefix.utf8CodeUnitCount else { return false }
    for i in 0..<prefix.utf8CodeUnitCount where bytes[i] != prefix.utf8Start[i] { return false }
    return true
  }

  func dropFirst(_ count: Int) -> Piece { Piece(bytes.dropFirst(count)) }

  func dropLast(_ count: Int) -> Piece { Piece(bytes.dropLast(count)) }

  /// What stands before and after the first such byte; all and nothing without one.
  func cut(at byte: UInt8) -> (Piece, Piece) {
    guard let place = bytes.firstIndex(of: byte) else { return (self, .empty) }
    return (Piece(bytes[..<place]), Piece(bytes[(place + 1)...]))
  }

  func split(at byte: UInt8) -> [Piece] { bytes.split(separator: byte).map { Piece($0) } }

  /// Whether one of its words begins so and goes on with a space. Most notes have none, and are not taken apart for it.
  func hasWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard let start = bytes.baseAddress, bytes.count > length else { return false }
    let first = word.utf8Start[0]
    for place in 0..<(bytes.count - length) where start[place] == first {
      if place > 0, start[place - 1] != UInt8(ascii: " ") { continue }
      if start[place + length] != UInt8(ascii: " ") { continue }
      var isSame = true
      for i in 1..<length where start[place + i] != word.utf8Start[i] { isSame = false }
      if isSame { return true }
    }
    return false
  }

  /// The words between spaces and ends of lines.
  var words: [Piece] {
    bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Piece($0) }
  }

  /// The lines that stand at the very left.
  var heads: [Piece] {
    var heads: [Piece] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if end > start, bytes[start] != UInt8(ascii: " ") { heads.append(Piece(bytes[start..<end])) }
      start = end + 1
    }
    return heads
  }

  /// The lines, of which those that stand further right than a field belong to the line before.
  var lines: [Piece] {
    var lines: [Piece] = []
    var start = 0
    var place = 0
    let newline = UInt8(ascii: "\n")
    let space = UInt8(ascii: " ")
    while place < bytes.count {
      if bytes[place] == newline {
        let next = place + 1
        let goesOn =
          next + 2 < bytes.count && bytes[next] == space && bytes[next + 1] == space && bytes[next + 2] == space
        if !goesOn {
          if place > start { lines.append(Piece(bytes[start..<place])) }
          start = next
        }
      }
      place += 1
    }
    if bytes.count > start { lines.append(Piece(bytes[start...])) }
    return lines
  }
}
