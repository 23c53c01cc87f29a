/// A regular expression as RE2 reads it, as far as it tells whether a text matches: run over all ways at once, so that
/// no pattern takes long.
///
/// Source: "Syntax" of RE2. Unknown here: `\p`, `\Q`, `\C`, flags other than `i`, `s` and `m` in front.
struct RegularExpression: Sendable {
  struct Problem: Error, Sendable {
    /// In the words of the API server, or about what bayplan does not know.
    let message: String
    /// Whether the API server finds the same fault.
    let isFault: Bool

    static func unknown(_ message: String) -> Problem { Problem(message: message, isFault: false) }

    static func fault(_ message: String, _ part: String) -> Problem {
      Problem(message: "error parsing regexp: \(message): `\(part)`", isFault: true)
    }
  }

  enum Instruction: Sendable {
    case character(CharacterSet)
    /// Goes on at both places, so far from here.
    case split(Int, Int)
    case jump(Int)
    case assert(Assertion)
    case match
  }

  enum Assertion: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
  }

  struct CharacterSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }
  }

  private let program: [Instruction]

  init(_ pattern: String) throws(Problem) {
    var parser = RegularExpressionParser(pattern)
    program = try parser.program()
  }

  /// How much there is to it, in instructions.
  var size: Int { program.count }

  /// Whether any part of the text matches; nil when that takes more steps than there are left.
  ///
  /// - Parameter steps: how many may be taken, and how many are left.
  func matches(_ text: String, within steps: inout Int) -> Bool? {
    let scalars = text.unicodeScalars.map(\.value)
    var current: [Int] = []
    var marked = [Int](repeating: -1, count: program.count)
    steps -= program.count / 16
    for place in 0...scalars.count {
      // A match may start anywhere.
      if add(0, at: place, scalars, &current, &marked, &steps) { return true }
      guard place < scalars.count else { break }
      let threads = current
      current = []
      for thread in threads {
        guard case .character(let set) = program[thread] else { continue }
        steps -= set.ranges.count
        guard set.contains(scalars[place]) else { continue }
        if add(thread + 1, at: place + 1, scalars, &current, &marked, &steps) { return true }
      }
      if steps < 0 { return nil }
    }
    return false
  }

  /// The first part of a text that matches, from a place on: of several that start there the one that the pattern
  /// prefers; nil for none. Counts the steps that are taken, and stops when none are left.
  func firstMatch(in text: [UInt32], from start: Int, within steps: inout Int) -> Range<Int>? {
    var current: [(index: Int, start: Int)] = []
    var marked = [Int](repeating: -1, count: program.count)
    var found: Range<Int>?
    var place = start
    while place <= text.count {
      var following: [(index: Int, start: Int)] = []
      if found == nil { follow(0, place, at: place, text, &current, &marked, &steps) }
      if current.isEmpty { break }
      for thread in current {
        steps -= 1
        if case .character(let set) = program[thread.index] {
          guard place < text.count else { continue }
          steps -= set.ranges.count
          if set.contains(text[place]) {
            follow(thread.index + 1, thread.start, at: place + 1, text, &following, &marked, &steps)
          }
        } else {
          // Those behind it are preferred less.
          found = thread.start..<place
          break
        }
      }
      if steps < 0 { return nil }
      current = following
      place += 1
    }
    return found
  }

  /// As ``add``, with the end among the threads, in the order of preference.
  private func follow(
    _ index: Int, _ start: Int, at place: Int, _ text: [UInt32], _ threads: inout [(index: Int, start: Int)],
    _ marked: inout [Int], _ steps: inout Int
  ) {
    var open = [index]
    while let index = open.popLast() {
      steps -= 1
      if marked[index] == place { continue }
      marked[index] = place
      switch program[index] {
      case .character, .match: threads.append((index, start))
      case .split(let a, let b):
        open.append(index + b)
        open.append(index + a)
      case .jump(let distance): open.append(index + distance)
      case .assert(let assertion):
        if Self.holds(assertion, at: place, text) { open.append(index + 1) }
      }
    }
  }

  /// Follows everything that takes no character; true when that leads to the end.
  private func add(
    _ start: Int, at place: Int, _ text: [UInt32], _ threads: inout [Int], _ marked: inout [Int], _ steps: inout Int
  ) -> Bool {
    var open = [start]
    while let index = open.popLast() {
      steps -= 1
      if marked[index] == place { continue }
      marked[index] = place
      switch program[index] {
      case .character: threads.append(index)
      case .split(let a, let b):
        open.append(index + b)
        open.append(index + a)
      case .jump(let distance): open.append(index + distance)
      case .assert(let assertion):
        if Self.holds(assertion, at: place, text) { open.append(index + 1) }
      case .match: return true
      }
    }
    return false
  }

  private static func holds(_ assertion: Assertion, at place: Int, _ text: [UInt32]) -> Bool {
    switch assertion {
    case .textStart: place == 0
    case .textEnd: place == text.count
    case .lineStart: place == 0 || text[place - 1] == 0x0A
    case .lineEnd: place == text.count || text[place] == 0x0A
    case .wordBoundary: isBoundary(place, text)
    case .noWordBoundary: !isBoundary(place, text)
    }
  }

  private static func isBoundary(_ place: Int, _ text: [UInt32]) -> Bool {
    let before = place > 0 && CharacterSet.word.contains(text[place - 1])
    let after = place < text.count && CharacterSet.word.contains(text[place])
    return before != after
  }
}

extension RegularExpression.CharacterSet {
  static let digit = Self(ranges: [0x30...0x39])
  static let word = Self(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let blank = Self(ranges: [0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
  static let any = Self(ranges: [], isNegated: true)
  static let anyButNewline = Self(ranges: [0x0A...0x0A], isNegated: true)

  /// What is not in the set, as ranges.
  var complement: [ClosedRange<UInt32>] {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
    return gaps
  }

  /// With the other case of every ASCII letter.
  var ignoringCase: Self {
    var both = self
    for range in ranges {
      for letter in range.clamped(to: 0x41...0x5A) where range.contains(letter) {
        both.ranges.append((letter + 0x20)...(letter + 0x20))
      }
      for letter in range.clamped(to: 0x61...0x7A) where range.contains(letter) {
        both.ranges.append((letter - 0x20)...(letter - 0x20))
      }
    }
    return both
  }
}
