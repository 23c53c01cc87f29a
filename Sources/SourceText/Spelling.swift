/// Finds the word that was probably meant.
public enum Spelling {
  /// The word nearest to `word` if one is near enough to be a slip: at most a third of the letters apart.
  /// Of equally near words the first.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates, limit: 1).first
  }

  /// At most `limit` words that are near, the nearest first.
  public static func nearest(to word: String, among candidates: some Sequence<String>, limit: Int) -> [String] {
    // A long text is no slip, and comparing it would take long.
    guard !word.isEmpty, word.utf8.count <= 256 else { return [] }
    let letters = Array(word.lowercased().utf8)
    let reach = max(1, letters.count / 3)
    var near: [(distance: Int, word: String)] = []
    for candidate in candidates {
      let distance = distance(letters, Array(candidate.lowercased().utf8), reach: reach)
      guard distance <= reach else { continue }
      let place = near.firstIndex { $0.distance > distance } ?? near.count
      guard place < limit else { continue }
      near.insert((distance, candidate), at: place)
      if near.count > limit { near.removeLast() }
    }
    return near.map(\.word)
  }

  /// How many letters apart two words are, case aside; more than `reach` when it is more.
  public static func distance(_ a: String, _ b: String, reach: Int) -> Int {
    distance(Array(a.lowercased().utf8), Array(b.lowercased().utf8), reach: reach)
  }

  /// Levenshtein's distance with neighbours swapped at the cost of one; more than `reach` when it is more.
  private static func distance(_ a: [UInt8], _ b: [UInt8], reach: Int) -> Int {
    guard abs(a.count - b.count) <= reach else { return reach + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
