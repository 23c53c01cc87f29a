extension CELParser {
  /// `has(a.b)`, behind its opening bracket.
  mutating func has(_ offset: Int) throws(CELProblem) -> CELNode {
    let operand = try expression()
    try expect(")")
    guard case .select(let holder, let field, false) = operand.kind else {
      throw CELProblem("has() of something other than a field", at: offset)
    }
    return try CELNode(.has(holder, field: field), .bool, [holder], at: offset)
  }

  /// `.all(x, …)` and its like, behind the opening bracket.
  mutating func loop(_ loop: CELLoop, over range: CELNode, _ offset: Int) throws(CELProblem) -> CELNode {
    let item: CELType
    switch range.type {
    case .list(let type): item = type
    case .map(let key, _): item = key
    case .dynamic: item = .dynamic
    default: throw CELProblem("\(loop.rawValue)() over a value of type \(range.type.name)", at: offset)
    }
    let name = try identifier()
    try expect(",")
    if loop != .map, case .identifier = next.kind, tokens[min(position + 1, tokens.count - 1)].kind == .mark(",") {
      throw problem("the macro \(loop.rawValue) with two variables, which bayplan does not know")
    }
    scope.append(CELType.Field(name, item))
    defer { scope.removeLast() }
    var body = try expression()
    var transform: CELNode?
    if loop == .map, take(",") { transform = try expression() }
    try expect(")")
    let type: CELType
    switch loop {
    case .all, .exists, .existsOne: type = .bool
    case .filter: type = .list(item)
    case .map:
      type = .list((transform ?? body).type)
      // Without a condition the second argument is what each item becomes.
      if transform == nil {
        transform = body
        body = try literal(.bool(true), .bool, offset)
      }
    }
    if !body.type.fits(.bool) {
      throw CELProblem("\(loop.rawValue)() with a condition of type \(body.type.name)", at: offset)
    }
    let children = [range, body] + (transform.map { [$0] } ?? [])
    return try CELNode(.loop(loop, over: range, body: body, transform: transform), type, children, at: offset)
  }

  /// `cel.bind(x, value, …)`, behind its opening bracket.
  mutating func bind(_ offset: Int) throws(CELProblem) -> CELNode {
    let name = try identifier()
    try expect(",")
    let value = try expression()
    try expect(",")
    scope.append(CELType.Field(name, value.type))
    defer { scope.removeLast() }
    let body = try expression()
    try expect(")")
    return try CELNode(.bind(value, body: body), body.type, [value, body], at: offset)
  }
}
