/// One run of an expression.
struct CELEvaluation {
  /// Variables in force, the innermost last.
  var variables: [CELValue]
  private var cost = 0

  /// Kubernetes' limit, in units of its own; one node of the tree costs about one.
  private static let maximumCost = 1_000_000

  init(_ variables: [CELValue]) {
    self.variables = variables
  }

  /// Counts work in proportion to what it makes, so that no expression takes long.
  mutating func spend(_ units: Int) throws(CELFailure) {
    cost += 1 + units / 10
    if cost > Self.maximumCost { throw Self.tooCostly }
  }

  /// How much may still be spent, in tenths of a unit.
  var tenthsLeft: Int { (Self.maximumCost - cost) * 10 }

  /// `==`, counted: values that share their parts may be compared in more steps than there are values.
  mutating func equal(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> Bool {
    var left = tenthsLeft
    let before = left
    guard let isEqual = a.equals(b, within: &left) else { throw Self.tooCostly }
    try spend(before - left)
    return isEqual
  }

  /// The place of the first item that equals another.
  mutating func place(of item: CELValue, in items: some Sequence<CELValue>) throws(CELFailure) -> Int? {
    for (place, other) in items.enumerated() where try equal(item, other) { return place }
    return nil
  }

  static let tooCostly = CELFailure.notModelled("an expression that costs more than Kubernetes allows")

  mutating func value(of node: CELNode) throws(CELFailure) -> CELValue {
    try spend(0)
    switch node.kind {
    case .literal(let value): return value
    case .variable(let slot): return variables[slot]
    case .select(let operand, let field, let isOptional):
      return try read(try value(of: operand), .string(field), isOptional: isOptional)
    case .index(let operand, let key, let isOptional):
      let holder = try value(of: operand)
      return try read(holder, try value(of: key), isOptional: isOptional)
    case .has(let operand, let field):
      return .bool(try has(try value(of: operand), field))
    case .not(let operand): return .bool(!(try bool(operand)))
    case .negate(let operand): return try negate(try value(of: operand))
    case .and(let parts): return .bool(try decide(parts, stopsAt: false))
    case .or(let parts): return .bool(try decide(parts, stopsAt: true))
    case .conditional(let condition, let yes, let no): return try value(of: try bool(condition) ? yes : no)
    case .binary(let mark, let left, let right):
      let a = try value(of: left)
      return try apply(mark, a, try value(of: right))
    case .list(let items):
      var values: [CELValue] = []
      for item in items { values.append(try value(of: item)) }
      return .list(values)
    case .map(let entries): return try map(entries)
    case .call(let function, let arguments):
      var values: [CELValue] = []
      for argument in arguments { values.append(try value(of: argument)) }
      return try call(function, values)
    case .matches(let operand, let pattern):
      guard case .string(let text) = try value(of: operand) else { throw .noSuchOverload }
      return .bool(try matches(text, pattern))
    case .loop(let loop, let range, let body, let transform):
      return try run(loop, over: try value(of: range), body, transform)
    case .bind(let bound, let body):
      variables.append(try value(of: bound))
      defer { variables.removeLast() }
      return try value(of: body)
    }
  }

  func requireBool(_ value: CELValue) throws(CELFailure) -> Bool {
    guard case .bool(let bool) = value else { throw .noSuchOverload }
    return bool
  }

  mutating func bool(_ node: CELNode) throws(CELFailure) -> Bool { try requireBool(try value(of: node)) }

  /// `&&` and `||`: one operand that decides makes up for errors in others.
  private mutating func decide(_ parts: [CELNode], stopsAt decisive: Bool) throws(CELFailure) -> Bool {
    var failure: CELFailure?
    for part in parts {
      do throws(CELFailure) {
        if try bool(part) == decisive { return decisive }
      } catch {
        if failure == nil { failure = error }
      }
    }
    if let failure { throw failure }
    return !decisive
  }

  private func read(_ holder: CELValue, _ key: CELValue, isOptional: Bool) throws(CELFailure) -> CELValue {
    if case .optional(let wrapped) = holder {
      guard let wrapped else { return .optional(nil) }
      return try read(wrapped, key, isOptional: true)
    }
    switch holder {
    case .map(let map):
      if let value = map.find(key) { return isOptional ? .optional(value) : value }
      if isOptional { return .optional(nil) }
      throw .runtime("no such key: \(Self.text(key))")
    case .list(let items):
      let index: Int?
      switch key {
      case .int(let number): index = Int(exactly: number)
      case .uint(let number): index = Int(exactly: number)
      case .double(let number): index = Int(exactly: number)
      default: throw .noSuchOverload
      }
      if let index, items.indices.contains(index) { return isOptional ? .optional(items[index]) : items[index] }
      if isOptional { return .optional(nil) }
      throw .runtime("index out of bounds: \(Self.text(key))")
    default: throw .noSuchOverload
    }
  }

  private func has(_ holder: CELValue, _ field: String) throws(CELFailure) -> Bool {
    switch holder {
    case .map(let map): map.find(.string(field)) != nil
    case .optional(let wrapped): try wrapped.map { value throws(CELFailure) in try has(value, field) } ?? false
    default: throw .noSuchOverload
    }
  }

  private mutating func map(_ entries: [(key: CELNode, value: CELNode)]) throws(CELFailure) -> CELValue {
    var made: [CELMap.Entry] = []
    var keys: Set<CELMap.Key> = []
    for entry in entries {
      let key = try value(of: entry.key)
      try spend(10)
      guard let known = CELMap.Key(key) else { throw .runtime("unsupported key type") }
      if !keys.insert(known).inserted { throw .runtime("Failed with repeated key") }
      made.append(CELMap.Entry(key, try value(of: entry.value)))
    }
    return .map(CELMap(made))
  }

  /// A value as messages show it.
  static func text(_ value: CELValue) -> String {
    switch value {
    case .string(let text): text
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): String(number)
    case .bool(let bool): String(bool)
    default: "null"
    }
  }
}
