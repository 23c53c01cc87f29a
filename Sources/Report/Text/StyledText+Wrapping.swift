extension StyledText {
  /// Lines of at most `width` columns, broken at spaces; a word that is longer stands alone and overhangs, since a
  /// name that is broken in two cannot be searched for.
  ///
  /// - Parameter hanging: by how much the lines after the first are narrower.
  func wrapped(to width: Int?, hanging: Int = 0) -> [StyledText] {
    guard let width, self.width > width else { return [self] }
    var lines: [StyledText] = []
    var line = StyledText("")
    var used = 0
    for word in words {
      let wide = word.width
      if used > 0, used + 1 + wide > (lines.isEmpty ? width : width - hanging) {
        lines.append(line)
        line = StyledText("")
        used = 0
      }
      if used > 0 {
        line.appendSpace(before: word)
        used += 1
      }
      line.append(word)
      used += wide
    }
    lines.append(line)
    return lines
  }

  /// The text at its spaces; a word may change its role within.
  private var words: [StyledText] {
    var words: [StyledText] = []
    var word = StyledText("")
    for stretch in stretches {
      let parts = stretch.text.split(separator: " ", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 {
          if !word.isEmpty { words.append(word) }
          word = StyledText("")
        }
        word.append(String(part), stretch.role)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Joins equal roles over the space, so that colour codes are not repeated word for word.
  private mutating func appendSpace(before word: StyledText) {
    let next = word.stretches.first?.role ?? .plain
    append(" ", stretches.last?.role == next ? next : .plain)
  }
}
