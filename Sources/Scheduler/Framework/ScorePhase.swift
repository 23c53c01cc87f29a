import Kubernetes
import Symbols

/// PreScore, Score and NormalizeScore of one attempt over the feasible nodes.
struct ScorePhase {
  /// One plugin's numbers; entry *i* is about node `feasible[i]`.
  struct Column {
    let plugin: PluginName
    let weight: Int64
    let scorer: any NodeScorer
    let raw: ContiguousArray<Int64>
    let normalized: ContiguousArray<Int64>
  }

  /// The plugins whose scores live on.
  private let kept: ScoredRows?
  /// Where ``kept`` has the feasible nodes.
  private let slots: [Int]
  /// The plugins that score anew at each attempt.
  private var fresh: [Column] = []
  /// Sum of the weighted scores, by place in the list of feasible nodes.
  private(set) var totals: ContiguousArray<Int64>
  /// Set when a plugin failed, which says nothing about fit.
  private(set) var error: String?

  /// - Parameter version: of the class's table when the feasible rows are its own.
  init(
    _ pod: ScheduledPod, feasible: [Int], version: Int?, among rows: [Int]?, _ profile: Profile,
    _ context: SchedulingContext
  ) {
    var error: String?
    var lasting: [ScoredRows.Entry] = []
    var passing: [ScoredRows.Entry] = []
    for (number, (plugin, weight)) in profile.scores.enumerated() {
      if plugin.hasPreScore, !profile.runs(plugin.name, at: .preScore), !plugin.name.scoresWithoutPreScore {
        // With one feasible node kube-scheduler does not score, so it does not fail either.
        if feasible.count > 1 {
          error =
            "running Score plugins: plugin \"\(plugin.name.rawValue)\" failed with: "
            + "reading \"PreScore\(plugin.name.rawValue)\" from cycleState: not found"
        }
        continue
      }
      switch context.kept.preScore(number, plugin, pod, feasible: feasible, in: context) {
      case .skip: continue
      case .error(let text):
        if feasible.count > 1 { error = "running PreScore plugin \"\(plugin.name.rawValue)\": \(text)" }
      case .scoreError(let text):
        if feasible.count > 1 {
          error = "running Score plugins: plugin \"\(plugin.name.rawValue)\" failed with: \(text)"
        }
      case .score(let scorer):
        let entry = (plugin.name, weight, scorer)
        if plugin.lifetime == .row { lasting.append(entry) } else { passing.append(entry) }
      }
    }
    self.error = error
    guard error == nil else {
      kept = nil
      slots = []
      totals = []
      return
    }
    let scored = context.kept.scores(lasting, among: rows)
    slots = scored.slots(of: feasible)
    scored.settle(feasible: slots, version: version)
    kept = scored
    let sums = scored.sums.values
    let places = slots
    totals = ContiguousArray(unsafeUninitializedCapacity: feasible.count) { buffer, count in
      for (index, slot) in places.enumerated() { buffer[index] = sums[slot] }
      count = places.count
    }
    for entry in passing {
      let raw = entry.scorer.rawScores(feasible, in: context.cluster)
      let normalized = entry.scorer.normalize(raw, feasible)
      fresh.append(
        Column(plugin: entry.plugin, weight: entry.weight, scorer: entry.scorer, raw: raw, normalized: normalized))
      for index in totals.indices { totals[index] &+= normalized[index] &* entry.weight }
    }
  }

  /// All plugins that took part, by name.
  var columns: [Column] {
    let lasting = kept.map { kept in
      (0..<kept.count).map { track in
        let entry = kept.plugin(track)
        let scores = kept.scores(track, of: slots)
        return Column(
          plugin: entry.plugin, weight: entry.weight, scorer: entry.scorer, raw: scores.raw,
          normalized: scores.normalized)
      }
    }
    return ((lasting ?? []) + fresh).sorted { $0.plugin.rawValue < $1.plugin.rawValue }
  }

  /// Calls `body` with each plugin that took part and its weighted scores, by place in the list of feasible nodes.
  func forEachPlugin(_ body: (PluginName, (Int) -> Int64) -> Void) {
    if let kept {
      for track in 0..<kept.count {
        let weighted = kept.weighted(track).values
        body(kept.plugin(track).plugin) { weighted[slots[$0]] }
      }
    }
    for column in fresh { body(column.plugin) { column.normalized[$0] &* column.weight } }
  }

  /// Who won, and by how much, in one pass over the totals.
  func contest(_ feasible: [Int], isUncontested: Bool) -> (ties: [Int], Decision.Contest)? {
    guard let first = totals.first else { return nil }
    var highest = first
    var second: (place: Int, total: Int64)?
    var ties = [0]
    for place in 1..<max(1, totals.count) {
      let total = totals[place]
      if total > highest {
        second = (ties[0], highest)
        highest = total
        ties.removeAll(keepingCapacity: true)
        ties.append(place)
      } else if total == highest {
        ties.append(place)
      } else if second.map({ total > $0.total }) ?? true {
        second = (place, total)
      }
    }
    if ties.count > 1 { second = (ties[1], highest) }
    return (
      ties.map { feasible[$0] },
      Decision.Contest(
        total: highest, runnerUp: second.map { feasible[$0.place] }, runnerUpTotal: second?.total ?? 0,
        isUncontested: isUncontested)
    )
  }
}

extension PluginName {
  /// These work out in Score what PreScore left undone; the others fail.
  fileprivate var scoresWithoutPreScore: Bool {
    self == .nodeResourcesFit || self == .nodeResourcesBalancedAllocation
  }
}
