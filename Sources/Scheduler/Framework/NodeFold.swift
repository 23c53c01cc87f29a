import SourceText

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
    let factors = factors.values
    var numbers: ContiguousArray<(key: RejectionKey, number: UInt64)> = []
    var slot = 0
    phase.column.withRejections(limitedToRows: phase.isLimitedToNomination) { row, key in
      // Neighbours are often rejected alike, and all for a handful of reasons.
      if slot >= numbers.count || numbers[slot].key != key {
        slot = numbers.firstIndex { $0.key == key } ?? numbers.count
        if slot == numbers.count { numbers.append((key, number(of: key, phase))) }
      }
      value &+= numbers[slot].number &* factors[row]
    }
  }

  private func number(of key: RejectionKey, _ phase: FilterPhase) -> UInt64 {
    switch key.filter {
    case VerdictColumn.unseen: return Self.factor(of: ["", StatusCode.unschedulableAndUnresolvable.rawValue])
    case VerdictColumn.excluded:
      return Self.factor(of: ["", StatusCode.unschedulableAndUnresolvable.rawValue, phase.excludedText])
    default:
      let filter = phase.filters[Int(key.filter)]
      return phase.kept.foldNumber(filter.plugin, key.verdict) {
        Self.factor(
          of: [filter.plugin.rawValue, key.verdict.code.rawValue] + filter.judge.reasons(for: key.verdict))
      }
    }
  }

  /// Scores of several plugins, and their part in the totals, each already times its ``factor(ofScoresBy:)``.
  ///
  /// - Parameter slots: where the feasible rows stand among the scores.
  mutating func add(_ scores: UnsafeBufferPointer<UInt64>, at slots: [Int], of feasible: [Int]) {
    let factors = factors.values
    var sum: UInt64 = 0
    for (index, row) in feasible.enumerated() { sum &+= scores[slots[index]] &* factors[row] }
    value &+= sum
  }

  /// One plugin's scores, not yet times its weight, and their part in the totals.
  mutating func add(_ scores: ContiguousArray<Int64>, of feasible: [Int], weight: Int64, by plugin: PluginName) {
    let factors = factors.values
    var sum: UInt64 = 0
    scores.withUnsafeBufferPointer { scores in
      for (index, row) in feasible.enumerated() { sum &+= UInt64(bitPattern: scores[index]) &* factors[row] }
    }
    value &+= sum &* UInt64(bitPattern: weight) &* Self.factor(ofScoresBy: plugin)
  }

  /// What a plugin's weighted score counts: once for itself, once as part of the node's total.
  static func factor(ofScoresBy plugin: PluginName) -> UInt64 { factor(of: plugin.rawValue) &+ totalFactor }

  static func factor(of texts: [String]) -> UInt64 { FNV1a.hash(texts) }

  static func factor(of text: String) -> UInt64 { FNV1a.hash(CollectionOfOne(text)) }

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
