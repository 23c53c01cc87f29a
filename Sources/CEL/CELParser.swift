/// Builds an expression's tree out of its tokens, and checks types on the way.
///
/// Source: the grammar in the CEL language definition.
struct CELParser {
  let tokens: [CELToken]
  var position = 0
  /// Variables in force, the innermost last; their places are their numbers.
  var scope: [CELType.Field]
  /// How deep the parser has gone into itself.
  private var nesting = 0
  /// Of all patterns, in instructions.
  var patternSize = 0

  static let maximumPatternSize = 100_000

  private static let maximumNesting = 60

  init(_ tokens: [CELToken], variables: [CELType.Field]) {
    self.tokens = tokens
    scope = variables
  }

  /// The one expression that all tokens make up.
  mutating func whole() throws(CELProblem) -> CELNode {
    let node = try expression()
    if next.kind != .end { throw problem("\(next.text) where the expression should end") }
    return node
  }

  var next: CELToken { tokens[min(position, tokens.count - 1)] }

  func problem(_ message: String) -> CELProblem { CELProblem(message, at: next.offset) }

  func isNext(_ mark: String) -> Bool { next.kind == .mark(mark) }

  mutating func take(_ mark: String) -> Bool {
    guard isNext(mark) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ mark: String) throws(CELProblem) {
    if !take(mark) { throw problem("\(next.text) where \"\(mark)\" should stand") }
  }

  mutating func identifier() throws(CELProblem) -> String {
    guard case .identifier(let name) = next.kind else { throw problem("\(next.text) where a name should stand") }
    position += 1
    return name
  }

  mutating func expression() throws(CELProblem) -> CELNode {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting { throw problem("more nesting than bayplan follows") }
    let offset = next.offset
    let condition = try disjunction()
    guard take("?") else { return condition }
    let yes = try disjunction()
    try expect(":")
    let no = try expression()
    if !condition.type.fits(.bool) { throw CELProblem("a condition of type \(condition.type.name)", at: offset) }
    if !yes.type.fits(no.type) {
      throw CELProblem("a choice between \(yes.type.name) and \(no.type.name)", at: offset)
    }
    return try CELNode(.conditional(condition, yes, no), yes.type.joined(no.type), [condition, yes, no], at: offset)
  }

  private mutating func disjunction() throws(CELProblem) -> CELNode {
    let offset = next.offset
    var parts = [try conjunction()]
    while take("||") { parts.append(try conjunction()) }
    guard parts.count > 1 else { return parts[0] }
    try requireBooleans(parts, "||", offset)
    return try CELNode(.or(parts), .bool, parts, at: offset)
  }

  private mutating func conjunction() throws(CELProblem) -> CELNode {
    let offset = next.offset
    var parts = [try relation()]
    while take("&&") { parts.append(try relation()) }
    guard parts.count > 1 else { return parts[0] }
    try requireBooleans(parts, "&&", offset)
    return try CELNode(.and(parts), .bool, parts, at: offset)
  }

  private func requireBooleans(_ parts: [CELNode], _ mark: String, _ offset: Int) throws(CELProblem) {
    for part in parts where !part.type.fits(.bool) {
      throw CELProblem("\(mark) between values of type \(part.type.name)", at: offset)
    }
  }

  private mutating func relation() throws(CELProblem) -> CELNode {
    var left = try sum()
    while true {
      let offset = next.offset
      let mark: CELOperator
      switch next.kind {
      case .mark(let text):
        guard ["==", "!=", "<", "<=", ">", ">="].contains(text), let known = CELOperator(rawValue: text) else {
          return left
        }
        mark = known
      case .identifier("in"): mark = .contains
      default: return left
      }
      position += 1
      left = try binary(mark, left, try sum(), offset)
    }
  }

  private mutating func sum() throws(CELProblem) -> CELNode {
    var left = try product()
    while case .mark(let text) = next.kind, text == "+" || text == "-", let mark = CELOperator(rawValue: text) {
      let offset = next.offset
      position += 1
      left = try binary(mark, left, try product(), offset)
    }
    return left
  }

  private mutating func product() throws(CELProblem) -> CELNode {
    var left = try unary()
    while case .mark(let text) = next.kind, ["*", "/", "%"].contains(text), let mark = CELOperator(rawValue: text) {
      let offset = next.offset
      position += 1
      left = try binary(mark, left, try unary(), offset)
    }
    return left
  }

  private mutating func unary() throws(CELProblem) -> CELNode {
    let offset = next.offset
    if take("!") {
      var isNegated = true
      while take("!") { isNegated.toggle() }
      let operand = try member()
      if !operand.type.fits(.bool) { throw CELProblem("! before a value of type \(operand.type.name)", at: offset) }
      let negation = try CELNode(.not(operand), .bool, [operand], at: offset)
      return isNegated ? negation : try CELNode(.not(negation), .bool, [negation], at: offset)
    }
    guard take("-") else { return try member() }
    switch next.kind {
    case .int(let value):
      position += 1
      return try members(of: try literal(.int(-value), .int, offset))
    case .intMinimumMagnitude:
      position += 1
      return try members(of: try literal(.int(.min), .int, offset))
    case .double(let value):
      position += 1
      return try members(of: try literal(.double(-value), .double, offset))
    default: break
    }
    var isNegated = true
    while take("-") { isNegated.toggle() }
    let operand = try member()
    guard operand.type.fits(.int) || operand.type == .double else {
      throw CELProblem("- before a value of type \(operand.type.name)", at: offset)
    }
    let negation = try CELNode(.negate(operand), operand.type, [operand], at: offset)
    return isNegated ? negation : try CELNode(.negate(negation), operand.type, [negation], at: offset)
  }

  func literal(_ value: CELValue, _ type: CELType, _ offset: Int) throws(CELProblem) -> CELNode {
    try CELNode(.literal(value), type, [], at: offset)
  }

  private func binary(
    _ mark: CELOperator, _ left: CELNode, _ right: CELNode, _ offset: Int
  ) throws(CELProblem) -> CELNode {
    guard let type = mark.type(left.type, right.type) else {
      throw CELProblem("\(mark.rawValue) between \(left.type.name) and \(right.type.name)", at: offset)
    }
    return try CELNode(.binary(mark, left, right), type, [left, right], at: offset)
  }
}
