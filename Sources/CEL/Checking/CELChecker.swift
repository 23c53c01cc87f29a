/// Finds the types of an expression's parts, and what does not fit.
///
/// Source: "Type checking" in the CEL language definition.
struct CELChecker {
  private let text: CELText
  private var variables: [String: CELType]
  /// Of loops, the innermost last.
  private var scopes: [[String: CELType]] = []
  private var bindings = TypeBindings()
  private(set) var problems: [CELProblem] = []

  /// Checks a whole tree and leaves its types in it.
  static func check(_ tree: CELTree, _ text: CELText, _ variables: [CELType.Field]) -> [CELProblem] {
    var checker = CELChecker(text, variables)
    checker.check(tree)
    checker.settle(tree)
    return checker.problems
  }

  private init(_ text: CELText, _ variables: [CELType.Field]) {
    self.text = text
    self.variables = Self.types
    for variable in variables { self.variables[variable.name] = variable.type }
  }

  /// The types that have a name, as values.
  static let typeNames: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "list": .list(.dynamic), "map": .map(.dynamic, .dynamic), "null_type": .null, "type": .type(nil), "dyn": .dynamic,
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "optional_type": .optional(.dynamic), "kubernetes.Quantity": .quantity, "kubernetes.Semver": .semver,
    "kubernetes.URL": .opaque("kubernetes.URL"), "net.IP": .opaque("net.IP"), "net.CIDR": .opaque("net.CIDR"),
    "kubernetes.NamedFormat": .opaque("kubernetes.NamedFormat"),
  ]

  private static let types = typeNames.mapValues { CELType.type($0) }

  private mutating func report(_ message: String, _ node: CELTree) {
    problems.append(text.problem(message, at: node.offset))
  }

  /// Puts what became of the parameters into the types.
  private func settle(_ tree: CELTree) {
    tree.type = bindings.resolved(tree.type, unknownIsDynamic: true)
    for part in tree.parts { settle(part) }
  }

  private func lookUp(_ name: String) -> CELType? {
    let name = name.hasPrefix(".") ? String(name.dropFirst()) : name
    for scope in scopes.reversed() {
      if let type = scope[name] { return type }
    }
    return variables[name]
  }

  private mutating func check(_ tree: CELTree) {
    switch tree.kind {
    case .literal(let value): tree.type = value.type
    case .name(let name):
      if let type = lookUp(name) {
        tree.type = type
      } else {
        undeclared(name, tree)
      }
    case .select(let operand, let field, let isTest): checkSelect(tree, operand, field, isTest: isTest)
    case .call(let name, let target, let arguments): checkCall(tree, name, target, arguments)
    case .list(let items, let optional):
      var type: CELType?
      for (place, item) in items.enumerated() {
        check(item)
        type = joined(type, unwrapped(item, isOptional: optional.contains(place)))
      }
      tree.type = .list(type ?? bindings.fresh())
    case .map(let entries):
      var types: (key: CELType, value: CELType)?
      for entry in entries {
        check(entry.key)
        // Other keys have no value, and types within types twice would grow without end.
        if !bindings.resolved(entry.key.type).isKey {
          report("a map with a key of type \(bindings.resolved(entry.key.type).name)", entry.key)
          tree.type = .error
          return
        }
        let key = joined(types?.key, entry.key.type)
        check(entry.value)
        types = (key, joined(types?.value, unwrapped(entry.value, isOptional: entry.isOptional)))
      }
      tree.type = .map(types?.key ?? bindings.fresh(), types?.value ?? bindings.fresh())
    case .message(let name, _): undeclared(name, tree)
    case .fold(let fold): checkFold(tree, fold)
    }
  }

  private mutating func undeclared(_ name: String, _ tree: CELTree) {
    report("undeclared reference to '\(name)' (in container '')", tree)
    tree.type = .error
  }

  private mutating func unwrapped(_ item: CELTree, isOptional: Bool) -> CELType {
    guard isOptional else { return item.type }
    let type = bindings.resolved(item.type)
    if case .optional(let inner) = type { return inner }
    if type != .dynamic { mismatch(.optional(type), type, item) }
    return type
  }

  private mutating func mismatch(_ expected: CELType, _ found: CELType, _ node: CELTree) {
    let expected = bindings.resolved(expected, unknownIsDynamic: true)
    let found = bindings.resolved(found, unknownIsDynamic: true)
    report("expected type '\(expected.name)' but found '\(found.name)'", node)
  }

  private mutating func joined(_ previous: CELType?, _ current: CELType) -> CELType {
    guard let previous else { return current }
    return bindings.assign(previous, to: current) ? TypeBindings.mostGeneral(previous, current) : .dynamic
  }

  private mutating func checkSelect(_ tree: CELTree, _ operand: CELTree, _ field: String, isTest: Bool) {
    if !isTest, let name = tree.qualifiedName, let type = lookUp(name) {
      tree.kind = .name(name)
      tree.type = type
      return
    }
    let type = fieldType(tree, operand, field, isOptional: false)
    tree.type = isTest ? .bool : bindings.resolved(type)
  }

  private mutating func fieldType(
    _ tree: CELTree, _ operand: CELTree, _ field: String, isOptional: Bool
  ) -> CELType {
    check(operand)
    var target = bindings.resolved(operand.type)
    var isOptional = isOptional
    if case .optional(let inner) = target {
      target = inner
      isOptional = true
    }
    var result = CELType.error
    switch target {
    case .map(_, let value): result = value
    case .object(_, let fields):
      if let known = fields.first(where: { $0.name == field }) {
        result = known.type
      } else {
        report("undefined field '\(field)'", tree)
      }
    case .parameter:
      _ = bindings.assign(.dynamic, to: target)
      result = .dynamic
    default:
      if !target.isDynamicOrError { report("type '\(target.name)' does not support field selection", tree) }
      result = .dynamic
    }
    return isOptional ? .optional(result) : result
  }

  private mutating func checkCall(_ tree: CELTree, _ name: String, _ target: CELTree?, _ arguments: [CELTree]) {
    if name == "_?._" {
      guard case .literal(.string(let field)) = arguments[1].kind else { return }
      arguments[1].type = .string
      tree.type = bindings.resolved(fieldType(tree, arguments[0], field, isOptional: true))
      return
    }
    for argument in arguments { check(argument) }
    guard let target else {
      guard let function = CELFunction.all[name] else { return undeclared(name, tree) }
      return resolve(tree, function, nil, arguments)
    }
    if let prefix = target.qualifiedName, let function = CELFunction.all["\(prefix).\(name)"] {
      tree.kind = .call(function.name, target: nil, arguments)
      return resolve(tree, function, nil, arguments)
    }
    check(target)
    guard let function = CELFunction.all[name] else { return undeclared(name, tree) }
    resolve(tree, function, target, arguments)
  }

  private mutating func resolve(
    _ tree: CELTree, _ function: CELFunction, _ target: CELTree?, _ arguments: [CELTree]
  ) {
    if function.name == "_&&_" || function.name == "_||_" { return checkTruths(tree, function, arguments) }
    let operands = (target.map { [$0] } ?? []) + arguments
    let types = operands.map(\.type)
    var result: CELType?
    for overload in function.overloads where overload.isMethod == (target != nil) {
      guard overload.parameters.count == types.count else { continue }
      var fresh: [String: CELType] = [:]
      for name in overload.typeNames { fresh[name] = bindings.fresh() }
      let parameters = overload.parameters.map { $0.replacing(fresh) }
      guard bindings.assign(types, to: parameters) else { continue }
      tree.overloads.append(overload.id)
      let found = bindings.resolved(overload.result.replacing(fresh))
      if let known = result {
        if known != .dynamic, known != found { result = .dynamic }
      } else {
        result = found
      }
    }
    guard let result else {
      let names = types.map { bindings.resolved($0, unknownIsDynamic: true).name }
      let shown =
        target == nil
        ? "(\(names.joined(separator: ", ")))" : "\(names[0]).(\(names.dropFirst().joined(separator: ", ")))"
      report("found no matching overload for '\(function.name)' applied to '\(shown)'", tree)
      tree.type = .error
      return
    }
    tree.type = result
  }

  private mutating func checkTruths(_ tree: CELTree, _ function: CELFunction, _ operands: [CELTree]) {
    tree.overloads = function.overloads.map(\.id)
    tree.type = .bool
    for operand in operands where !bindings.assign(operand.type, to: .bool) {
      mismatch(.bool, operand.type, operand)
      tree.type = .error
    }
  }

  private mutating func checkFold(_ tree: CELTree, _ fold: CELTree.Fold) {
    check(fold.range)
    check(fold.start)
    let result = fold.start.type
    let range = bindings.resolved(fold.range.type)
    var first = CELType.error
    var second = CELType.error
    switch range {
    case .list(let item):
      first = fold.secondName == nil ? item : .int
      second = item
    case .map(let key, let value):
      first = key
      second = value
    case .dynamic, .error, .parameter:
      _ = bindings.assign(.dynamic, to: range)
      first = .dynamic
      second = .dynamic
    default:
      report(
        "expression of type '\(range.name)' cannot be range of a comprehension (must be list, map, or dynamic)",
        fold.range)
    }
    scopes.append([fold.result: result])
    var loop = [fold.name: first]
    if let name = fold.secondName { loop[name] = second }
    scopes.append(loop)
    check(fold.condition)
    require(.bool, of: fold.condition)
    check(fold.step)
    require(result, of: fold.step)
    scopes.removeLast()
    check(fold.end)
    scopes.removeLast()
    tree.type = bindings.resolved(fold.end.type)
  }

  private mutating func require(_ type: CELType, of node: CELTree) {
    if !bindings.assign(type, to: node.type) { mismatch(type, node.type, node) }
  }
}

extension CELType {
  /// With other types for its parameters.
  fileprivate func replacing(_ types: [String: CELType]) -> CELType {
    if case .parameter(let name) = self { return types[name] ?? self }
    let parts = parameters
    return parts.isEmpty || types.isEmpty ? self : with(parts.map { $0.replacing(types) })
  }
}

extension CELTree {
  /// The nodes right below.
  var parts: [CELTree] {
    switch kind {
    case .literal, .name: []
    case .select(let operand, _, _): [operand]
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .list(let items, _), .message(_, let items): items
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .fold(let fold): [fold.range, fold.start, fold.condition, fold.step, fold.end]
    }
  }
}
