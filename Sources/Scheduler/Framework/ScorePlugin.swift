import Kubernetes
import Symbols

/// A plugin with a Score.
protocol ScorePlugin: Sendable {
  var name: PluginName { get }
  /// Whether the plugin has a PreScore of its own, which a configuration can switch off on its own.
  var hasPreScore: Bool { get }

  /// PreScore: looks at the pod and the feasible nodes once and gives what scores single nodes.
  func preScore(_ pod: ScheduledPod, feasible: [Int], in context: SchedulingContext) -> PreScoreOutcome
}

enum PreScoreOutcome {
  /// The plugin has no row in the scores of this pod.
  case skip
  /// The attempt fails, which says nothing about fit.
  case error(String)
  /// The attempt fails in Score itself, where there is more than one node to score.
  case scoreError(String)
  case score(any NodeScorer)
}

/// Scores nodes for one pod.
protocol NodeScorer: AnyObject {
  /// The raw score of each feasible node, in the order of `feasible`.
  func rawScores(_ feasible: [Int], in cluster: Cluster) -> ContiguousArray<Int64>
  /// NormalizeScore: to 0...100. The default leaves the scores as they are.
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64>
  /// What the raw score of a node is made of, in bayplan's words.
  func explain(_ row: Int, in cluster: Cluster) -> String
}

extension NodeScorer {
  func normalize(_ raw: ContiguousArray<Int64>, _ feasible: [Int]) -> ContiguousArray<Int64> { raw }
}

/// The highest normalised score.
let maximumNodeScore: Int64 = 100

/// kube-scheduler's shared normaliser: scores in proportion to the highest one, which becomes 100; `reversed`, to 0.
func normalizeInProportion(_ raw: ContiguousArray<Int64>, reversed: Bool) -> ContiguousArray<Int64> {
  let highest = max(0, raw.max() ?? 0)
  if highest == 0 {
    return reversed ? ContiguousArray(repeating: maximumNodeScore, count: raw.count) : raw
  }
  return ContiguousArray(
    raw.map { value in
      let scaled = (maximumNodeScore &* value) / highest
      return reversed ? maximumNodeScore - scaled : scaled
    })
}
