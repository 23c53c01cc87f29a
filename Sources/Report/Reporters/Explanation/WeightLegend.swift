/// The weights of the Score plugins that took part in a report: told once, not pod by pod.
struct WeightLegend {
  private var weights: [(plugin: String, weights: [Int64])] = []

  mutating func add(_ pod: PodReport) {
    // All nodes of a pod are scored by the same plugins.
    guard let node = pod.nodes.first(where: \.isFeasible) else { return }
    for score in node.scores {
      guard let known = weights.firstIndex(where: { $0.plugin == score.plugin }) else {
        weights.append((score.plugin, [score.weight]))
        continue
      }
      if !weights[known].weights.contains(score.weight) { weights[known].weights.append(score.weight) }
    }
  }

  /// `weights: TaintToleration 3, NodeAffinity 2; the others 1`; nil when all weights are 1.
  var text: StyledText? {
    let heavy = weights.filter { $0.weights != [1] }
    if heavy.isEmpty { return nil }
    let words = heavy.sorted { ($1.weights[0], $0.plugin) < ($0.weights[0], $1.plugin) }.map { entry in
      "\(entry.plugin) \(entry.weights.map { String($0) }.joined(separator: " or "))"
    }
    let rest = heavy.count < weights.count ? "; the others 1" : ""
    return StyledText("weights: \(words.joined(separator: ", "))\(rest)", .faint)
  }
}
