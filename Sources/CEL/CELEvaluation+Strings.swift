import Kubernetes

extension CELEvaluation {
  /// The functions of a string, nil for one that strings do not have. Places count Unicode code points.
  mutating func call(
    _ function: CELFunction, _ text: String, _ rest: [CELValue]
  ) throws(CELFailure) -> CELValue? {
    try spend(text.utf8.count)
    switch function {
    case .size: return .int(Int64(text.unicodeScalars.count))
    case .lowerAscii: return .string(Self.mapping(text, from: 0x41...0x5A, by: 0x20))
    case .upperAscii: return .string(Self.mapping(text, from: 0x61...0x7A, by: 0xE0))
    case .trim: return .string(Self.trimmed(text))
    case .string: return .string(text)
    case .quantity:
      do throws(QuantityError) { return .quantity(try Quantity(text)) } catch { throw .runtime(error.message) }
    case .isQuantity: return .bool((try? Quantity(text)) != nil)
    case .semver: return .semver(try SemanticVersion(text))
    case .isSemver: return .bool((try? SemanticVersion(text)) != nil)
    case .bool: return .bool(try Self.bool(text))
    case .int:
      guard let number = Int64(text) else { throw .notModelled("int() of the text \"\(text)\"") }
      return .int(number)
    case .uint:
      guard let number = UInt64(text) else { throw .notModelled("uint() of the text \"\(text)\"") }
      return .uint(number)
    case .charAt, .substring: return try part(function, text, rest)
    default: break
    }
    guard case .string(let other) = rest.first else { return nil }
    try spend(other.utf8.count)
    switch function {
    case .contains:
      try spend(text.utf8.count / 10 &* other.utf8.count)
      return .bool(Self.find(Array(other.utf8), in: Array(text.utf8), from: 0) != nil)
    case .startsWith: return .bool(text.utf8.starts(with: other.utf8))
    case .endsWith: return .bool(text.utf8.reversed().starts(with: other.utf8.reversed()))
    case .matches:
      try spend(other.utf8.count)
      let pattern = CELPattern(other)
      // It is made for this one time.
      try spend(10 * pattern.size)
      return .bool(try matches(text, pattern))
    case .indexOf, .lastIndexOf: return try place(function, of: other, in: text, rest.dropFirst().first)
    case .split: return .list(try split(text, other, try limit(rest.dropFirst().first)))
    case .replace:
      guard rest.count > 1, case .string(let new) = rest[1] else { throw .noSuchOverload }
      let limit = try limit(rest.dropFirst(2).first)
      let parts = try pieces(text, other, limit.map { $0 < 0 ? nil : $0 &+ 1 } ?? nil)
      try spend(parts.count &* new.utf8.count)
      return .string(parts.joined(separator: new))
    default: return nil
    }
  }

  mutating func matches(_ text: String, _ pattern: CELPattern) throws(CELFailure) -> Bool {
    switch pattern.expression {
    case .success(let expression):
      var left = tenthsLeft
      let before = left
      guard let isMatch = expression.matches(text, within: &left) else { throw Self.tooCostly }
      try spend(before - left)
      return isMatch
    case .failure(let problem):
      throw .notModelled("the regular expression \(pattern.text): \(problem.message)")
    }
  }

  private func limit(_ value: CELValue?) throws(CELFailure) -> Int? {
    switch value {
    case nil: return nil
    case .int(let number): return Int(truncatingIfNeeded: number)
    default: throw .noSuchOverload
    }
  }

  private mutating func split(_ text: String, _ separator: String, _ limit: Int?) throws(CELFailure) -> [CELValue] {
    if limit == 0 { return [] }
    return try pieces(text, separator, limit.map { $0 < 0 ? nil : $0 } ?? nil).map { .string($0) }
  }

  /// The parts between the separators, at most that many.
  private mutating func pieces(_ text: String, _ separator: String, _ limit: Int?) throws(CELFailure) -> [String] {
    if separator.isEmpty { throw .notModelled("an empty text to split at") }
    try spend(text.utf8.count / 10 &* separator.utf8.count)
    let bytes = Array(text.utf8)
    let mark = Array(separator.utf8)
    var pieces: [String] = []
    var start = 0
    while limit.map({ pieces.count + 1 < $0 }) ?? true, let found = Self.find(mark, in: bytes, from: start) {
      pieces.append(String(decoding: bytes[start..<found], as: UTF8.self))
      start = found + mark.count
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  private func part(_ function: CELFunction, _ text: String, _ rest: [CELValue]) throws(CELFailure) -> CELValue {
    let scalars = Array(text.unicodeScalars)
    guard case .int(let first) = rest.first else { throw .noSuchOverload }
    guard first >= 0, first <= scalars.count else { throw .runtime("index out of range: \(first)") }
    var end = Int64(scalars.count)
    if function == .charAt {
      end = min(first + 1, end)
    } else if rest.count > 1 {
      guard case .int(let given) = rest[1] else { throw .noSuchOverload }
      guard given >= 0, given <= scalars.count else { throw .runtime("index out of range: \(given)") }
      if first > given { throw .runtime("invalid substring range. start: \(first), end: \(given)") }
      end = given
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[Int(first)..<Int(end)])
    return .string(String(result))
  }

  private mutating func place(
    _ function: CELFunction, of part: String, in text: String, _ offset: CELValue?
  ) throws(CELFailure) -> CELValue {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    var bound = function == .indexOf ? 0 : scalars.count
    switch offset {
    case nil: break
    case .int(let number):
      guard number >= 0, number <= scalars.count else { throw .runtime("index out of range: \(number)") }
      bound = Int(number)
    default: throw .noSuchOverload
    }
    try spend(scalars.count &* max(1, wanted.count))
    let last = scalars.count - wanted.count
    guard last >= 0 else { return .int(-1) }
    func isAt(_ start: Int) -> Bool { scalars[start..<(start + wanted.count)].elementsEqual(wanted) }
    let found =
      function == .indexOf
      ? (bound <= last ? (bound...last).first(where: isAt) : nil) : (0...min(bound, last)).last(where: isAt)
    return .int(Int64(found ?? -1))
  }

  private static func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count - part.count >= start else { return nil }
    return (start...(text.count - part.count)).first { text[$0..<($0 + part.count)].elementsEqual(part) }
  }

  private static func mapping(_ text: String, from range: ClosedRange<UInt8>, by distance: UInt8) -> String {
    String(decoding: text.utf8.map { range.contains($0) ? $0 &+ distance : $0 }, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let kept = scalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    var result = String.UnicodeScalarView()
    result.append(contentsOf: kept)
    return String(result)
  }

  private static func bool(_ text: String) throws(CELFailure) -> Bool {
    switch text {
    case "1", "t", "true", "TRUE", "True": true
    case "0", "f", "false", "FALSE", "False": false
    default: throw .notModelled("bool() of the text \"\(text)\"")
    }
  }
}
