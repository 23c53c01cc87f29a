/// Turns a pattern into a program for ``RegularExpression``.
struct RegularExpressionParser {
  typealias Problem = RegularExpression.Problem
  typealias Instruction = RegularExpression.Instruction
  typealias CharacterSet = RegularExpression.CharacterSet

  let pattern: [Unicode.Scalar]
  var position = 0
  private var ignoresCase = false
  private var pointMatchesNewline = false
  private var isMultiline = false
  private var nesting = 0

  private static let maximumProgram = 10_000
  private static let maximumRepeat = 1000
  private static let maximumNesting = 100

  init(_ pattern: String) {
    self.pattern = Array(pattern.unicodeScalars)
  }

  mutating func program() throws(Problem) -> [Instruction] {
    try flags()
    let program = try alternation()
    if position < pattern.count { throw Problem.fault("unexpected )", text(0)) }
    return program + [.match]
  }

  /// The pattern from a place to where the parser is, or to its end.
  func text(_ start: Int, upToHere: Bool = false) -> String {
    String(String.UnicodeScalarView(pattern[min(start, pattern.count)..<(upToHere ? position : pattern.count)]))
  }

  var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard pattern[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// `(?i)` and its like in front of everything.
  private mutating func flags() throws(Problem) {
    guard pattern.starts(with: Array("(?".unicodeScalars)), pattern.count > 2, pattern[2] != ":", pattern[2] != "P",
      pattern[2] != "<"
    else { return }
    position = 2
    while let flag = next {
      position += 1
      switch flag {
      case "i": ignoresCase = true
      case "s": pointMatchesNewline = true
      case "m": isMultiline = true
      case ")": return
      default: throw Problem.unknown("the flag \(flag), which bayplan does not know")
      }
    }
    throw Problem.fault("missing closing )", text(0))
  }

  private mutating func alternation() throws(Problem) -> [Instruction] {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting { throw Problem.unknown("expression nests too deeply") }
    var branches = [try sequence()]
    // The last one needs neither a way past it nor one to the end.
    var size = branches[0].count
    while take("|") {
      branches.append(try sequence())
      size += branches[branches.count - 1].count + 2
      try check(size)
    }
    var program: [Instruction] = []
    program.reserveCapacity(size)
    for branch in branches.dropLast() {
      program.append(.split(1, branch.count + 2))
      program += branch
      program.append(.jump(size - program.count))
    }
    return program + branches[branches.count - 1]
  }

  private func check(_ size: Int) throws(Problem) {
    if size > Self.maximumProgram { throw Problem.unknown("more than bayplan follows") }
  }

  private mutating func sequence() throws(Problem) -> [Instruction] {
    var program: [Instruction] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      var atom = try atom()
      let start = position
      var isRepeated = false
      while let bounds = try repetition() {
        if isRepeated { throw Problem.fault("invalid nested repetition operator", text(start, upToHere: true)) }
        isRepeated = true
        atom = try repeated(atom, bounds.least, bounds.most, isLazy: bounds.isLazy)
      }
      program += atom
      try check(program.count)
    }
    return program
  }

  /// `*`, `+`, `?` or `{m,n}`, with the question mark that makes it lazy.
  private mutating func repetition() throws(Problem) -> (least: Int, most: Int?, isLazy: Bool)? {
    let start = position
    let bounds: (Int, Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = countedRepetition() else { return nil }
      if max(counted.0, counted.1 ?? 0) > Self.maximumRepeat || counted.1.map({ $0 < counted.0 }) ?? false {
        position += 1
        throw Problem.fault("invalid repeat count", text(start, upToHere: true))
      }
      bounds = counted
    default: return nil
    }
    position += 1
    return (bounds.0, bounds.1, take("?"))
  }

  /// Stops at the closing brace; a brace that counts nothing is a character.
  private mutating func countedRepetition() -> (Int, Int?)? {
    // Numbers that count have no more digits than that.
    guard let end = pattern[position...].prefix(14).firstIndex(of: "}") else { return nil }
    let text = String(String.UnicodeScalarView(pattern[(position + 1)..<end]))
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), text.utf8.count < 12, let least = Self.count(parts[0]) else { return nil }
    var most: Int? = least
    if parts.count == 2 {
      most = Self.count(parts[1])
      if most == nil, !parts[1].isEmpty { return nil }
    }
    position = end
    return (least, most)
  }

  private static func count(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private func repeated(
    _ atom: [Instruction], _ least: Int, _ most: Int?, isLazy: Bool
  ) throws(Problem) -> [Instruction] {
    func split(_ past: Int) -> Instruction { isLazy ? .split(past, 1) : .split(1, past) }
    if atom.count > 0, max(least, most ?? 0) > Self.maximumProgram / atom.count {
      throw Problem.unknown("more than bayplan follows")
    }
    if atom.isEmpty { return [] }
    var program: [Instruction] = []
    for _ in 0..<least { program += atom }
    guard let most else {
      program.append(split(atom.count + 2))
      return program + atom + [.jump(-atom.count - 1)]
    }
    for rest in (0..<(most - least)).reversed() {
      // Past this one and the others that may follow.
      program.append(split((rest + 1) * (atom.count + 1)))
      program += atom
    }
    return program
  }

  private mutating func atom() throws(Problem) -> [Instruction] {
    guard let scalar = next else { return [] }
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return [.character(try bracket())]
    case ".": return [.character(pointMatchesNewline ? .any : .anyButNewline)]
    case "^": return [.assert(isMultiline ? .lineStart : .textStart)]
    case "$": return [.assert(isMultiline ? .lineEnd : .textEnd)]
    case "\\": return [try escape()]
    case "*", "+", "?": throw Problem.fault("missing argument to repetition operator", String(scalar))
    default: return [.character(try folded(CharacterSet(ranges: [scalar.value...scalar.value])))]
    }
  }

  func folded(_ set: CharacterSet) throws(Problem) -> CharacterSet {
    guard ignoresCase else { return set }
    if set.ranges.contains(where: { $0.upperBound > 0x7F }) {
      throw Problem.unknown("letters outside ASCII whatever their case, which bayplan does not know")
    }
    return set.ignoringCase
  }

  private mutating func group() throws(Problem) -> [Instruction] {
    if take("?") {
      if take("P<") || take("<") {
        while let scalar = next, scalar != ">" { position += 1 }
        if !take(">") { throw Problem.fault("invalid named capture", text(0)) }
      } else if !take(":") {
        throw Problem.unknown("a group of a kind that bayplan does not know")
      }
    }
    let inner = try alternation()
    if !take(")") { throw Problem.fault("missing closing )", text(0)) }
    return inner
  }
}
