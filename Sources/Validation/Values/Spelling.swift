/// Which word was probably meant.
enum Spelling {
  /// The nearest of `words`, if it is near enough; case costs nothing.
  static func nearest(to text: String, among words: some Sequence<String>) -> String? {
    // A long text is no misspelling, and comparing it would take long.
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for word in words {
      let distance = distance(text, word)
      if distance < best?.distance ?? .max { best = (word, distance) }
    }
    guard let best, best.distance <= max(1, text.utf8.count / 3) else { return nil }
    return best.word
  }

  /// How many letters must be put in, left out, exchanged or swapped to turn one text into the other.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.lowercased().utf8)
    let b = Array(b.lowercased().utf8)
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substitution = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
