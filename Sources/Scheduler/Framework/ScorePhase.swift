import Kubernetes
import Symbols

/// PreScore, Score and NormalizeScore of one attempt over the feasible nodes.
struct ScorePhase {
  /// One plugin's numbers; entry *i* is about node `feasible[i]`.
  struct PluginScores {
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
  private var fresh: [PluginScores] = []
  /// Sum of the weighted scores, by place in the list of feasible nodes.
  private(set) var totals: Column<Int64>
  /// Set when a plugin failed, which says nothing about fit.
  private(set) var error: String?

  init(_ phase: FilterPhase, _ profile: Profile, _ context: SchedulingContext) {
    let feasible = phase.feasible
    let asked = Self.ask(phase, profile, context)
    error = asked.error
    guard error == nil, let rows = asked.rows else {
      kept = nil
      slots = []
      totals = Column<Int64>(count: 0) { _ in }
      return
    }
    let places = rows.slots(of: feasible)
    rows.settle(feasible: places, version: phase.feasibleVersion)
    kept = rows
    slots = places
    let sums = rows.sums
    // Where all nodes are feasible and all scores live on, the sums are the totals.
    totals =
      asked.fresh.isEmpty && places.count == sums.count
      ? sums
      : Column<Int64>(count: places.count) { totals in
        let sums = sums.values
        for (index, slot) in places.enumerated() { totals[index] = sums[slot] }
      }
    for entry in asked.fresh {
      let raw = entry.scorer.rawScores(feasible, in: context.cluster)
      let normalized = entry.scorer.normalize(raw, feasible)
      fresh.append(
        PluginScores(plugin: entry.plugin, weight: entry.weight, scorer: entry.scorer, raw: raw, normalized: normalized)
      )
      let weight = entry.weight
      totals.update { totals in
        normalized.withUnsafeBufferPointer { scores in
          for index in totals.indices { totals[index] &+= scores[index] &* weight }
        }
      }
    }
  }

  /// PreScore: who scores. ``ScoredRows`` is nil when a plugin failed.
  private static func ask(
    _ phase: FilterPhase, _ profile: Profile, _ context: SchedulingContext
  ) -> (rows: ScoredRows?, fresh: [ScoredRows.Entry], error: String?) {
    let kept = context.kept
    let feasible = phase.feasible
    var lasting: [ScoredRows.Entry] = []
    var fresh: [ScoredRows.Entry] = []
    var asked: [Int] = []
    // PreScore comes before any Score; of each the first plugin that fails ends it.
    var preScoreError: String?
    var scoreError: String?
    for place in kept.scores?.fresh ?? Array(profile.scores.indices) {
      let score = profile.scores[place]
      let name = score.plugin.name.rawValue
      let (outcome, isKept) = ask(score, at: place, phase, profile, context)
      var livesOn = isKept
      switch outcome {
      case .skip: break
      case .error(let text):
        livesOn = false
        preScoreError = preScoreError ?? "running PreScore plugin \"\(name)\": \(text)"
      case .scoreError(let text):
        livesOn = false
        scoreError = scoreError ?? "running Score plugins: plugin \"\(name)\" failed with: \(text)"
      case .score(let scorer):
        let entry = (score.plugin.name, score.weight, scorer)
        if isKept { lasting.append(entry) } else { fresh.append(entry) }
      }
      if !livesOn { asked.append(place) }
    }
    // With one feasible node kube-scheduler does not score, so it does not fail either.
    if feasible.count > 1, let error = preScoreError ?? scoreError { return (nil, [], error) }
    let rows =
      kept.scores?.rows ?? kept.keepScores(lasting, fresh: asked, among: phase.candidates, folds: context.folds)
    // The node that the pod was nominated to may be one that PreFilter left out.
    guard phase.isLimitedToNomination, feasible.contains(where: { rows.slot(of: $0) == nil }) else {
      return (rows, fresh, nil)
    }
    let own = (0..<rows.count).map(rows.plugin)
    return (ScoredRows(own, among: feasible, folds: context.folds, in: context.cluster), fresh, nil)
  }

  private static func ask(
    _ score: Profile.Score, at place: Int, _ phase: FilterPhase, _ profile: Profile, _ context: SchedulingContext
  ) -> (outcome: PreScoreOutcome, isKept: Bool) {
    if score.lacksPreFilter, let error = score.plugin.scoreErrorWithoutPreFilter(in: context.version) {
      return (.scoreError(error), false)
    }
    if score.lacksPreScore {
      return (score.plugin.scoreAlone(phase.pod, feasible: phase.feasible, in: context), false)
    }
    return context.kept.preScore(place, profile, phase.pod, feasible: phase.feasible, in: context)
  }

  /// All plugins that took part, by name.
  var columns: [PluginScores] {
    let lasting = kept.map { kept in
      (0..<kept.count).map { track in
        let entry = kept.plugin(track)
        let scores = kept.scores(track, of: slots)
        return PluginScores(
          plugin: entry.plugin, weight: entry.weight, scorer: entry.scorer, raw: scores.raw,
          normalized: scores.normalized)
      }
    }
    return ((lasting ?? []) + fresh).sorted { $0.plugin.rawValue < $1.plugin.rawValue }
  }

  /// Puts all weighted scores and totals into a checksum.
  func add(to fold: inout NodeFold, of feasible: [Int]) {
    if let folded = kept?.folded { fold.add(folded.values, at: slots, of: feasible) }
    for column in fresh { fold.add(column.normalized, of: feasible, weight: column.weight, by: column.plugin) }
  }

  /// Places, in the list of feasible nodes, of the highest total.
  var best: [Int] {
    let totals = totals.values
    var highest = Int64.min
    var ties = 0
    for total in totals where total >= highest {
      ties = total == highest ? ties + 1 : 1
      highest = total
    }
    // Often most nodes are as good as each other, so without a branch; one place more takes what comes after the last.
    return [Int](unsafeUninitializedCapacity: ties + 1) { best, count in
      for place in totals.indices {
        best[count] = place
        count += totals[place] == highest ? 1 : 0
      }
    }
  }

  /// How the chosen one of the best nodes won.
  func contest(of winner: Int, _ best: [Int], _ feasible: [Int], isUncontested: Bool) -> Decision.Contest {
    let second = best.first { $0 != winner } ?? highestBut(winner)
    return Decision.Contest(
      total: totals[winner], runnerUp: second.map { feasible[$0] }, runnerUpTotal: second.map { totals[$0] } ?? 0,
      isUncontested: isUncontested)
  }

  private func highestBut(_ winner: Int) -> Int? {
    let totals = totals.values
    var second = -1
    var highest = Int64.min
    for place in totals.indices where place != winner && (totals[place] > highest || second < 0) {
      second = place
      highest = totals[place]
    }
    return second < 0 ? nil : second
  }
}
