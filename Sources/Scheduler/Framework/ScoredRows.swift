/// Weighted scores by row of the plugins with ``Lifetime/row``, kept from attempt to attempt, and their sum.
///
/// Of a plugin that scores in proportion, the scores of all rows hang on the highest raw score among the feasible ones;
/// they are worked out anew when that changes.
final class ScoredRows {
  typealias Entry = (plugin: PluginName, weight: Int64, scorer: any NodeScorer)

  /// One plugin. Values by slot: the place of a row in ``rows``.
  private struct Track {
    let entry: Entry
    let normalization: ScoreNormalization
    let raw: Column<Int64>
    let weighted: Column<Int64>
    /// Among the feasible rows for which ``weighted`` holds.
    var highest: Int64
    /// Of all rows, feasible or not.
    var highestOfAll: Int64
  }

  /// Rising.
  private let rows: [Int]
  /// ``rows`` are all rows: a row is its own slot.
  private let takesAll: Bool
  private var tracks: [Track]
  /// By slot: the sum of the weighted scores.
  let sums: Column<Int64>
  /// For which ``FilteredRows/version`` the tracks' highest are known to hold.
  private var settledVersion: Int?

  init(_ entries: [Entry], among rows: [Int], in cluster: Cluster) {
    self.rows = rows
    takesAll = rows.count == cluster.count
    let sums = Column<Int64>(repeating: 0, count: rows.count)
    tracks = entries.map { entry in
      let raw = Column(entry.scorer.rawScores(rows, in: cluster))
      let normalization = entry.scorer.normalization
      let highest = max(0, raw.values.max() ?? 0)
      let weighted = Column<Int64>(repeating: 0, count: rows.count)
      for slot in 0..<rows.count {
        let score = normalization.score(raw.values[slot], highest: highest) &* entry.weight
        weighted[slot] = score
        sums[slot] &+= score
      }
      return Track(
        entry: entry, normalization: normalization, raw: raw, weighted: weighted, highest: highest,
        highestOfAll: highest)
    }
    self.sums = sums
  }

  var count: Int { tracks.count }

  func plugin(_ track: Int) -> Entry { tracks[track].entry }

  /// The weighted scores of one plugin by slot.
  func weighted(_ track: Int) -> Column<Int64> { tracks[track].weighted }

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
    for index in tracks.indices {
      let raw = tracks[index].entry.scorer.rawScore(at: row, in: cluster)
      if raw == tracks[index].raw[slot] { continue }
      tracks[index].raw[slot] = raw
      if tracks[index].normalization != .none {
        settledVersion = nil
        tracks[index].highestOfAll = max(tracks[index].highestOfAll, raw)
      }
      reweigh(index, slot)
    }
  }

  private func reweigh(_ index: Int, _ slot: Int) {
    let track = tracks[index]
    let score = track.normalization.score(track.raw[slot], highest: track.highest) &* track.entry.weight
    sums[slot] &+= score &- track.weighted[slot]
    track.weighted[slot] = score
  }

  /// Makes the scores those of an attempt with these feasible rows.
  ///
  /// - Parameter version: set when the feasible rows are the kept ones of that ``FilteredRows/version``.
  func settle(feasible slots: [Int], version: Int?) {
    if let version, version == settledVersion { return }
    for index in tracks.indices where tracks[index].normalization != .none {
      let highest = highest(of: tracks[index], among: slots)
      if highest == tracks[index].highest { continue }
      tracks[index].highest = highest
      for slot in rows.indices { reweigh(index, slot) }
    }
    settledVersion = version
  }

  private func highest(of track: Track, among slots: [Int]) -> Int64 {
    var highest: Int64 = 0
    let raw = track.raw.values
    for slot in slots where raw[slot] > highest {
      highest = raw[slot]
      if highest >= track.highestOfAll { break }
    }
    return highest
  }

  /// One plugin's raw and normalised scores of some slots.
  func scores(_ index: Int, of slots: [Int]) -> (raw: ContiguousArray<Int64>, normalized: ContiguousArray<Int64>) {
    let track = tracks[index]
    let raw = ContiguousArray(slots.map { track.raw[$0] })
    return (raw, ContiguousArray(raw.map { track.normalization.score($0, highest: track.highest) }))
  }
}
