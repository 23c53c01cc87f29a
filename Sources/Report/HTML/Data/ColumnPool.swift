/// Columns of small numbers, one entry a node, as short texts.
///
/// Pods of a kind see nearly the same nodes: a column is written as what it differs in from an earlier one, as runs of
/// equal numbers, or number by number, whatever is shortest.
///
///     p COUNT PALETTE... INDEX...            entry by entry
///     r COUNT PALETTE... (LENGTH INDEX)...   runs
///     d BACK (GAP NUMBER)...                 the column BACK before this one, but for these entries
///
/// A number takes a letter for each five bits, the lowest first; all but the last of them have the sixth bit set.
struct ColumnPool {
  private(set) var texts: [String] = []
  private var recent: [Column] = []

  private struct Column {
    var index: Int
    var values: [Int]
    /// How many columns must be read before this one.
    var depth: Int
  }

  /// How many columns back a column may lean on, and over how many at most.
  private static let reach = 24
  private static let depth = 48

  /// The column's number; the one of an equal column where that is not long ago.
  mutating func index(of values: [Int]) -> Int {
    if let same = recent.last(where: { $0.values == values }) { return same.index }
    var best = Self.shorter(Self.plain(values), Self.runs(values))
    var depth = 0
    for earlier in recent.reversed() where earlier.values.count == values.count && earlier.depth < Self.depth {
      let back = texts.count - earlier.index
      guard let text = Self.difference(values, earlier.values, back, shorterThan: best.count) else { continue }
      best = text
      depth = earlier.depth + 1
    }
    if recent.count == Self.reach { recent.removeFirst() }
    recent.append(Column(index: texts.count, values: values, depth: depth))
    texts.append(String(decoding: best, as: UTF8.self))
    return texts.count - 1
  }

  private static func shorter(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { b.count < a.count ? b : a }

  private static func plain(_ values: [Int]) -> [UInt8] {
    let palette = Palette(values)
    var text = [UInt8(ascii: "p")]
    palette.append(to: &text)
    for index in palette.indices { append(index, to: &text) }
    return text
  }

  private static func runs(_ values: [Int]) -> [UInt8] {
    let palette = Palette(values)
    var text = [UInt8(ascii: "r")]
    palette.append(to: &text)
    var start = 0
    while start < values.count {
      var end = start + 1
      while end < values.count, values[end] == values[start] { end += 1 }
      append(end - start, to: &text)
      append(palette.indices[start], to: &text)
      start = end
    }
    return text
  }

  /// nil when it would not be shorter than `limit`.
  private static func difference(
    _ values: [Int], _ base: [Int], _ back: Int, shorterThan limit: Int
  ) -> [UInt8]? {
    var text = [UInt8(ascii: "d")]
    append(back, to: &text)
    var next = 0
    for row in values.indices where values[row] != base[row] {
      append(row - next, to: &text)
      append(values[row], to: &text)
      next = row + 1
      if text.count >= limit { return nil }
    }
    return text.count < limit ? text : nil
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  private static func append(_ number: Int, to text: inout [UInt8]) {
    var rest = number
    while rest >= 32 {
      text.append(letters[rest % 32 + 32])
      rest /= 32
    }
    text.append(letters[rest])
  }

  /// The distinct numbers of a column, in the order met, and which of them each entry is.
  private struct Palette {
    private(set) var numbers: [Int] = []
    private(set) var indices: [Int] = []

    init(_ values: [Int]) {
      var known: [Int: Int] = [:]
      for value in values {
        if known[value] == nil {
          known[value] = numbers.count
          numbers.append(value)
        }
        indices.append(known[value] ?? 0)
      }
    }

    func append(to text: inout [UInt8]) {
      ColumnPool.append(numbers.count, to: &text)
      for number in numbers { ColumnPool.append(number, to: &text) }
    }
  }
}
