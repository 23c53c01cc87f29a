import Kubernetes
import Symbols

/// PreScore, Score and NormalizeScore of one attempt, over the feasible nodes.
struct ScorePhase {
  struct Column {
    let plugin: PluginName
    let weight: Int64
    let scorer: any NodeScorer
    /// In the order of the feasible rows.
    let raw: ContiguousArray<Int64>
    let normalized: ContiguousArray<Int64>
  }

  /// In name order of the plugins.
  private(set) var columns: [Column] = []
  /// Sum of the weighted scores, in the order of the feasible rows.
  private(set) var totals: ContiguousArray<Int64>
  private(set) var error: String?

  init(_ pod: ScheduledPod, feasible: [Int], _ profile: Profile, _ context: SchedulingContext) {
    totals = ContiguousArray(repeating: 0, count: feasible.count)
    var scorers: [(plugin: PluginName, weight: Int64, scorer: any NodeScorer)] = []
    for (plugin, weight) in profile.scores {
      if plugin.hasPreScore, !profile.runs(plugin.name, at: .preScore), !plugin.name.scoresWithoutPreScore {
        // With one feasible node kube-scheduler does not score, so it does not fail either.
        if feasible.count > 1 {
          error =
            "running Score plugins: plugin \"\(plugin.name.rawValue)\" failed with: "
            + "reading \"PreScore\(plugin.name.rawValue)\" from cycleState: not found"
        }
        continue
      }
      switch plugin.preScore(pod, feasible: feasible, in: context) {
      case .skip: continue
      case .error(let text):
        if feasible.count > 1 { error = "running PreScore plugin \"\(plugin.name.rawValue)\": \(text)" }
      case .scoreError(let text):
        if feasible.count > 1 {
          error = "running Score plugins: plugin \"\(plugin.name.rawValue)\" failed with: \(text)"
        }
      case .score(let scorer):
        scorers.append((plugin.name, weight, scorer))
      }
    }
    if error != nil { return }
    for entry in scorers.sorted(by: { $0.plugin.rawValue < $1.plugin.rawValue }) {
      let raw = entry.scorer.rawScores(feasible, in: context.cluster)
      let normalized = entry.scorer.normalize(raw, feasible)
      columns.append(
        Column(
          plugin: entry.plugin, weight: entry.weight, scorer: entry.scorer, raw: raw, normalized: normalized))
      for index in totals.indices { totals[index] &+= normalized[index] &* entry.weight }
    }
  }

  /// How the chosen one of the best nodes won.
  func contest(of winner: Int, _ feasible: [Int], isUncontested: Bool) -> Decision.Contest {
    var second: Int?
    for index in totals.indices where index != winner {
      if second.map({ totals[index] > totals[$0] }) ?? true { second = index }
    }
    return Decision.Contest(
      total: totals[winner], runnerUp: second.map { feasible[$0] }, runnerUpTotal: second.map { totals[$0] } ?? 0,
      isUncontested: isUncontested)
  }

  /// Indices, in the feasible list, of the highest total.
  var best: [Int] {
    guard let highest = totals.max() else { return [] }
    return totals.indices.filter { totals[$0] == highest }
  }
}

extension PluginName {
  /// These work out in Score what PreScore left undone; the others fail.
  fileprivate var scoresWithoutPreScore: Bool {
    self == .nodeResourcesFit || self == .nodeResourcesBalancedAllocation
  }
}
