import Symbols
import YAML

/// One run of an expression.
struct CELEvaluation {
  private enum Variable {
    case known(CELResult)
    /// Made when it is first asked for.
    case pending(CELNode)
  }

  private var variables: [Variable]
  /// In the API server's units.
  private(set) var cost = 0
  /// Work that the API server does not count, so that nothing takes long all the same.
  private var steps = 0
  /// Why the run was given up, which nothing makes up for.
  private(set) var abortion: CELFailure?

  private static let maximumSteps = 10_000_000

  init(_ values: [CELValue], places: Int) {
    variables = values.map { .known(.success($0)) }
    while variables.count < places { variables.append(.known(.failure(.noSuchOverload))) }
  }

  mutating func spend(_ units: Int) {
    cost += units
    if cost > CELCost.limit, abortion == nil {
      abortion = .runtime("operation cancelled: actual cost limit exceeded")
    }
  }

  /// Counts work in proportion to what it makes.
  mutating func work(_ count: Int) throws(CELFailure) {
    steps += count
    if steps > Self.maximumSteps {
      let failure = CELFailure.notModelled("an expression that takes more work than bayplan does")
      abortion = abortion ?? failure
      throw failure
    }
  }

  /// Ends the run with something that nothing makes up for.
  mutating func giveUp(_ failure: CELFailure) -> CELFailure {
    abortion = abortion ?? failure
    return failure
  }

  var stepsLeft: Int { Self.maximumSteps - steps }

  /// `==`, counted: values that share their parts may be compared in more steps than there are values.
  mutating func equal(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> Bool {
    var left = stepsLeft
    let before = left
    let isEqual = a.equals(b, within: &left)
    try work(before - left)
    return isEqual ?? false
  }

  mutating func value(of node: CELNode) -> CELResult {
    if let abortion { return .failure(abortion) }
    switch node.kind {
    case .constant(let value): return .success(value)
    case .attribute(let attribute):
      let result = resolve(attribute)
      if case .conditional = attribute.base {} else { spend(1) }
      if attribute.isTest { cost -= 1 }
      return result
    case .and(let parts): return decide(parts, stopsAt: false)
    case .or(let parts): return decide(parts, stopsAt: true)
    case .equal(let left, let right, let isNegated): return compare(left, right, isNegated: isNegated)
    case .call(let call): return self.call(call)
    case .membership(let node, let keys):
      return value(of: node).map { .bool(CELMap.Key($0).map { keys.contains($0) } ?? false) }
    case .list(let nodes, let optional):
      let result = list(nodes, optional)
      spend(CELCost.list)
      return result
    case .map(let entries):
      let result = map(entries)
      spend(CELCost.map)
      return result
    case .fold(let fold): return run(fold)
    case .optionalOr(let left, let right, let isValue):
      let first = value(of: left)
      guard case .success(.optional(let wrapped)) = first else {
        if case .success = first { return .failure(.noSuchOverload) }
        return first
      }
      guard let wrapped else { return value(of: right) }
      return .success(isValue ? wrapped : .optional(wrapped))
    }
  }

  private mutating func compare(_ left: CELNode, _ right: CELNode, isNegated: Bool) -> CELResult {
    let a = value(of: left)
    let b = value(of: right)
    spend((isNegated ? CELCost.smaller : .equality).units([a, b], a))
    guard case .success(let first) = a else { return a }
    guard case .success(let second) = b else { return b }
    return Result { () throws(CELFailure) in .bool(try equal(first, second) != isNegated) }
  }

  /// `&&` and `||`: one operand that decides makes up for errors in others.
  private mutating func decide(_ parts: [CELNode], stopsAt decisive: Bool) -> CELResult {
    var failure: CELFailure?
    for part in parts {
      let result = value(of: part)
      if let abortion { return .failure(abortion) }
      switch result {
      case .success(.bool(let bool)):
        if bool == decisive { return result }
      case .success: failure = failure ?? .noSuchOverload
      case .failure(let fault): failure = failure ?? fault
      }
    }
    return failure.map { .failure($0) } ?? .success(.bool(!decisive))
  }

  private mutating func call(_ call: CELNode.Call) -> CELResult {
    var arguments: [CELResult] = []
    var values: [CELValue] = []
    for node in call.arguments {
      let argument = value(of: node)
      arguments.append(argument)
      if case .success(let value) = argument {
        values.append(call.routine.looksInside ? value.opened : value)
      } else if call.stopsEarly {
        // What was not looked at is not counted.
        if arguments.count == call.arguments.count { spend(call.cost.units(arguments, argument)) }
        return argument
      }
    }
    if let abortion { return .failure(abortion) }
    var result: CELResult
    if call.routine == .notStrictlyFalse {
      if case .success(.bool(false)) = arguments[0] {
        result = .success(.bool(false))
      } else {
        result = .success(.bool(true))
      }
    } else if let failed = arguments.first(where: { if case .failure = $0 { true } else { false } }) {
      result = failed
    } else {
      result = run(call, values)
    }
    for (place, value) in zip(arguments.indices, values) where values.count == arguments.count {
      arguments[place] = .success(value)
    }
    spend(call.cost.units(arguments, result))
    if let abortion { result = .failure(abortion) }
    return result
  }

  mutating func run(_ call: CELNode.Call, _ values: [CELValue]) -> CELResult {
    do throws(CELFailure) {
      return .success(try perform(call.routine, values, call.pattern))
    } catch {
      if error == .noSuchOverload, !call.function.isSingle, !call.function.takes(values) {
        let types = values.map(\.type.bareName).joined(separator: ", ")
        return .failure(.runtime("no such overload: \(call.function.name)(\(types))"))
      }
      return .failure(error)
    }
  }

  private mutating func list(_ nodes: [CELNode], _ optional: Set<Int>) -> CELResult {
    var items: [CELValue] = []
    for (place, node) in nodes.enumerated() {
      let item = value(of: node)
      guard case .success(let value) = item else { return item }
      if !optional.contains(place) {
        items.append(value)
      } else if case .optional(let wrapped) = value {
        if let wrapped { items.append(wrapped) }
      } else {
        return .failure(.runtime("invalid initialization of optional element \(place)"))
      }
    }
    return .success(.list(items))
  }

  private mutating func map(_ entries: [CELNode.Entry]) -> CELResult {
    var made: [CELMap.Entry] = []
    for entry in entries {
      let key = value(of: entry.key)
      guard case .success(let known) = key else { return key }
      let item = value(of: entry.value)
      guard case .success(let value) = item else { return item }
      guard CELMap.Key(known) != nil else { return .failure(.runtime("unsupported key type")) }
      if !entry.isOptional {
        made.append(CELMap.Entry(known, value))
      } else if case .optional(let wrapped) = value {
        if let wrapped { made.append(CELMap.Entry(known, wrapped)) }
      } else {
        return .failure(.runtime("cannot initialize optional entry from non-optional value"))
      }
    }
    return .success(.map(CELMap(distinct: made)))
  }
}

// MARK: Loops

extension CELEvaluation {
  private mutating func run(_ fold: CELNode.Fold) -> CELResult {
    let range = value(of: fold.range)
    guard case .success(let holder) = range else { return range }
    variables[fold.result] = .pending(fold.start)
    switch holder.opened {
    case .list(let items):
      for (place, item) in items.enumerated() {
        if !go(fold, fold.second == nil ? item : .int(Int64(place)), item) { break }
      }
    case .map(let map):
      for entry in map.entries {
        if !go(fold, entry.key, entry.value) { break }
      }
    default:
      return .failure(.runtime("got '\(holder.implementationName)', expected iterable type"))
    }
    if let abortion { return .failure(abortion) }
    return value(of: fold.end)
  }

  /// One round; false when it was not run, and none is to follow.
  private mutating func go(_ fold: CELNode.Fold, _ first: CELValue, _ second: CELValue) -> Bool {
    steps += 1
    variables[fold.first] = .known(.success(first))
    if let place = fold.second { variables[place] = .known(.success(second)) }
    if case .success(.bool(false)) = value(of: fold.condition) { return false }
    variables[fold.result] = .known(value(of: fold.step))
    return abortion == nil
  }

  private mutating func variable(_ place: Int) -> CELResult {
    switch variables[place] {
    case .known(let value): return value
    case .pending(let node):
      let value = value(of: node)
      variables[place] = .known(value)
      return value
    }
  }
}

// MARK: Paths

extension CELEvaluation {
  private mutating func resolve(_ attribute: CELAttribute) -> CELResult {
    let start: CELResult
    switch attribute.base {
    case .variable(let place): start = variable(place)
    case .value(let node): start = value(of: node)
    case .conditional(let condition, let yes, let no):
      let result = value(of: condition)
      switch result {
      case .success(.bool(let holds)): start = resolve(holds ? yes : no)
      case .success: return .failure(.noSuchOverload)
      case .failure: return result
      }
    }
    guard case .success(var holder) = start else { return start }
    if attribute.steps.isEmpty { return start }
    var isOptional = false
    if case .optional(let wrapped) = holder {
      guard let wrapped else { return attribute.isTest ? .success(.bool(false)) : start }
      holder = wrapped
      isOptional = true
    }
    for (place, step) in attribute.steps.enumerated() {
      isOptional = isOptional || step.isOptional
      let isTest = attribute.isTest && place == attribute.steps.count - 1
      switch read(holder, step, isOptional: isOptional, isTest: isTest) {
      case .success(let value):
        if isTest { return .success(.bool(value != nil)) }
        guard let value else { return .success(.optional(nil)) }
        holder = value
      case .failure(let failure):
        // What is not known stays so whatever stands beside it.
        if case .notModelled = failure { return .failure(giveUp(failure)) }
        return .failure(failure)
      }
    }
    return .success(isOptional ? .optional(holder) : holder)
  }

  /// What is at a step, nil for nothing where nothing is no error.
  private mutating func read(
    _ holder: CELValue, _ step: CELAttribute.Step, isOptional: Bool, isTest: Bool
  ) -> Result<CELValue?, CELFailure> {
    let result: Result<CELValue?, CELFailure>
    switch step.key {
    case .constant(let key): result = Self.read(holder, key, isOptional: isOptional || isTest)
    case .attribute(let attribute):
      switch resolve(attribute) {
      case .success(let key): result = Self.read(holder, key, isOptional: isOptional || isTest)
      case .failure(let failure): result = .failure(failure)
      }
    }
    if case .success(nil) = result, isOptional, !isTest { return result }
    spend(1)
    return result
  }

  private static func read(_ holder: CELValue, _ key: CELValue, isOptional: Bool) -> Result<CELValue?, CELFailure> {
    switch holder {
    case .node(let node) where node.kind == .mapping:
      guard case .string(let name) = key else { return missing(key, isOptional: isOptional) }
      if let value = node[Symbol(name)] { return .success(CELValue(value)) }
      return missing(key, isOptional: isOptional)
    case .named(let values):
      guard case .string(let name) = key else { return missing(key, isOptional: isOptional) }
      return values.value(name).map { $0 }
    case .map(let map):
      return map.find(key).map { .success($0) } ?? missing(key, isOptional: isOptional)
    case .list, .node:
      guard let number = index(key) else {
        return .failure(.runtime("unsupported index type '\(key.type.bareName)' in list"))
      }
      if case .list(let items) = holder.opened, items.indices.contains(number) { return .success(items[number]) }
      return isOptional ? .success(nil) : .failure(.runtime("index out of bounds: \(key.keyText)"))
    default: return .failure(.noSuchOverload)
    }
  }

  private static func missing(_ key: CELValue, isOptional: Bool) -> Result<CELValue?, CELFailure> {
    isOptional ? .success(nil) : .failure(.runtime("no such key: \(key.keyText)"))
  }

  /// nil for what is no index.
  private static func index(_ key: CELValue) -> Int? {
    switch key {
    case .int(let number): Int(exactly: number)
    case .uint(let number): Int(exactly: number)
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }
}

extension CELValue {
  /// A key as messages show it.
  var keyText: String {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): GoNumber.text(number)
    case .bool(let bool): String(bool)
    default: "null"
    }
  }

  /// As messages about loops call the kind of a value.
  var implementationName: String {
    switch self {
    case .null: "types.Null"
    case .bool: "types.Bool"
    case .int: "types.Int"
    case .uint: "types.Uint"
    case .double: "types.Double"
    case .string: "types.String"
    case .bytes: "types.Bytes"
    case .duration: "types.Duration"
    case .timestamp: "types.Timestamp"
    default: "*types.\(type.bareName)"
    }
  }
}
