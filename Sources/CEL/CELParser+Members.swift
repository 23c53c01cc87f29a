extension CELParser {
  /// A primary expression with everything that hangs on it.
  mutating func member() throws(CELProblem) -> CELNode { try members(of: try primary()) }

  /// `.field`, `.method(…)`, `[index]` and their optional forms behind an operand.
  mutating func members(of operand: CELNode) throws(CELProblem) -> CELNode {
    var node = operand
    while true {
      let offset = next.offset
      if take(".") {
        let name = try identifier()
        if name == "bind" || name == "of" || name == "none" || name == "ofNonZeroValue" {
          throw CELProblem("the function \(name) of a value", at: offset)
        }
        node = take("(") ? try method(name, of: node, offset) : try select(node, name, isOptional: false, offset)
      } else if take(".?") {
        node = try select(node, try identifier(), isOptional: true, offset)
      } else if take("[") {
        node = try index(node, isOptional: false, offset)
      } else if take("[?") {
        node = try index(node, isOptional: true, offset)
      } else {
        return node
      }
    }
  }

  private func select(
    _ operand: CELNode, _ field: String, isOptional: Bool, _ offset: Int
  ) throws(CELProblem) -> CELNode {
    let (type, isOptional) = try self.type(of: operand.type, isOptional: isOptional, offset) { type in
      switch type {
      case .dynamic: .dynamic
      case .map(let key, let value): key.fits(.string) ? value : nil
      case .object(_, let fields): fields.first { $0.name == field }?.type
      default: nil
      }
    } fault: { type in
      "\(type.name) has no field \(field)"
    }
    return try CELNode(.select(operand, field: field, isOptional: isOptional), type, [operand], at: offset)
  }

  private mutating func index(_ operand: CELNode, isOptional: Bool, _ offset: Int) throws(CELProblem) -> CELNode {
    let key = try expression()
    try expect("]")
    let (type, isOptional) = try self.type(of: operand.type, isOptional: isOptional, offset) { type in
      switch type {
      case .dynamic: .dynamic
      case .list(let item): key.type.fits(.int) || key.type.isNumber ? item : nil
      case .map(let wanted, let value): key.type.fits(wanted) ? value : nil
      default: nil
      }
    } fault: { type in
      "\(type.name) has no entry for a \(key.type.name)"
    }
    return try CELNode(.index(operand, key, isOptional: isOptional), type, [operand, key], at: offset)
  }

  /// Reading out of an optional value, or with a question mark, gives an optional value.
  private func type(
    of operand: CELType, isOptional: Bool, _ offset: Int, _ read: (CELType) -> CELType?, fault: (CELType) -> String
  ) throws(CELProblem) -> (CELType, Bool) {
    var inner = operand
    var isOptional = isOptional
    if case .optional(let wrapped) = operand {
      inner = wrapped
      isOptional = true
    }
    guard let type = read(inner) else { throw CELProblem(fault(inner), at: offset) }
    return (isOptional ? .optional(type) : type, isOptional)
  }

  /// The arguments up to the closing bracket.
  private mutating func arguments() throws(CELProblem) -> [CELNode] {
    var arguments: [CELNode] = []
    if take(")") { return arguments }
    repeat { arguments.append(try expression()) } while take(",")
    try expect(")")
    return arguments
  }

  private mutating func method(_ name: String, of operand: CELNode, _ offset: Int) throws(CELProblem) -> CELNode {
    if let loop = CELLoop(rawValue: name) { return try self.loop(loop, over: operand, offset) }
    if name == "optMap" || name == "optFlatMap" {
      throw CELProblem("the macro \(name), which bayplan does not know", at: offset)
    }
    return try call(name, [operand] + (try arguments()), isMethod: true, offset)
  }

  private mutating func call(
    _ name: String, _ arguments: [CELNode], isMethod: Bool, _ offset: Int
  ) throws(CELProblem) -> CELNode {
    let signatures = CELFunction.signatures.filter { $0.name == name && $0.isMethod == isMethod }
    if signatures.isEmpty { throw CELProblem("the function \(name), which bayplan does not know", at: offset) }
    let fitting = signatures.filter { signature in
      signature.parameters.count == arguments.count
        && zip(signature.parameters, arguments).allSatisfy { $0.fits($1.type) }
    }
    guard let first = fitting.first else {
      let types = arguments.map(\.type.name).joined(separator: ", ")
      throw CELProblem("the function \(name) does not take (\(types))", at: offset)
    }
    let type = first.function.type(fitting.map(\.result), arguments.map(\.type))
    if first.function == .matches, arguments.count == 2, case .literal(.string(let text)) = arguments[1].kind {
      let pattern = CELPattern(text)
      patternSize += pattern.size
      if patternSize > Self.maximumPatternSize {
        throw CELProblem("regular expressions that come to more than bayplan follows", at: offset)
      }
      return try CELNode(.matches(arguments[0], pattern), type, arguments, at: offset)
    }
    return try CELNode(.call(first.function, arguments), type, arguments, at: offset)
  }

  private mutating func primary() throws(CELProblem) -> CELNode {
    let token = next
    let offset = token.offset
    position += 1
    switch token.kind {
    case .int(let value): return try literal(.int(value), .int, offset)
    case .uint(let value): return try literal(.uint(value), .uint, offset)
    case .double(let value): return try literal(.double(value), .double, offset)
    case .string(let value): return try literal(.string(value), .string, offset)
    case .intMinimumMagnitude: throw CELProblem("a number that does not fit 64 bits", at: offset)
    case .identifier(let name): return try named(name, offset)
    case .mark("("):
      let inner = try expression()
      try expect(")")
      return inner
    case .mark("["): return try list(offset)
    case .mark("{"): return try map(offset)
    case .mark, .end:
      position -= 1
      throw problem("\(token.text) where a value should stand")
    }
  }

  private mutating func named(_ name: String, _ offset: Int) throws(CELProblem) -> CELNode {
    switch name {
    case "true": return try literal(.bool(true), .bool, offset)
    case "false": return try literal(.bool(false), .bool, offset)
    case "null": return try literal(.null, .null, offset)
    default: break
    }
    if let slot = scope.lastIndex(where: { $0.name == name }), !isNext("(") {
      return try CELNode(.variable(slot), scope[slot].type, [], at: offset)
    }
    if take("(") {
      return name == "has"
        ? try has(offset) : try call(name, try arguments(), isMethod: false, offset)
    }
    // `cel.bind`, `optional.of`, `sets.contains`: functions with a point in their names.
    if isNext("."), ["cel", "optional", "sets"].contains(name) {
      position += 1
      let function = "\(name).\(try identifier())"
      try expect("(")
      return function == "cel.bind"
        ? try bind(offset) : try call(function, try arguments(), isMethod: false, offset)
    }
    throw CELProblem("the name \(name), which stands for nothing here", at: offset)
  }

  private mutating func list(_ offset: Int) throws(CELProblem) -> CELNode {
    var items: [CELNode] = []
    while !isNext("]") {
      items.append(try expression())
      if !take(",") { break }
    }
    try expect("]")
    let item = items.dropFirst().reduce(items.first?.type ?? .dynamic) { $0.joined($1.type) }
    return try CELNode(.list(items), .list(item), items, at: offset)
  }

  private mutating func map(_ offset: Int) throws(CELProblem) -> CELNode {
    var entries: [(key: CELNode, value: CELNode)] = []
    while !isNext("}") {
      let place = next.offset
      let key = try expression()
      if !key.type.isKey { throw CELProblem("a map with a key of type \(key.type.name)", at: place) }
      try expect(":")
      entries.append((key, try expression()))
      if !take(",") { break }
    }
    try expect("}")
    let key = entries.dropFirst().reduce(entries.first?.key.type ?? .dynamic) { $0.joined($1.key.type) }
    let value = entries.dropFirst().reduce(entries.first?.value.type ?? .dynamic) { $0.joined($1.value.type) }
    return try CELNode(.map(entries), .map(key, value), entries.flatMap { [$0.key, $0.value] }, at: offset)
  }
}
