/// The first rejection of every node, while the filters go over them.
struct VerdictColumn {
  static let passed: UInt8 = 0xFF
  /// Ruled out by a PreFilterResult before any filter ran.
  static let excluded: UInt8 = 0xFE
  /// Not looked at, since enough nodes had passed before (sampling).
  static let unseen: UInt8 = 0xFD

  /// By row: the number of the filter that said no, ``passed``, ``excluded`` or ``unseen``.
  private(set) var filter: ContiguousArray<UInt8>
  private(set) var verdict: ContiguousArray<FilterVerdict>
  /// The rows that filters go over: all, or those of a PreFilterResult.
  private(set) var rows: [Int]
  /// How many of the rows were left out by sampling.
  private var unseenCount = 0
  /// Some verdict makes the whole attempt fail.
  private(set) var hasFailure = false

  /// - Parameter rows: rising.
  init(count: Int, rows: [Int]) {
    let takesAll = rows.count == count
    filter = ContiguousArray(repeating: takesAll ? Self.passed : Self.excluded, count: count)
    verdict = ContiguousArray(repeating: .pass, count: count)
    self.rows = rows
    if !takesAll { for row in rows { filter[row] = Self.passed } }
  }

  /// No rows at all.
  static let empty = VerdictColumn(count: 0, rows: [])

  /// How many rows have a verdict of their own.
  var evaluatedCount: Int { rows.count - unseenCount }

  /// Rows that no filter rejected, rising.
  var passing: [Int] {
    filter.withUnsafeBufferPointer { filter in
      [Int](unsafeUninitializedCapacity: rows.count) { buffer, count in
        for row in rows where filter[row] == Self.passed {
          buffer[count] = row
          count += 1
        }
      }
    }
  }

  func rejection(at row: Int) -> RejectionKey { RejectionKey(filter: filter[row], verdict: verdict[row]) }

  /// Goes over the rows that did not pass.
  ///
  /// - Parameter limitedToRows: leaves out those outside ``rows``.
  @inline(__always)
  func withRejections(limitedToRows: Bool, _ body: (Int, RejectionKey) -> Void) {
    let all = limitedToRows ? rows : []
    let count = limitedToRows ? all.count : filter.count
    filter.withUnsafeBufferPointer { filter in
      verdict.withUnsafeBufferPointer { verdict in
        for place in 0..<count {
          let row = limitedToRows ? all[place] : place
          if filter[row] != Self.passed { body(row, RejectionKey(filter: filter[row], verdict: verdict[row])) }
        }
      }
    }
  }

  mutating func leaveUnseen(_ row: Int) {
    filter[row] = Self.unseen
    unseenCount += 1
  }

  /// Puts a row that nobody was asked about among the others, with an answer from before.
  mutating func keepRejection(_ row: Int, by filter: Int, _ verdict: FilterVerdict) {
    switch self.filter[row] {
    case Self.excluded: rows.insert(row, at: rows.firstSlot(notBelow: row))
    case Self.unseen: unseenCount -= 1
    default: return
    }
    reject(row, by: filter, verdict)
  }

  mutating func reject(_ row: Int, by filter: Int, _ verdict: FilterVerdict) {
    self.filter[row] = UInt8(truncatingIfNeeded: filter)
    self.verdict[row] = verdict
    if verdict.isFailure { hasFailure = true }
  }

  /// Takes out every row that is still in and that a rule rejects.
  ///
  /// - Parameter candidates: the only rows that the rule may reject, nil for any.
  @inline(__always)
  mutating func reject(as number: Int, among candidates: [Int]? = nil, _ rule: (Int) -> FilterVerdict) {
    let asked = candidates ?? rows
    let number = UInt8(truncatingIfNeeded: number)
    let fails = filter.withUnsafeMutableBufferPointer { filter in
      verdict.withUnsafeMutableBufferPointer { verdicts in
        var fails = false
        for row in asked where filter[row] == Self.passed {
          let verdict = rule(row)
          if verdict == .pass { continue }
          filter[row] = number
          verdicts[row] = verdict
          if verdict.isFailure { fails = true }
        }
        return fails
      }
    }
    if fails { hasFailure = true }
  }

  /// A row is judged anew.
  mutating func set(_ row: Int, to found: (filter: Int, verdict: FilterVerdict)?) {
    guard let found else {
      filter[row] = Self.passed
      verdict[row] = .pass
      return
    }
    reject(row, by: found.filter, found.verdict)
  }
}
