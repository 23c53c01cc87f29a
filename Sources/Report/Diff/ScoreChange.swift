/// How some nodes' scores for a pod changed: one change for all nodes whose plugins changed alike.
public struct ScoreChange: Hashable, Sendable {
  public var nodes: NodeSample
  /// By how much the total is higher now.
  public var total: Int64
  /// The plugins whose weighted score differs, the largest difference first, equal ones in name order.
  public var plugins: [Part]

  public struct Part: Hashable, Sendable {
    public var plugin: String
    /// By how much its weighted score is higher now.
    public var gap: Int64
  }

  /// `node-a scores 7 less: NodeResourcesFit -7`.
  public var sentence: String {
    let one = nodes.count == 1
    let subject = one ? nodes.first[0] : "\(nodes.count) nodes (\(nodes.listed(limit: 3)))"
    let verb = one ? "scores" : "score"
    let change = total == 0 ? "the same in sum" : "\(total.magnitude) \(total > 0 ? "more" : "less")"
    return "\(subject) \(verb) \(change): \(plugins.words)"
  }
}

extension [ScoreChange.Part] {
  /// What differs between two lists of scores.
  init(from old: [ScoreReport], to new: [ScoreReport]) {
    var gaps: [String: Int64] = [:]
    for score in new { gaps[score.plugin, default: 0] = score.weighted }
    for score in old { gaps[score.plugin, default: 0] = gaps[score.plugin, default: 0].minus(score.weighted) }
    self = gaps.filter { $0.value != 0 }.map { ScoreChange.Part(plugin: $0.key, gap: $0.value) }
      .sorted { ($1.gap.magnitude, $0.plugin) < ($0.gap.magnitude, $1.plugin) }
  }

  /// `NodeResourcesFit -7, ImageLocality +2`.
  var words: String { map { "\($0.plugin) \($0.gap > 0 ? "+" : "")\($0.gap)" }.joined(separator: ", ") }
}

extension Int64 {
  /// The difference, as far as it can be told.
  func minus(_ other: Int64) -> Int64 {
    let (gap, overflow) = subtractingReportingOverflow(other)
    return overflow ? (self < 0 ? .min : .max) : gap
  }
}
