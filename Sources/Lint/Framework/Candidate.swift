import Expectations

/// A word that may have been meant, with how many nodes carry it.
public struct Candidate: Hashable, Sendable {
  public let text: String
  public let count: Int

  public init(text: String, count: Int) {
    self.text = text
    self.count = count
  }
}

/// What was probably meant by a word that nothing carries.
public struct Suggestion: Sendable {
  /// At most three: near in spelling, or with the same last part (`gpu.product` and `nvidia.com/gpu.product`). The
  /// nearest first, then those that more nodes carry, then by text.
  public let candidates: [Candidate]

  public init(for word: String, among candidates: [Candidate]) {
    let reach = min(2, max(1, word.utf8.count / 3))
    let last = Self.lastSegment(of: word)
    let near = candidates.compactMap { candidate -> (distance: Int, candidate: Candidate)? in
      if candidate.text == word { return nil }
      let distance = Spelling.distance(word, candidate.text, reach: reach)
      if distance <= reach { return (distance, candidate) }
      return !last.isEmpty && Self.lastSegment(of: candidate.text) == last ? (reach, candidate) : nil
    }
    self.candidates = near.sorted { a, b in
      (a.distance, b.candidate.count, a.candidate.text) < (b.distance, a.candidate.count, b.candidate.text)
    }.prefix(3).map(\.candidate)
  }

  private static func lastSegment(of word: String) -> Substring {
    word.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  }

  /// The one that was surely meant: there is no other.
  public var only: String? { candidates.count == 1 ? candidates[0].text : nil }

  /// `did you mean ssd (4 nodes)?`, or nil when nothing is near.
  public var question: String? {
    if candidates.isEmpty { return nil }
    return "did you mean \(Plural.list(candidates.map { "\($0.text) (\(Plural.nodes($0.count)))" }, "or"))?"
  }

  /// The question, or what there is: `the nodes have a, b and c`.
  public static func words(for word: String, among candidates: [Candidate], otherwise: String) -> String {
    if let question = Suggestion(for: word, among: candidates).question { return question }
    let most = candidates.sorted { ($1.count, $0.text) < ($0.count, $1.text) }
    if most.isEmpty { return otherwise }
    let shown = most.prefix(4).map(\.text)
    let rest = most.count > 4 ? shown + ["\(most.count - 4) more"] : shown
    return "the nodes have \(Plural.list(rest))"
  }
}
