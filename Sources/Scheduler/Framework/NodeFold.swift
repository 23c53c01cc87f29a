/// A checksum of all that an attempt found out about every node: for a rejected one the first rejection (plugin, code
/// and reasons), for a feasible one every plugin's weighted score and the total.
///
/// A sum over the nodes, each with a factor of its own, so that any path to the same verdicts and scores comes to the
/// same number in any order, and no two wrongs are likely to make a right.
struct NodeFold {
  private(set) var value: UInt64 = 0
  /// By row.
  private let factors: Column<UInt64>

  private static let totalFactor = factor(of: "total")

  /// - Parameter factors: of ``factors(count:)``.
  init(_ factors: Column<UInt64>) {
    self.factors = factors
  }

  /// An odd number for each row.
  static func factors(count: Int) -> Column<UInt64> {
    Column((0..<count).map { mixed(UInt64($0) &+ 1) | 1 })
  }

  /// The first rejections of the rows that did not pass.
  mutating func add(rejectionsIn phase: FilterPhase) {
    if let rejection = phase.preFilter.rejection {
      let plugin = rejection.plugins.count == 1 ? rejection.plugins[0].rawValue : ""
      let number = Self.factor(of: [plugin, rejection.code.rawValue, rejection.text])
      for row in 0..<factors.count { value &+= number &* factors.values[row] }
      return
    }
    let rows = phase.isLimitedToNomination ? phase.column.rows : nil
    var known: [(key: RejectionKey, number: UInt64)] = []
    var last = 0
    for place in 0..<(rows?.count ?? factors.count) {
      let row = rows?[place] ?? place
      let filter = phase.column.filter[row]
      if filter == VerdictColumn.passed { continue }
      let key = RejectionKey(filter: filter, verdict: phase.column.verdict[row])
      if last >= known.count || known[last].key != key {
        last = known.firstIndex { $0.key == key } ?? known.count
        if last == known.count { known.append((key, Self.number(of: key, phase))) }
      }
      value &+= known[last].number &* factors.values[row]
    }
  }

  private static func number(of key: RejectionKey, _ phase: FilterPhase) -> UInt64 {
    switch key.filter {
    case VerdictColumn.unseen: return factor(of: ["", StatusCode.unschedulableAndUnresolvable.rawValue])
    case VerdictColumn.excluded:
      return factor(of: ["", StatusCode.unschedulableAndUnresolvable.rawValue, phase.excludedText])
    default:
      let filter = Int(key.filter)
      return factor(
        of: [phase.filters[filter].plugin.rawValue, key.verdict.code.rawValue] + phase.reasons(filter, key.verdict))
    }
  }

  /// The scores of the feasible rows.
  mutating func add(_ scores: ScorePhase, of feasible: [Int]) {
    scores.forEachPlugin { plugin, weight, numbers, places in
      value &+= sum(numbers, places, feasible) &* UInt64(bitPattern: weight) &* Self.factor(of: plugin.rawValue)
    }
    scores.totals.withUnsafeBufferPointer { totals in
      value &+= sum(totals, nil, feasible) &* Self.totalFactor
    }
  }

  /// - Parameter places: where the numbers of the feasible rows stand; nil for one after the other.
  private func sum(_ numbers: UnsafeBufferPointer<Int64>, _ places: [Int]?, _ feasible: [Int]) -> UInt64 {
    let factors = factors.values
    var sum: UInt64 = 0
    if let places {
      for (index, row) in feasible.enumerated() {
        sum &+= UInt64(bitPattern: numbers[places[index]]) &* factors[row]
      }
    } else {
      for (index, row) in feasible.enumerated() { sum &+= UInt64(bitPattern: numbers[index]) &* factors[row] }
    }
    return sum
  }

  /// FNV-1a over texts, each with its end marked.
  static func factor(of texts: [String]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for text in texts { add(text, to: &hash) }
    return hash
  }

  static func factor(of text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    add(text, to: &hash)
    return hash
  }

  private static func add(_ text: String, to hash: inout UInt64) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ 0xFF) &* 0x100_0000_01b3
  }

  /// The finaliser of splitmix64.
  static func mixed(_ number: UInt64) -> UInt64 {
    var z = number &* 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension Scheduler {
  /// Adds a decision's part to the checksum of a run: its outcome, its node, and what its attempt found out about every
  /// node (``Decision/fold``).
  public static func fold(_ decision: Decision, into checksum: UInt64) -> UInt64 {
    let part = NodeFold.factor(of: [decision.outcome.rawValue]) ^ NodeFold.mixed(UInt64((decision.node ?? -1) + 2))
    return NodeFold.mixed(checksum ^ part ^ decision.fold)
  }
}
