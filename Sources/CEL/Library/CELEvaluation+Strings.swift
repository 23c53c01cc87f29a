import SourceText

extension CELEvaluation {
  /// The functions of a text. Places count Unicode code points.
  mutating func performOnText(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    guard case .string(let text) = values[0] else { throw .noSuchOverload }
    try work(text.utf8.count / 10)
    switch routine {
    case .lowerAscii: return .string(Self.mapping(text, from: 0x41...0x5A, by: 0x20))
    case .upperAscii: return .string(Self.mapping(text, from: 0x61...0x7A, by: 0xE0))
    case .trim: return .string(Self.trimmed(text))
    case .quote: return .string(GoText.quotedByLetters(text))
    case .charAt, .substring: return .string(try part(routine, text, values))
    case .format:
      guard case .list(let items) = values[1] else { throw .noSuchOverload }
      return .string(try format(text, items))
    default: break
    }
    guard case .string(let other) = values[1] else { throw .noSuchOverload }
    switch routine {
    case .contains:
      let bytes = Array(text.utf8)
      return .bool(try find(Array(other.utf8), in: bytes, from: 0) != nil)
    case .startsWith: return .bool(text.utf8.starts(with: other.utf8))
    case .endsWith: return .bool(text.utf8.reversed().starts(with: other.utf8.reversed()))
    case .indexOf, .lastIndexOf: return try place(routine, of: other, in: text, values.dropFirst(2).first)
    case .split:
      let limit = try limit(values.dropFirst(2).first)
      return .list(try split(text, other, limit).map { .string($0) })
    case .replace:
      guard values.count > 2, case .string(let new) = values[2] else { throw .noSuchOverload }
      return .string(try replace(text, other, new, try limit(values.dropFirst(3).first)))
    default: throw .noSuchOverload
    }
  }

  /// nil for none.
  private func limit(_ value: CELValue?) throws(CELFailure) -> Int? {
    switch value {
    case nil: return nil
    case .int(let number): return number < 0 ? nil : Int(clamping: number)
    default: throw .noSuchOverload
    }
  }

  private mutating func split(_ text: String, _ separator: String, _ limit: Int?) throws(CELFailure) -> [String] {
    if limit == 0 { return [] }
    if limit == 1 { return [text] }
    guard separator.isEmpty else { return try pieces(text, separator, limit) }
    let scalars = Array(text.unicodeScalars)
    try work(scalars.count)
    let single = min(scalars.count, (limit ?? .max) - 1)
    var parts = scalars.prefix(single).map { String($0) }
    if single < scalars.count { parts.append(String(String.UnicodeScalarView(scalars[single...]))) }
    if let limit, limit > scalars.count { return parts }
    return parts
  }

  private mutating func replace(
    _ text: String, _ old: String, _ new: String, _ limit: Int?
  ) throws(CELFailure) -> String {
    if limit == 0 { return text }
    guard old.isEmpty else {
      let parts = try pieces(text, old, limit.map { $0 == .max ? .max : $0 + 1 })
      try work(parts.count * (1 + new.utf8.count / 10))
      return parts.joined(separator: new)
    }
    // Nothing is before each character and at the end.
    var made = ""
    var left = limit ?? .max
    for scalar in text.unicodeScalars {
      if left > 0 {
        try work(1 + new.utf8.count / 10)
        made += new
        left -= 1
      }
      made.unicodeScalars.append(scalar)
    }
    return left > 0 ? made + new : made
  }

  /// The parts between the separators, at most that many.
  private mutating func pieces(_ text: String, _ separator: String, _ limit: Int?) throws(CELFailure) -> [String] {
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    while limit.map({ pieces.count + 1 < $0 }) ?? true, let found = try find(mark, in: bytes, from: start) {
      pieces.append(String(decoding: bytes[start..<found], as: UTF8.self))
      start = found + mark.count
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  private func part(_ routine: CELRoutine, _ text: String, _ values: [CELValue]) throws(CELFailure) -> String {
    let scalars = Array(text.unicodeScalars)
    guard case .int(let first) = values[1] else { throw .noSuchOverload }
    var end = Int64(scalars.count)
    if values.count > 2 {
      guard case .int(let given) = values[2] else { throw .noSuchOverload }
      if first > given { throw .runtime("invalid substring range. start: \(first), end: \(given)") }
      end = given
    }
    for place in [first, end] where place < 0 || place > scalars.count {
      throw .runtime("index out of range: \(place)")
    }
    if routine == .charAt { end = min(first + 1, end) }
    return String(String.UnicodeScalarView(scalars[Int(first)..<Int(end)]))
  }

  private mutating func place(
    _ routine: CELRoutine, of part: String, in text: String, _ offset: CELValue?
  ) throws(CELFailure) -> CELValue {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    var bound = routine == .indexOf ? 0 : scalars.count
    switch offset {
    case nil:
      if wanted.isEmpty { return .int(Int64(bound)) }
    case .int(let number):
      if wanted.isEmpty { return .int(number) }
      if number < 0 { throw .runtime("index out of range: \(number)") }
      if number >= scalars.count { return .int(-1) }
      bound = Int(number)
    default: throw .noSuchOverload
    }
    try work(scalars.count.multipliedReportingOverflow(by: wanted.count).partialValue / 10)
    let last = scalars.count - wanted.count
    guard last >= 0 else { return .int(-1) }
    func isAt(_ start: Int) -> Bool { scalars[start..<(start + wanted.count)].elementsEqual(wanted) }
    let found =
      routine == .indexOf
      ? (bound <= last ? (bound...last).first(where: isAt) : nil) : (0...min(bound, last)).last(where: isAt)
    return .int(Int64(found ?? -1))
  }

  private mutating func find(_ part: [UInt8], in text: [UInt8], from start: Int) throws(CELFailure) -> Int? {
    guard text.count - part.count >= start else { return nil }
    if part.isEmpty { return start }
    // How much of the part is still right where it stops being right, so that no byte is looked at again.
    var fallback = [0]
    var length = 0
    for place in part.indices.dropFirst() {
      while length > 0, part[place] != part[length] { length = fallback[length - 1] }
      if part[place] == part[length] { length += 1 }
      fallback.append(length)
    }
    length = 0
    for place in start..<text.count {
      while length > 0, text[place] != part[length] { length = fallback[length - 1] }
      if text[place] == part[length] { length += 1 }
      if length == part.count {
        try work((place - start + part.count) / 10)
        return place + 1 - part.count
      }
    }
    try work((text.count - start + part.count) / 10)
    return nil
  }

  private static func mapping(_ text: String, from range: ClosedRange<UInt8>, by distance: UInt8) -> String {
    String(decoding: text.utf8.map { range.contains($0) ? $0 &+ distance : $0 }, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let kept = text.unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    var result = String.UnicodeScalarView()
    result.append(contentsOf: kept)
    return String(result)
  }
}

// MARK: Patterns

extension CELEvaluation {
  mutating func match(
    _ routine: CELRoutine, _ values: [CELValue], _ pattern: RegularExpression?
  ) throws(CELFailure) -> CELValue {
    guard case .string(let text) = values[0] else {
      throw routine == .matches ? .runtime("no such overload: matches") : .noSuchOverload
    }
    guard case .string(let source) = values[1] else { throw .noSuchOverload }
    let expression: RegularExpression
    if let pattern { expression = pattern } else { expression = try compiled(source) }
    var limit = Int64(-1)
    if values.count > 2 {
      guard case .int(let given) = values[2] else { throw .noSuchOverload }
      limit = given
    }
    var left = stepsLeft
    let before = left
    if routine == .matches {
      let isMatch = expression.matches(text, within: &left)
      try work(before - left)
      return .bool(isMatch ?? false)
    }
    let scalars = Array(text.unicodeScalars)
    let numbers = scalars.map(\.value)
    var found: [CELValue] = []
    var start = 0
    var lastEnd = -1
    let most = routine == .find ? 1 : limit
    while most < 0 || found.count < most, start <= numbers.count,
      let range = expression.firstMatch(in: numbers, from: start, within: &left)
    {
      // Nothing right behind a match is none.
      if !range.isEmpty || range.lowerBound != lastEnd {
        found.append(.string(String(String.UnicodeScalarView(scalars[range]))))
      }
      lastEnd = range.upperBound
      start = range.isEmpty ? range.upperBound + 1 : range.upperBound
    }
    try work(before - left)
    return routine == .find ? found.first ?? .string("") : .list(found)
  }

  private mutating func compiled(_ source: String) throws(CELFailure) -> RegularExpression {
    do throws(RegularExpression.Problem) {
      let expression = try RegularExpression(source)
      steps(of: expression)
      return expression
    } catch {
      if error.isFault { throw .runtime(error.message) }
      throw .notModelled("the regular expression \(source): \(error.message)")
    }
  }

  /// A pattern that is not known beforehand is made for this one time.
  private mutating func steps(of expression: RegularExpression) {
    try? work(10 * expression.size)
  }
}
