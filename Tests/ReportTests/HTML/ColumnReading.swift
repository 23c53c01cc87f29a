/// Reads columns as the page's script does.
struct ColumnReading {
  private let texts: [[UInt8]]
  private var at = 0
  private var text: [UInt8] = []

  init(_ texts: [String]) {
    self.texts = texts.map { Array($0.utf8) }
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  mutating func column(_ index: Int) -> [Int] {
    text = texts[index]
    at = 1
    switch text[0] {
    case UInt8(ascii: "d"):
      let back = next()
      let rest = (text, at)
      var values = column(index - back)
      (text, at) = rest
      var row = -1
      while at < text.count {
        row += next() + 1
        values[row] = next()
      }
      return values
    case let kind:
      let palette = (0..<next()).map { _ in next() }
      var values: [Int] = []
      while at < text.count {
        let count = kind == UInt8(ascii: "r") ? next() : 1
        values += Array(repeating: palette[next()], count: count)
      }
      return values
    }
  }

  private mutating func next() -> Int {
    var number = 0
    var scale = 1
    while true {
      let digit = Self.letters.firstIndex(of: text[at]) ?? 0
      at += 1
      number += digit % 32 * scale
      if digit < 32 { return number }
      scale *= 32
    }
  }
}
