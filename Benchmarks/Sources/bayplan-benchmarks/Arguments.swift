/// Why a benchmark cannot run, for the user.
struct Problem: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// The words of the command line, taken one after the other.
struct Arguments {
  private var words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  /// The next word that is no flag, nil at the end.
  mutating func positional() -> String? {
    words.first.map { $0.hasPrefix("--") } == false ? words.removeFirst() : nil
  }

  mutating func text(_ flag: String) throws -> String? {
    guard let at = words.firstIndex(of: flag) else { return nil }
    guard words.indices.contains(at + 1) else { throw Problem("\(flag) needs a value") }
    let value = words[at + 1]
    words.removeSubrange(at...(at + 1))
    return value
  }

  mutating func number(_ flag: String) throws -> Int? {
    guard let text = try text(flag) else { return nil }
    guard let number = Int(text), number >= 0 else { throw Problem("\(flag) needs a number, not \(text)") }
    return number
  }

  mutating func numbers(_ flag: String) throws -> [Int]? {
    guard let text = try text(flag) else { return nil }
    return try text.split(separator: ",").map { part in
      guard let number = Int(part), number > 0 else { throw Problem("\(flag) needs numbers, not \(part)") }
      return number
    }
  }

  /// - Throws: ``Problem`` when words are left that nobody asked for.
  func end() throws {
    if let word = words.first { throw Problem("\(word) is not understood here") }
  }
}
