/// Weighted scores by row of the plugins with ``Lifetime/row``, kept from attempt to attempt, and their sum.
///
/// Of a plugin that scores in proportion, the scores of all rows hang on the highest raw score among the feasible ones;
/// they are worked out anew when that changes.
final class ScoredRows {
  typealias Entry = (plugin: PluginName, weight: Int64, scorer: any NodeScorer)

  /// Rising.
  private let rows: [Int]
  /// ``rows`` are all rows: a row is its own slot.
  private let takesAll: Bool
  private let tracks: [ScoreTrack]
  /// By slot: the sum of the weighted scores.
  let sums: Column<Int64>
  /// By slot: the part of ``NodeFold`` that these plugins have, themselves and in the total; nil when nothing is folded.
  let folded: Column<UInt64>?
  /// For which ``FilteredRows/version`` the tracks' highest are known to hold.
  private var settledVersion: Int?

  init(_ entries: [Entry], among rows: [Int], folds: Bool, in cluster: Cluster) {
    self.rows = rows
    takesAll = rows.count == cluster.count
    sums = Column(repeating: 0, count: rows.count)
    folded = folds ? Column(repeating: 0, count: rows.count) : nil
    tracks = entries.map { ScoreTrack($0, of: rows, in: cluster) }
    for track in tracks { addAll(track) }
  }

  private func addAll(_ track: ScoreTrack) {
    let weighted = track.weighted.values
    sums.update { sums in
      for slot in weighted.indices { sums[slot] &+= weighted[slot] }
    }
    folded?.update { folded in
      for slot in weighted.indices { folded[slot] &+= UInt64(bitPattern: weighted[slot]) &* track.foldFactor }
    }
  }

  var count: Int { tracks.count }

  func plugin(_ track: Int) -> Entry { tracks[track].entry }

  /// A row's slot; nil for a row that is not among them.
  func slot(of row: Int) -> Int? {
    if takesAll { return row }
    let slot = rows.firstSlot(notBelow: row)
    return slot < rows.count && rows[slot] == row ? slot : nil
  }

  /// The slots of rows, in their order.
  func slots(of rows: [Int]) -> [Int] { takesAll ? rows : rows.compactMap(slot) }

  /// Scores a row anew.
  func refresh(_ row: Int, in cluster: Cluster) {
    guard let slot = slot(of: row) else { return }
    for track in tracks where track.rescore(row, slot, in: cluster) {
      if track.normalization != .none { settledVersion = nil }
      reweigh(track, slot)
    }
  }

  private func reweigh(_ track: ScoreTrack, _ slot: Int) {
    let change = track.reweigh(slot)
    if change == 0 { return }
    sums[slot] &+= change
    folded?[slot] &+= UInt64(bitPattern: change) &* track.foldFactor
  }

  /// Makes the scores those of an attempt with these feasible rows.
  ///
  /// - Parameter version: set when the feasible rows are the kept ones of that ``FilteredRows/version``.
  func settle(feasible slots: [Int], version: Int?) {
    if let version, version == settledVersion { return }
    for track in tracks where track.normalization != .none {
      if track.settle(feasible: slots) { for slot in rows.indices { reweigh(track, slot) } }
    }
    settledVersion = version
  }

  /// One plugin's raw and normalised scores of some slots.
  func scores(_ index: Int, of slots: [Int]) -> (raw: ContiguousArray<Int64>, normalized: ContiguousArray<Int64>) {
    tracks[index].scores(of: slots)
  }
}
