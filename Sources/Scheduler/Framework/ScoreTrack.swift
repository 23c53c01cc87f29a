/// One plugin's part in ``ScoredRows``. Values by slot.
final class ScoreTrack {
  let entry: ScoredRows.Entry
  let normalization: ScoreNormalization
  /// What a weighted score counts in ``ScoredRows/folded``.
  let foldFactor: UInt64
  private let raw: Column<Int64>
  let weighted: Column<Int64>
  /// Among the feasible rows for which ``weighted`` holds.
  private var highest: Int64
  /// Of all rows, feasible or not.
  private var highestOfAll: Int64

  init(_ entry: ScoredRows.Entry, of rows: [Int], in cluster: Cluster) {
    self.entry = entry
    let normalization = entry.scorer.normalization
    self.normalization = normalization
    foldFactor = NodeFold.factor(ofScoresBy: entry.plugin)
    raw = Column(count: rows.count) { entry.scorer.rawScores(rows, in: cluster, into: $0) }
    let scores = raw.values
    let highest = normalization == .none ? 0 : max(0, scores.max() ?? 0)
    weighted = Column(count: rows.count) { weighted in
      if normalization == .none {
        for slot in scores.indices { weighted[slot] = scores[slot] &* entry.weight }
      } else {
        for slot in scores.indices {
          weighted[slot] = normalization.score(scores[slot], highest: highest) &* entry.weight
        }
      }
    }
    self.highest = highest
    highestOfAll = highest
  }

  /// Asks the plugin about a row anew.
  ///
  /// - Returns: whether the raw score is another than before.
  func rescore(_ row: Int, _ slot: Int, in cluster: Cluster) -> Bool {
    let score = entry.scorer.rawScore(at: row, in: cluster)
    if score == raw[slot] { return false }
    raw[slot] = score
    highestOfAll = max(highestOfAll, score)
    return true
  }

  /// Brings a weighted score up to date.
  ///
  /// - Returns: by how much it changed.
  func reweigh(_ slot: Int) -> Int64 {
    let score = normalization.score(raw[slot], highest: highest) &* entry.weight
    defer { weighted[slot] = score }
    return score &- weighted[slot]
  }

  /// - Returns: whether the highest score is another than before among these, and all are to be weighed anew.
  func settle(feasible slots: [Int]) -> Bool {
    var highest: Int64 = 0
    let raw = raw.values
    if highestOfAll > 0 {
      for slot in slots where raw[slot] > highest {
        highest = raw[slot]
        if highest >= highestOfAll { break }
      }
    }
    if highest == self.highest { return false }
    self.highest = highest
    return true
  }

  /// Raw and normalised scores of some slots.
  func scores(of slots: [Int]) -> (raw: ContiguousArray<Int64>, normalized: ContiguousArray<Int64>) {
    let raw = ContiguousArray(slots.map { self.raw[$0] })
    return (raw, ContiguousArray(raw.map { normalization.score($0, highest: highest) }))
  }
}
