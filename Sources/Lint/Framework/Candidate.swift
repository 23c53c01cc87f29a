import SourceText

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
  private let word: String

  public init(for word: String, among candidates: [Candidate]) {
    self.word = word
    self.candidates = Spelling.likely(for: word, among: candidates.map { (text: $0.text, count: $0.count) })
      .map { Candidate(text: $0.text, count: $0.count) }
  }

  init(certain candidate: Candidate) {
    candidates = [candidate]
    word = ""
  }

  /// The one that was surely meant: there is no other, and it differs as slips of the pen do.
  public var only: String? {
    guard candidates.count == 1 else { return nil }
    return word.isEmpty || Self.isSlip(word, candidates[0].text) ? candidates[0].text : nil
  }

  /// The same digits and the same first letter, and either the same last one or a letter too many or too few there, or
  /// letters swapped: `pool-1` and `pool-2` are two pools, and so may be `hdd` and `sdd`.
  private static func isSlip(_ a: String, _ b: String) -> Bool {
    let isDigit = { (character: Character) in character.isNumber }
    guard a.first == b.first, a.filter(isDigit) == b.filter(isDigit) else { return false }
    if a.last == b.last || a.sorted() == b.sorted() { return true }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return long.hasPrefix(short) && short.last?.isLetter == true
  }

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
