extension Spelling {
  /// Words that may have been meant by one that stands for nothing: near in spelling, or with the same last part
  /// (`gpu.product` and `nvidia.com/gpu.product`). The nearest first, then those that occur more often, then by text.
  ///
  /// - Parameter candidates: each with how often it occurs.
  public static func likely(
    for word: String, among candidates: some Sequence<(text: String, count: Int)>
  ) -> [(text: String, count: Int)] {
    // A slip in a short word is another word.
    let reach = min(2, word.utf8.count / 3)
    let last = lastSegment(of: word)
    let near = candidates.compactMap { candidate -> (distance: Int, candidate: (text: String, count: Int))? in
      if candidate.text == word { return nil }
      let distance = distance(word, candidate.text, reach: reach)
      if reach > 0, distance <= reach { return (distance, candidate) }
      return !last.isEmpty && lastSegment(of: candidate.text) == last ? (reach, candidate) : nil
    }
    return near.sorted { a, b in
      (a.distance, b.candidate.count, a.candidate.text) < (b.distance, a.candidate.count, b.candidate.text)
    }.prefix(3).map(\.candidate)
  }

  private static func lastSegment(of word: String) -> Substring {
    word.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  }
}
