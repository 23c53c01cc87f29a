/// What the leading filters with ``Lifetime/row`` say to each row, kept from attempt to attempt.
final class FilteredRows {
  private let filters: ArraySlice<FilterPhase.Filter>
  private(set) var column: VerdictColumn
  /// Rows that pass, rising.
  private(set) var passing: [Int]
  /// Rises when a row comes to pass or no longer does.
  private(set) var version = 0

  init(_ filters: ArraySlice<FilterPhase.Filter>, among rows: [Int], in cluster: Cluster) {
    self.filters = filters
    column = VerdictColumn(count: cluster.count, rows: rows)
    for (number, filter) in filters.enumerated() { filter.judge.reject(&column, as: number, in: cluster) }
    passing = column.passing
  }

  /// Judges a row anew.
  func refresh(_ row: Int, in cluster: Cluster) {
    let before = column.filter[row]
    if before == VerdictColumn.excluded { return }
    column.set(row, to: firstRejection(at: row, in: cluster))
    let passes = column.filter[row] == VerdictColumn.passed
    if passes == (before == VerdictColumn.passed) { return }
    version += 1
    let slot = passing.firstSlot(notBelow: row)
    if passes { passing.insert(row, at: slot) } else { passing.remove(at: slot) }
  }

  private func firstRejection(at row: Int, in cluster: Cluster) -> (filter: Int, verdict: FilterVerdict)? {
    for (number, filter) in filters.enumerated() {
      let verdict = filter.judge.verdict(at: row, in: cluster)
      if verdict != .pass { return (number, verdict) }
    }
    return nil
  }
}

extension [Int] {
  /// The first place in a rising list whose element is not below a value.
  func firstSlot(notBelow value: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
