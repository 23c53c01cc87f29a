import Kubernetes
import Symbols

/// What the pods of one ``SchedulingClass`` share from attempt to attempt, row by row: the first rejection among the
/// profile's leading filters with ``Lifetime/row``, and the weighted scores of the plugins with that lifetime.
///
/// A pod that comes or goes changes one row; ``catchUp()`` judges and scores the rows that changed since the last attempt
/// again, and leaves the others alone.
final class ClassTable {
  private let cluster: Cluster
  /// How many of ``Cluster/changedRows`` are in.
  private var seen: Int
  private var preFilters: [KeptOutcome<PreFilterOutcome>] = []
  private var memos: [(of: PluginName, value: AnyObject)] = []
  private var foldNumbers: [(plugin: PluginName, verdict: FilterVerdict, number: UInt64)] = []
  private var filtered: FilteredRows?
  private var leading: LeadingFilters?
  private var scorers: [KeptOutcome<PreScoreOutcome>] = []

  /// The filters of a profile up to the first that is asked at each attempt.
  struct LeadingFilters {
    var filters: [FilterPhase.Filter] = []
    /// Where in the profile the others start.
    var end = 0
  }

  init(_ cluster: Cluster) {
    self.cluster = cluster
    seen = cluster.changedRows.count
  }

  /// Takes in the pods that came and went since the last attempt.
  func catchUp() {
    let changed = cluster.changedRows
    defer { seen = changed.count }
    if changed.count - seen >= cluster.count {
      filtered = nil
      scores = nil
      return
    }
    for row in changed[seen...] {
      filtered?.refresh(Int(row), in: cluster)
      scores?.rows.refresh(Int(row), in: cluster)
    }
  }

  /// The answer of a PreFilter, asked once where it lives on.
  ///
  /// - Parameter place: among the profile's PreFilters.
  func preFilter(
    _ place: Int, _ profile: Profile, _ pod: ScheduledPod, in context: SchedulingContext
  ) -> (outcome: PreFilterOutcome, isKept: Bool) {
    let plugin = profile.preFilters[place]
    return Self.answer(place, &preFilters) {
      plugin.preFilter(pod, in: context)
    } lifetime: {
      plugin.filterLifetime(for: pod, in: context)
    }
  }

  private static func answer<Outcome>(
    _ place: Int, _ kept: inout [KeptOutcome<Outcome>], ask: () -> Outcome, lifetime: () -> Lifetime
  ) -> (outcome: Outcome, isKept: Bool) {
    while kept.count <= place { kept.append(.unknown) }
    switch kept[place] {
    case .outcome(let outcome): return (outcome, true)
    case .nothing: return (ask(), false)
    case .unknown:
      let outcome = ask()
      let livesOn = lifetime() == .row
      kept[place] = livesOn ? .outcome(outcome) : .nothing
      return (outcome, livesOn)
    }
  }

  /// What is kept of a PreFilter that has run.
  func preFilter(_ place: Int) -> KeptOutcome<PreFilterOutcome> {
    place < preFilters.count ? preFilters[place] : .unknown
  }

  /// The filters of the class that come before any that is asked at each attempt.
  func leadingFilters(_ profile: Profile, _ pod: ScheduledPod, in context: SchedulingContext) -> LeadingFilters {
    if let leading { return leading }
    var made = LeadingFilters()
    for filter in profile.filters {
      if let place = filter.preFilter {
        guard case .outcome(let outcome) = preFilter(place) else { break }
        if case .judge(let judge, _) = outcome { made.filters.append((filter.plugin.name, judge)) }
      } else {
        guard !filter.plugin.hasPreFilter, filter.plugin.filterLifetime(for: pod, in: context) == .row else { break }
        if case .judge(let judge, _) = filter.plugin.preFilter(pod, in: context) {
          made.filters.append((filter.plugin.name, judge))
        }
      }
      made.end += 1
    }
    leading = made
    return made
  }

  /// The answer of a PreScore, asked once where it lives on.
  ///
  /// - Parameter place: among the profile's Score plugins.
  func preScore(
    _ place: Int, _ profile: Profile, _ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext
  ) -> (outcome: PreScoreOutcome, isKept: Bool) {
    let plugin = profile.scores[place].plugin
    return Self.answer(place, &scorers) {
      plugin.preScore(pod, feasible: feasible, in: context)
    } lifetime: {
      plugin.scoreLifetime(for: pod, in: context)
    }
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

  /// The part of a checksum that stands for a plugin's verdict.
  func foldNumber(_ plugin: PluginName, _ verdict: FilterVerdict, _ make: () -> UInt64) -> UInt64 {
    for known in foldNumbers where known.verdict == verdict && known.plugin == plugin { return known.number }
    let number = make()
    foldNumbers.append((plugin, verdict, number))
    return number
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

  /// The scores of the plugins that live on, once they are known.
  private(set) var scores: (rows: ScoredRows, fresh: [Int])?

  /// - Parameters:
  ///   - lasting: the plugins that live on.
  ///   - fresh: places in the profile of those that are asked at each attempt.
  ///   - folds: whether their part of a checksum is kept too.
  func keepScores(_ lasting: [ScoredRows.Entry], fresh: [Int], among rows: [Int]?, folds: Bool) -> ScoredRows {
    let made = ScoredRows(lasting, among: rows ?? cluster.allRows, folds: folds, in: cluster)
    scores = (made, fresh)
    return made
  }
}
