/// Makes a checked tree ready to run.
struct CELPlanner {
  private let features: CELFeatures
  /// Places of variables by name, the innermost last.
  private var scope: [(name: String, place: Int)]
  /// How many places there are.
  private(set) var places: Int
  /// Of all patterns, in instructions.
  private var patternSize = 0
  private var evaluation: CELEvaluation

  static let maximumPatternSize = 100_000

  init(_ variables: [CELType.Field], _ features: CELFeatures) {
    self.features = features
    scope = variables.enumerated().map { ($1.name, $0) }
    places = variables.count
    evaluation = CELEvaluation([], places: 0)
  }

  mutating func plan(_ tree: CELTree) throws(CELRefusal) -> CELNode {
    switch tree.kind {
    case .literal(let value): return CELNode(.constant(value))
    case .name(let name): return try self.name(name)
    case .select(let operand, let field, let isTest):
      let attribute = Self.attribute(try plan(operand))
      let step = CELAttribute.Step(key: .constant(.string(field)), isOptional: false)
      return CELNode(.attribute(attribute.adding(step, isTest: isTest)))
    case .call(let name, let target, let arguments): return try call(tree, name, target, arguments)
    case .list(let items, let optional):
      var nodes: [CELNode] = []
      for item in items { nodes.append(try plan(item)) }
      let constants = nodes.compactMap(\.constant)
      return optional.isEmpty && constants.count == nodes.count
        ? CELNode(.constant(.list(constants))) : CELNode(.list(nodes, optional: optional))
    case .map(let entries): return try map(entries)
    case .message: throw .hasNoProgram("unknown type")
    case .fold(let fold): return try self.fold(fold)
    }
  }

  private func name(_ name: String) throws(CELRefusal) -> CELNode {
    let name = name.hasPrefix(".") ? String(name.dropFirst()) : name
    if let known = scope.last(where: { $0.name == name }) {
      return CELNode(.attribute(CELAttribute(.variable(known.place))))
    }
    guard let type = CELChecker.typeNames[name] else { throw .hasNoProgram("no such attribute(s): \(name)") }
    return CELNode(.constant(.type(type)))
  }

  /// The path that a node is, or one that starts at its value.
  private static func attribute(_ node: CELNode) -> CELAttribute {
    if case .attribute(let attribute) = node.kind, !attribute.isTest { return attribute }
    return CELAttribute(.value(node))
  }

  private mutating func map(_ entries: [CELTree.Entry]) throws(CELRefusal) -> CELNode {
    var nodes: [CELNode.Entry] = []
    var constants: [CELMap.Entry] = []
    for entry in entries {
      let key = try plan(entry.key)
      let value = try plan(entry.value)
      nodes.append(CELNode.Entry(key: key, value: value, isOptional: entry.isOptional))
      if let key = key.constant, let value = value.constant, !entry.isOptional, CELMap.Key(key) != nil {
        constants.append(CELMap.Entry(key, value))
      }
    }
    return constants.count == nodes.count
      ? CELNode(.constant(.map(CELMap(distinct: constants)))) : CELNode(.map(nodes))
  }

  private mutating func fold(_ fold: CELTree.Fold) throws(CELRefusal) -> CELNode {
    let start = try plan(fold.start)
    let range = try plan(fold.range)
    let outside = scope.count
    let result = declare(fold.result)
    let first = declare(fold.name)
    let second = fold.secondName.map { declare($0) }
    let condition = try plan(fold.condition)
    let step = try plan(fold.step)
    scope.removeLast(scope.count - outside)
    scope.append((fold.result, result))
    let end = try plan(fold.end)
    scope.removeLast()
    return CELNode(
      .fold(
        CELNode.Fold(
          range: range, first: first, second: second, result: result, start: start, condition: condition, step: step,
          end: end)))
  }

  private mutating func declare(_ name: String) -> Int {
    scope.append((name, places))
    places += 1
    return places - 1
  }

  private mutating func call(
    _ tree: CELTree, _ name: String, _ target: CELTree?, _ arguments: [CELTree]
  ) throws(CELRefusal) -> CELNode {
    var nodes: [CELNode] = []
    if let target { nodes.append(try plan(target)) }
    for argument in arguments { nodes.append(try plan(argument)) }
    switch name {
    case "_&&_": return CELNode(.and(nodes))
    case "_||_": return CELNode(.or(nodes))
    case "_==_", "_!=_": return CELNode(.equal(nodes[0], nodes[1], isNegated: name == "_!=_"))
    case "_?_:_":
      return CELNode(
        .attribute(CELAttribute(.conditional(nodes[0], Self.attribute(nodes[1]), Self.attribute(nodes[2])))))
    case "_[_]", "_[?_]", "_?._":
      let key: CELAttribute.Key = nodes[1].constant.map { .constant($0) } ?? .attribute(Self.attribute(nodes[1]))
      let step = CELAttribute.Step(key: key, isOptional: name != "_[_]")
      return CELNode(.attribute(Self.attribute(nodes[0]).adding(step)))
    case "or", "orValue": return CELNode(.optionalOr(nodes[0], nodes[1], isValue: name == "orValue"))
    default: break
    }
    guard let function = CELFunction.all[name], let routine = CELRoutine(rawValue: name) else {
      throw .hasNoProgram("no such overload: \(name)")
    }
    // Which overload is meant is known only if it is the only one that fits.
    let overload = tree.overloads.count == 1 ? tree.overloads[0] : ""
    if overload == "in_list", let node = Self.membership(nodes) { return node }
    let call = CELNode.Call(
      function: function, routine: routine, cost: CELCost(name, overload, features), arguments: nodes,
      stopsEarly: nodes.count > 2 || overload.isEmpty && !function.isSingle,
      pattern: try pattern(name, nodes))
    return try folded(call, name) ?? CELNode(.call(call))
  }

  private static func membership(_ nodes: [CELNode]) -> CELNode? {
    guard case .list(let items) = nodes[1].constant else { return nil }
    if items.isEmpty { return CELNode(.constant(.bool(false))) }
    let keys = items.compactMap { CELMap.Key($0) }
    return keys.count == items.count ? CELNode(.membership(nodes[0], Set(keys))) : nil
  }

  private mutating func pattern(_ name: String, _ nodes: [CELNode]) throws(CELRefusal) -> RegularExpression? {
    guard ["matches", "find", "findAll"].contains(name), case .string(let text) = nodes[1].constant else { return nil }
    let pattern: RegularExpression
    do throws(RegularExpression.Problem) {
      pattern = try RegularExpression(text)
    } catch {
      throw .hasNoProgram(error.isFault ? error.message : "the regular expression \(text): \(error.message)")
    }
    patternSize += pattern.size
    if patternSize > Self.maximumPatternSize {
      throw .hasNoProgram("regular expressions that come to more than bayplan follows")
    }
    return pattern
  }

  private static let conversions: Set<String> = [
    "bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint",
  ]

  /// A conversion of a value that is known beforehand is made beforehand.
  private mutating func folded(_ call: CELNode.Call, _ name: String) throws(CELRefusal) -> CELNode? {
    guard Self.conversions.contains(name), call.arguments.count == 1, let argument = call.arguments[0].constant else {
      return nil
    }
    switch evaluation.run(call, [argument]) {
    case .success(let value): return CELNode(.constant(value))
    case .failure(let failure): throw .hasNoProgram(failure.message)
    }
  }
}
