/// Node names in a line: exact, but three or more in a row are folded: `node-{1..17}, node-19`.
///
/// The names are taken apart and put in order once; folding then compares numbers alone, since a golden file of a large
/// cluster names every node for every pod.
public struct NodeNameList {
  private let names: [Numbered]
  /// By row: the node's place among all, by number, so that node-10 follows node-9.
  private let ranks: [Int]
  /// By rank: the row, and whether the name is the next number after the one of the rank before.
  private let rows: [Int]
  private let isNext: [Bool]

  public init(_ names: [String]) {
    let numbered = names.map(Numbered.init)
    let rows = numbered.indices.sorted { Numbered.precedes(numbered[$0], numbered[$1]) }
    var ranks = Array(repeating: 0, count: rows.count)
    for (rank, row) in rows.enumerated() { ranks[row] = rank }
    self.names = numbered
    self.ranks = ranks
    self.rows = rows
    isNext = rows.indices.map { $0 > 0 && numbered[rows[$0]].follows(numbered[rows[$0 - 1]]) }
  }

  /// - Parameter some: rows of the nodes to list, in any order.
  public func fold(_ some: [Int]) -> [String] {
    var folded: [String] = []
    var run: [Int] = []
    func flush() {
      if run.count > 2, let first = run.first, let last = run.last {
        let (first, last) = (names[rows[first]], names[rows[last]])
        folded.append("\(first.head){\(first.digits)..\(last.digits)}\(first.tail)")
      } else {
        folded += run.map { names[rows[$0]].name }
      }
      run = []
    }
    for rank in some.map({ ranks[$0] }).sorted() {
      if let last = run.last, rank != last + 1 || !isNext[rank] { flush() }
      run.append(rank)
    }
    flush()
    return folded
  }

  /// The names that a list stands for. A file that somebody has edited must not fill the memory: what makes the list longer
  /// than any cluster is kept as it is.
  public static func unfold(_ names: some Sequence<Substring>) -> [String] {
    var unfolded: [String] = []
    for name in names {
      let some = unfold(name)
      if unfolded.count + some.count > 100_000 { unfolded.append(String(name)) } else { unfolded += some }
    }
    return unfolded
  }

  /// The names that a folded one stands for; a name that is not folded is itself.
  public static func unfold(_ name: Substring) -> [String] {
    guard let open = name.firstIndex(of: "{"), let close = name[open...].firstIndex(of: "}") else {
      return [String(name)]
    }
    let range = name[name.index(after: open)..<close]
    guard let dots = range.firstRange(of: "..") else { return [String(name)] }
    let (first, last) = (range[..<dots.lowerBound], range[dots.upperBound...])
    // A file that somebody has edited must not fill the memory.
    guard let low = Int(first), let high = Int(last), 0 <= low, low <= high, high - low < 100_000 else {
      return [String(name)]
    }
    return (low...high).map { number in
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, first.utf8.count - digits.utf8.count))
      return "\(name[..<open])\(zeros)\(digits)\(name[name.index(after: close)...])"
    }
  }

  /// A name cut at the last number of its first label: `ip-10-0-1-` `11` `.eu-west-1.compute.internal`.
  private struct Numbered {
    let name: String
    let head: Substring
    let digits: Substring
    let tail: Substring
    let number: Int?

    init(_ name: String) {
      self.name = name
      // Bytes, not characters: a golden file of a large cluster names every node for every pod.
      let label = name.utf8.prefix { $0 != UInt8(ascii: ".") }
      let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      let end = label.lastIndex(where: isDigit).map { label.index(after: $0) } ?? label.startIndex
      let start = label[..<end].lastIndex { !isDigit($0) }.map { label.index(after: $0) } ?? label.startIndex
      head = name[..<start]
      digits = name[start..<end]
      tail = name[end...]
      number = Int(digits)
    }

    func follows(_ other: Numbered) -> Bool {
      guard let number, let before = other.number, head == other.head, tail == other.tail else { return false }
      // Of different lengths only without leading zeros: 9 and 10, but not 09 and 010.
      let sameShape =
        digits.utf8.count == other.digits.utf8.count || !(digits.hasPrefix("0") || other.digits.hasPrefix("0"))
      return sameShape && number == before &+ 1
    }

    static func precedes(_ a: Numbered, _ b: Numbered) -> Bool {
      if a.head != b.head { return a.head.utf8.lexicographicallyPrecedes(b.head.utf8) }
      let numbers = (a.number ?? .max, b.number ?? .max)
      if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
      if a.digits.utf8.count != b.digits.utf8.count { return a.digits.utf8.count < b.digits.utf8.count }
      return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
  }
}
