import Kubernetes
import Symbols

/// What the pods of one ``SchedulingClass`` share from attempt to attempt, row by row: the first rejection among the
/// profile's leading filters with ``Lifetime/row``, and the weighted scores of the plugins with that lifetime.
///
/// A placement changes one row; ``catchUp()`` judges and scores the rows that changed since the last attempt again, and
/// leaves the others alone.
final class ClassTable {
  private let cluster: Cluster
  /// How many of ``Cluster/changedRows`` are in.
  private var seen: Int
  private var preFilters: [PreFilterOutcome?] = []
  private var memos: [(of: PluginName, value: AnyObject)] = []
  private var filtered: FilteredRows?
  private var scored: ScoredRows?
  private var scorers: [PreScoreOutcome?] = []

  init(_ cluster: Cluster) {
    self.cluster = cluster
    seen = cluster.changedRows.count
  }

  /// Takes in the placements since the last attempt.
  func catchUp() {
    let changed = cluster.changedRows
    defer { seen = changed.count }
    if changed.count - seen >= cluster.count {
      filtered = nil
      scored = nil
      return
    }
    for row in changed[seen...] {
      filtered?.refresh(Int(row), in: cluster)
      scored?.refresh(Int(row), in: cluster)
    }
  }

  /// The answer of a PreFilter, asked once where it lives on.
  ///
  /// - Parameter number: its place among the profile's PreFilters.
  func preFilter(
    _ number: Int, _ plugin: any FilterPlugin, _ pod: ScheduledPod, in context: SchedulingContext
  ) -> PreFilterOutcome {
    if plugin.lifetime == .attempt { return plugin.preFilter(pod, in: context) }
    while preFilters.count <= number { preFilters.append(nil) }
    if let known = preFilters[number] { return known }
    let outcome = plugin.preFilter(pod, in: context)
    preFilters[number] = outcome
    return outcome
  }

  /// The answer of a PreScore, asked once where it lives on.
  func preScore(
    _ number: Int, _ plugin: any ScorePlugin, _ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext
  ) -> PreScoreOutcome {
    if plugin.lifetime == .attempt { return plugin.preScore(pod, feasible: feasible, in: context) }
    while scorers.count <= number { scorers.append(nil) }
    if let known = scorers[number] { return known }
    let outcome = plugin.preScore(pod, feasible: feasible, in: context)
    scorers[number] = outcome
    return outcome
  }

  /// What a plugin with ``Lifetime/attempt`` can keep nevertheless, since it depends on the class alone.
  func memo<Value: AnyObject>(_ plugin: PluginName, _ make: () -> Value) -> Value {
    for memo in memos where memo.of == plugin {
      if let value = memo.value as? Value { return value }
    }
    let value = make()
    memos.append((plugin, value))
    return value
  }

  /// The rows after the leading filters that live on.
  ///
  /// - Parameter filters: the same at each attempt.
  func rows(after filters: ArraySlice<FilterPhase.Filter>, among rows: [Int]?) -> FilteredRows {
    if let filtered { return filtered }
    let made = FilteredRows(filters, among: rows ?? cluster.allRows, in: cluster)
    filtered = made
    return made
  }

  /// The scores of the plugins that live on.
  ///
  /// - Parameter scorers: the same at each attempt.
  func scores(_ scorers: [ScoredRows.Entry], among rows: [Int]?) -> ScoredRows {
    if let scored { return scored }
    let made = ScoredRows(scorers, among: rows ?? cluster.allRows, in: cluster)
    scored = made
    return made
  }
}
