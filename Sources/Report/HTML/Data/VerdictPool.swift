/// What plugins said to nodes, each different answer once.
struct VerdictPool {
  /// Lists of rejections; each is all that a node has against it.
  private(set) var verdicts: [[RejectionReport]] = []
  private(set) var scores: [Score] = []
  private var verdictIndices: [[RejectionReport]: Int] = [:]
  private var scoreIndices: [Score: Int] = [:]

  struct Score: Hashable {
    var raw: Int64
    var normalized: Int64
    /// Number of the text that says what the raw score was made of; nil where that is left out.
    var inputs: Int?
  }

  mutating func index(of rejections: [RejectionReport]) -> Int {
    if let known = verdictIndices[rejections] { return known }
    verdictIndices[rejections] = verdicts.count
    verdicts.append(rejections)
    return verdicts.count - 1
  }

  mutating func index(of score: Score) -> Int {
    if let known = scoreIndices[score] { return known }
    scoreIndices[score] = scores.count
    scores.append(score)
    return scores.count - 1
  }
}
