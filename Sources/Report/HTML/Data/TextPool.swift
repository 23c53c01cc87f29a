/// Texts by number, in the order in which they were first met: a report says most of its words many times.
struct TextPool {
  private(set) var texts: [String] = []
  private var indices: [String: Int] = [:]

  mutating func index(of text: String) -> Int {
    if let known = indices[text] { return known }
    indices[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
