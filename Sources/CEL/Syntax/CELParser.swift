/// Reads an expression's tree out of its tokens. What is wrong is told, and passed over as the API server's parser does,
/// so that the same messages come out.
///
/// Source: the grammar in the CEL language definition; the error recovery of ANTLR's parsers.
struct CELParser {
  let text: CELText
  private let tokens: [CELToken]
  private var position = 0
  private(set) var problems: [CELProblem]
  private let features: CELFeatures
  /// Whether nothing fitted since the last problem, which hides further ones.
  private var isRecovering = false
  /// What may follow each of the rules that are open, where it is used.
  private var following: [CELTokenSet] = []
  private var recoveries: (position: Int, rules: Set<String>) = (-1, [])
  /// How deep the parser has gone into itself.
  private var nesting = 0

  private static let maximumNesting = 60

  private init(_ text: CELText, _ features: CELFeatures) {
    self.text = text
    self.features = features
    let lexer = CELLexer(text)
    tokens = lexer.tokens
    problems = lexer.problems
  }

  /// - Returns: the tree, nil when there are problems.
  static func parse(_ text: CELText, _ features: CELFeatures) -> (tree: CELTree?, problems: [CELProblem]) {
    var parser = CELParser(text, features)
    var tree: CELTree?
    do throws(SyntaxFault) {
      parser.following.append(CELTokenSet(.end))
      tree = try parser.expression(before: CELTokenSet(.end))
      _ = try parser.match(.end, then: [])
    } catch {
      if case .mismatch(let token, let expected) = error { parser.reportMismatch(token, expected) }
    }
    return (parser.problems.isEmpty ? tree : nil, parser.problems)
  }

  enum SyntaxFault: Error {
    case mismatch(CELToken, CELTokenSet)
    case noAlternative(CELToken, text: String)
    /// Nothing can be read any more.
    case tooDeep
  }

  // MARK: Tokens

  private var next: CELToken { tokens[position] }

  private func peek(_ distance: Int) -> CELToken.Kind { tokens[min(position + distance, tokens.count - 1)].kind }

  private func isNext(_ kind: CELToken.Kind) -> Bool { next.kind == kind }

  @discardableResult
  private mutating func advance() -> CELToken {
    let token = next
    if position + 1 < tokens.count { position += 1 }
    return token
  }

  private mutating func take(_ kind: CELToken.Kind) -> CELToken? {
    guard isNext(kind) else { return nil }
    isRecovering = false
    return advance()
  }

  /// - Parameter then: what may follow the token within the rule; nil among them when the rule may end there.
  private mutating func match(
    _ kind: CELToken.Kind, then: CELTokenSet, ends: Bool = false
  ) throws(SyntaxFault) -> CELToken {
    if let token = take(kind) { return token }
    if peek(1) == kind, !isNext(.end) {
      reportUnwanted(CELTokenSet(kind))
      advance()
      isRecovering = false
      return advance()
    }
    let canFollow = ends ? following.reduce(then) { $0.union($1) } : then
    if canFollow.has(next.kind) {
      if !isRecovering { report("missing \(kind.name) at \(next.shown)", next) }
      isRecovering = true
      return CELToken(kind: kind, range: next.offset..<next.offset, text: "<missing \(kind.name)>")
    }
    throw .mismatch(next, CELTokenSet(kind))
  }

  /// Where one of several tokens has to come.
  private mutating func synchronize(_ expected: CELTokenSet) throws(SyntaxFault) {
    if expected.has(next.kind) { return }
    if expected.has(peek(1)), !isNext(.end) {
      reportUnwanted(expected)
      advance()
      isRecovering = false
      return
    }
    throw .mismatch(next, expected)
  }

  private mutating func reportUnwanted(_ expected: CELTokenSet) {
    if isRecovering { return }
    isRecovering = true
    report("extraneous input \(next.shown) expecting \(expected.shown)", next)
  }

  private mutating func reportMismatch(_ token: CELToken, _ expected: CELTokenSet) {
    if isRecovering { return }
    isRecovering = true
    report("mismatched input \(token.shown) expecting \(expected.shown)", token)
  }

  private mutating func report(_ message: String, _ token: CELToken) {
    problems.append(text.problem("Syntax error: \(message)", at: token.offset))
  }

  private mutating func refuse(_ message: String, at offset: Int) {
    problems.append(text.problem(message, at: offset))
  }

  // MARK: Rules

  /// Runs a rule; where it fails, goes on behind what cannot be read.
  private mutating func rule(
    _ name: String, before: CELTokenSet, _ body: (inout Self) throws(SyntaxFault) -> CELTree?
  ) throws(SyntaxFault) -> CELTree? {
    following.append(before)
    defer { following.removeLast() }
    do throws(SyntaxFault) {
      return try body(&self)
    } catch {
      switch error {
      case .tooDeep: throw error
      case .mismatch(let token, let expected): reportMismatch(token, expected)
      case .noAlternative(let token, let input):
        if !isRecovering {
          isRecovering = true
          report("no viable alternative at input '\(input)'", token)
        }
      }
    }
    if recoveries.position == position, recoveries.rules.contains(name) {
      advance()
    }
    if recoveries.position != position { recoveries = (position, []) }
    recoveries.rules.insert(name)
    let stops = following.reduce(CELTokenSet(.end)) { $0.union($1) }
    while !stops.has(next.kind) { advance() }
    return nil
  }

  private mutating func expression(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting {
      refuse("more nesting than bayplan follows", at: next.offset)
      throw .tooDeep
    }
    return try rule("expr", before: before) { parser throws(SyntaxFault) in
      let condition = try parser.disjunction(before: CELTokenSet(.question))
      guard let mark = parser.take(.question) else { return condition }
      let yes = try parser.disjunction(before: CELTokenSet(.colon))
      _ = try parser.match(.colon, then: .expression)
      let no = try parser.expression(before: [])
      return parser.call("_?_:_", [condition, yes, no], at: mark.offset)
    }
  }

  /// A call of an operator, nil when an operand could not be read.
  private func call(_ name: String, _ operands: [CELTree?], at offset: Int) -> CELTree? {
    let known = operands.compactMap { $0 }
    return known.count == operands.count ? CELTree(.call(name, target: nil, known), at: offset) : nil
  }

  private mutating func checkDepth(_ tree: CELTree?) throws(SyntaxFault) {
    if let tree, tree.depth > CELTree.maximumDepth {
      refuse("more nesting than bayplan follows", at: tree.offset)
      throw .tooDeep
    }
  }

  private mutating func disjunction(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try chain("conditionalOr", .or, "_||_", before) { parser, before throws(SyntaxFault) in
      try parser.conjunction(before: before)
    }
  }

  private mutating func conjunction(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try chain("conditionalAnd", .and, "_&&_", before) { parser, before throws(SyntaxFault) in
      try parser.relation(before: before)
    }
  }

  private mutating func chain(
    _ name: String, _ mark: CELToken.Kind, _ function: String, _ before: CELTokenSet,
    _ part: (inout Self, CELTokenSet) throws(SyntaxFault) -> CELTree?
  ) throws(SyntaxFault) -> CELTree? {
    try rule(name, before: before) { parser throws(SyntaxFault) in
      var parts = [try part(&parser, CELTokenSet(mark))]
      var offsets: [Int] = []
      while let token = parser.take(mark) {
        offsets.append(token.offset)
        parts.append(try part(&parser, CELTokenSet(mark)))
      }
      guard let offset = offsets.first else { return parts[0] }
      return parser.call(function, parts, at: offset)
    }
  }

  private mutating func relation(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try rule("relation", before: before) { parser throws(SyntaxFault) in
      var left = try parser.calculation(least: 0, before: .relation)
      while CELTokenSet.relation.has(parser.next.kind), let mark = parser.take(parser.next.kind) {
        let right = try parser.rule("relation", before: .relation) { parser throws(SyntaxFault) in
          try parser.calculation(least: 0, before: .relation)
        }
        left = parser.call(mark.kind == .in ? "@in" : "_\(mark.text)_", [left, right], at: mark.offset)
        try parser.checkDepth(left)
      }
      return left
    }
  }

  private mutating func calculation(least: Int, before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try rule("calc", before: before) { parser throws(SyntaxFault) in
      var left = try parser.unary(before: .calculation)
      while CELTokenSet.calculation.has(parser.next.kind) {
        let rank = parser.isNext(.plus) || parser.isNext(.minus) ? 1 : 2
        guard rank >= least, let mark = parser.take(parser.next.kind) else { break }
        let right = try parser.calculation(least: rank + 1, before: .calculation)
        left = parser.call("_\(mark.text)_", [left, right], at: mark.offset)
        try parser.checkDepth(left)
      }
      return left
    }
  }

  private mutating func unary(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try rule("unary", before: before) { parser throws(SyntaxFault) in
      try parser.synchronize(.expression)
      let isNumber = [.int, .float].contains(parser.peek(1))
      guard parser.isNext(.exclamation) || parser.isNext(.minus) && !isNumber else {
        return try parser.member(before: [])
      }
      let mark = parser.next
      var count = 0
      while parser.take(mark.kind) != nil { count += 1 }
      let operand = try parser.member(before: [])
      return count % 2 == 0 ? operand : parser.call(mark.kind == .minus ? "-_" : "!_", [operand], at: mark.offset)
    }
  }

  private mutating func member(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try rule("member", before: before) { parser throws(SyntaxFault) in
      var operand = try parser.primary(before: .member)
      while true {
        if parser.isNext(.openBracket) {
          operand = try parser.index(operand)
        } else if parser.isNext(.dot) {
          operand = try parser.part(operand)
        } else {
          return operand
        }
        try parser.checkDepth(operand)
      }
    }
  }

  private mutating func index(_ operand: CELTree?) throws(SyntaxFault) -> CELTree? {
    let bracket = advance()
    isRecovering = false
    try synchronize(.expression.union(CELTokenSet(.question)))
    let isOptional = take(.question) != nil
    let key = try expression(before: CELTokenSet(.closeBracket))
    _ = try match(.closeBracket, then: .member, ends: true)
    return call(isOptional ? "_[?_]" : "_[_]", [operand, key], at: bracket.offset)
  }

  private mutating func part(_ operand: CELTree?) throws(SyntaxFault) -> CELTree? {
    let isOptional = peek(1) == .question
    let place = isOptional ? 2 : 1
    guard peek(place) == .identifier || peek(place) == .escapedIdentifier else {
      let last = tokens[min(position + place, tokens.count - 1)]
      let read = tokens[position..<min(position + place + 1, tokens.count)].filter { $0.kind != .end }
      throw .noAlternative(last, text: read.map(\.text).joined())
    }
    let dot = advance()
    isRecovering = false
    if isOptional { advance() }
    let name = advance()
    if !isOptional, name.kind == .identifier, let bracket = take(.openParenthesis) {
      let arguments = try arguments()
      guard let operand, let arguments else { return nil }
      return expanded(name.text, of: operand, arguments, at: bracket.offset)
    }
    guard let field = fieldName(name), let operand else { return nil }
    return isOptional
      ? CELTree(
        .call("_?._", target: nil, [operand, CELTree(.literal(.string(field)), at: dot.offset)]), at: dot.offset)
      : CELTree(.select(operand, field: field, isTest: false), at: dot.offset)
  }

  /// nil when it is none, which is told.
  private mutating func fieldName(_ token: CELToken) -> String? {
    guard token.kind == .escapedIdentifier else { return token.text }
    if !features.escapedNames {
      refuse("unsupported syntax: '`'", at: token.offset)
      return nil
    }
    return String(token.text.dropFirst().dropLast())
  }

  /// What stands between the brackets of a call, and the closing one.
  private mutating func arguments() throws(SyntaxFault) -> [CELTree]? {
    try synchronize(.expression.union(CELTokenSet(.closeParenthesis)))
    var arguments: [CELTree?] = []
    if !isNext(.closeParenthesis) {
      repeat {
        arguments.append(try expression(before: CELTokenSet(.comma, .closeParenthesis)))
      } while take(.comma) != nil
    }
    _ = try match(.closeParenthesis, then: .member, ends: true)
    let known = arguments.compactMap { $0 }
    return known.count == arguments.count ? known : nil
  }

  private mutating func primary(before: CELTokenSet) throws(SyntaxFault) -> CELTree? {
    try rule("primary", before: before) { parser throws(SyntaxFault) in
      try parser.synchronize(.primary)
      switch parser.next.kind {
      case .openParenthesis:
        parser.advance()
        parser.isRecovering = false
        let inner = try parser.expression(before: CELTokenSet(.closeParenthesis))
        _ = try parser.match(.closeParenthesis, then: .member, ends: true)
        return inner
      case .openBracket: return try parser.list()
      case .openBrace: return try parser.map()
      case .dot, .identifier: return try parser.name()
      default: return try parser.literal()
      }
    }
  }

  private mutating func name() throws(SyntaxFault) -> CELTree? {
    let start = next
    let isRooted = take(.dot) != nil
    let word = try match(.identifier, then: .member.union(CELTokenSet(.openParenthesis, .openBrace)), ends: true)
    let name = isRooted ? ".\(word.text)" : word.text
    if let bracket = take(.openParenthesis) {
      guard let arguments = try arguments() else { return nil }
      if name == "has" { return has(arguments, at: bracket.offset) }
      return CELTree(.call(name, target: nil, arguments), at: bracket.offset)
    }
    var distance = 0
    while peek(distance) == .dot, peek(distance + 1) == .identifier { distance += 2 }
    if peek(distance) == .openBrace { return try message(name, distance) }
    if Self.reserved.contains(name) {
      refuse("reserved identifier: \(name)", at: start.offset)
      return nil
    }
    return CELTree(.name(name), at: start.offset)
  }

  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func message(_ name: String, _ distance: Int) throws(SyntaxFault) -> CELTree? {
    var name = name
    for _ in 0..<distance { name += advance().text }
    let brace = advance()
    isRecovering = false
    var values: [CELTree] = []
    while !isNext(.closeBrace) {
      try synchronize(CELTokenSet(.identifier, .question, .comma, .closeBrace))
      if isNext(.comma) { break }
      _ = take(.question)
      _ = try match(.identifier, then: CELTokenSet(.colon))
      _ = try match(.colon, then: .expression)
      if let value = try expression(before: CELTokenSet(.comma, .closeBrace)) { values.append(value) }
      if take(.comma) == nil { break }
    }
    _ = try match(.closeBrace, then: .member, ends: true)
    return CELTree(.message(name, values), at: brace.offset)
  }

  private mutating func list() throws(SyntaxFault) -> CELTree? {
    let bracket = advance()
    isRecovering = false
    try synchronize(.expression.union(CELTokenSet(.question, .comma, .closeBracket)))
    var items: [CELTree?] = []
    var optional: Set<Int> = []
    while !isNext(.closeBracket), !isNext(.comma) {
      if take(.question) != nil { optional.insert(items.count) }
      items.append(try expression(before: CELTokenSet(.comma, .closeBracket)))
      guard isNext(.comma), CELTokenSet.expression.union(CELTokenSet(.question)).has(peek(1)) else { break }
      _ = take(.comma)
    }
    try synchronize(CELTokenSet(.comma, .closeBracket))
    _ = take(.comma)
    _ = try match(.closeBracket, then: .member, ends: true)
    let known = items.compactMap { $0 }
    return known.count == items.count ? CELTree(.list(known, optional: optional), at: bracket.offset) : nil
  }

  private mutating func map() throws(SyntaxFault) -> CELTree? {
    let brace = advance()
    isRecovering = false
    try synchronize(.expression.union(CELTokenSet(.question, .comma, .closeBrace)))
    var entries: [CELTree.Entry?] = []
    while !isNext(.closeBrace), !isNext(.comma) {
      let isOptional = take(.question) != nil
      let key = try expression(before: CELTokenSet(.colon))
      _ = try match(.colon, then: .expression)
      let value = try expression(before: CELTokenSet(.comma, .closeBrace))
      entries.append(
        key.flatMap { key in value.map { CELTree.Entry(key: key, value: $0, isOptional: isOptional) } })
      guard isNext(.comma), CELTokenSet.expression.union(CELTokenSet(.question)).has(peek(1)) else { break }
      _ = take(.comma)
    }
    try synchronize(CELTokenSet(.comma, .closeBrace))
    _ = take(.comma)
    _ = try match(.closeBrace, then: .member, ends: true)
    let known = entries.compactMap { $0 }
    return known.count == entries.count ? CELTree(.map(known), at: brace.offset) : nil
  }

  private mutating func literal() throws(SyntaxFault) -> CELTree? {
    let start = next
    let isNegative = take(.minus) != nil
    if isNegative { try synchronize(CELTokenSet(.int, .float)) }
    isRecovering = false
    let token = advance()
    let value: CELValue?
    switch token.kind {
    case .true: value = .bool(true)
    case .false: value = .bool(false)
    case .null: value = .null
    case .int:
      value = Self.integer((isNegative ? "-" : "") + token.text).map { .int($0) }
      if value == nil { refuse("invalid int literal", at: start.offset) }
    case .uint:
      value = Self.unsigned(String(token.text.dropLast())).map { .uint($0) }
      if value == nil { refuse("invalid uint literal", at: start.offset) }
    case .float:
      let number = Double(token.text).flatMap { $0.isFinite ? $0 : nil }
      value = number.map { .double(isNegative ? -$0 : $0) }
      if value == nil { refuse("invalid double literal", at: start.offset) }
    case .bytes:
      value = StringLiteral.bytes(token).map { .bytes($0) }
      if value == nil { refuse("invalid bytes literal", at: start.offset) }
    default:
      value = StringLiteral.bytes(token).map { .string(String(decoding: $0, as: UTF8.self)) }
      if value == nil { refuse("invalid string literal", at: start.offset) }
    }
    return value.map { CELTree(.literal($0), at: start.offset) }
  }

  private static func integer(_ text: String) -> Int64? {
    let digits = text.drop { $0 == "-" }
    guard digits.hasPrefix("0x") else { return Int64(text) }
    return Int64((text.hasPrefix("-") ? "-" : "") + digits.dropFirst(2), radix: 16)
  }

  private static func unsigned(_ text: String) -> UInt64? {
    text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
  }

  // MARK: Macros

  private mutating func has(_ arguments: [CELTree], at offset: Int) -> CELTree? {
    guard arguments.count == 1 else { return CELTree(.call("has", target: nil, arguments), at: offset) }
    guard case .select(let operand, let field, false) = arguments[0].kind else {
      refuse("invalid argument to has() macro", at: arguments[0].offset)
      return nil
    }
    return CELTree(.select(operand, field: field, isTest: true), at: offset)
  }

  private mutating func expanded(
    _ name: String, of target: CELTree, _ arguments: [CELTree], at offset: Int
  ) -> CELTree? {
    guard let macro = CELMacro(name, arguments.count, features, of: target) else {
      return CELTree(.call(name, target: target, arguments), at: offset)
    }
    var names: [String] = []
    for argument in arguments.prefix(macro.names) {
      guard case .name(let name) = argument.kind, !name.hasPrefix(".") else {
        refuse("argument must be a simple name", at: argument.offset)
        return nil
      }
      names.append(name)
    }
    return macro.expanded(target, names, Array(arguments.dropFirst(macro.names)), at: offset)
  }
}
