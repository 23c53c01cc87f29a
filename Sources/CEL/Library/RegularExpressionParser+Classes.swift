extension RegularExpressionParser {
  /// What stands behind a backslash outside of brackets.
  mutating func escape() throws(Problem) -> Instruction {
    switch next {
    case "A":
      position += 1
      return .assert(.textStart)
    case "z":
      position += 1
      return .assert(.textEnd)
    case "b":
      position += 1
      return .assert(.wordBoundary)
    case "B":
      position += 1
      return .assert(.noWordBoundary)
    default: return .character(try folded(try escapedSet()))
    }
  }

  private mutating func escapedSet() throws(Problem) -> CharacterSet {
    guard let scalar = next else { throw Problem.fault("trailing backslash at end of expression", "") }
    position += 1
    switch scalar {
    case "d": return .digit
    case "w": return .word
    case "s": return .blank
    case "D": return CharacterSet(ranges: CharacterSet.digit.complement)
    case "W": return CharacterSet(ranges: CharacterSet.word.complement)
    case "S": return CharacterSet(ranges: CharacterSet.blank.complement)
    case "n": return Self.one(0x0A)
    case "t": return Self.one(0x09)
    case "r": return Self.one(0x0D)
    case "f": return Self.one(0x0C)
    case "v": return Self.one(0x0B)
    case "a": return Self.one(0x07)
    default:
      let isLetterOrDigit =
        scalar.isLetter && scalar != "_" || scalar.isDigit
      if isLetterOrDigit || !scalar.isASCII {
        throw ["p", "P", "C", "Q", "E", "x", "0", "1", "2", "3", "4", "5", "6", "7"].contains(scalar)
          ? Problem.unknown("the escape \\\(scalar), which bayplan does not know")
          : Problem.fault("invalid escape sequence", "\\\(scalar)")
      }
      return Self.one(scalar.value)
    }
  }

  private static func one(_ scalar: UInt32) -> CharacterSet { CharacterSet(ranges: [scalar...scalar]) }

  /// `[a-z]`, behind its opening bracket.
  mutating func bracket() throws(Problem) -> CharacterSet {
    let bracketStart = position - 1
    let isNegated = take("^")
    var set = CharacterSet(ranges: [])
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      if take("[:") {
        set.ranges += try namedClass()
        continue
      }
      let itemStart = position
      let low = try bracketItem(bracketStart)
      guard next == "-", position + 1 < pattern.count, pattern[position + 1] != "]" else {
        set.ranges += low.ranges
        continue
      }
      position += 1
      let high = try bracketItem(bracketStart)
      guard let start = low.single, let end = high.single, start <= end else {
        throw Problem.fault("invalid character class range", text(itemStart, upToHere: true))
      }
      set.ranges.append(start...end)
    }
    if !take("]") { throw Problem.fault("missing closing ]", text(bracketStart)) }
    set = try folded(set)
    set.isNegated = isNegated
    return set
  }

  private mutating func bracketItem(_ bracketStart: Int) throws(Problem) -> CharacterSet {
    guard let scalar = next else { throw Problem.fault("missing closing ]", text(bracketStart)) }
    position += 1
    return scalar == "\\" ? try escapedSet() : Self.one(scalar.value)
  }

  private mutating func namedClass() throws(Problem) -> [ClosedRange<UInt32>] {
    let classes: [(String, [ClosedRange<UInt32>])] = [
      ("alpha:]", [0x41...0x5A, 0x61...0x7A]), ("digit:]", [0x30...0x39]), ("lower:]", [0x61...0x7A]),
      ("upper:]", [0x41...0x5A]), ("alnum:]", [0x30...0x39, 0x41...0x5A, 0x61...0x7A]),
      ("word:]", CharacterSet.word.ranges), ("space:]", [0x09...0x0D, 0x20...0x20]),
      ("xdigit:]", [0x30...0x39, 0x41...0x46, 0x61...0x66]),
    ]
    for (name, ranges) in classes where take(name) { return ranges }
    throw Problem.unknown("a named class that bayplan does not know")
  }
}

extension RegularExpression.CharacterSet {
  /// The one character of the set, nil if there are more.
  fileprivate var single: UInt32? {
    ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
  }
}
