/// What stands for a longer expression: loops, and what works on optional values.
///
/// Source: "Macros" in the CEL language definition; CEL's documentation of two-variable comprehensions and optional
/// values.
enum CELMacro {
  case all(Int)
  case exists(Int)
  case existsOne(Int)
  case map
  case filter
  case transformList
  case transformMap
  case transformMapEntry
  case optionalMap
  case optionalFlatMap
  case sortBy
  case bind

  static let result = "@result"

  /// nil for a call that is no macro.
  init?(_ name: String, _ count: Int, _ features: CELFeatures, of target: CELTree) {
    switch (name, count) {
    case ("all", 2), ("all", 3): self = .all(count - 1)
    case ("exists", 2), ("exists", 3): self = .exists(count - 1)
    case ("exists_one", 2), ("existsOne", 2), ("exists_one", 3), ("existsOne", 3): self = .existsOne(count - 1)
    case ("map", 2), ("map", 3): self = .map
    case ("filter", 2): self = .filter
    case ("transformList", 3), ("transformList", 4): self = .transformList
    case ("transformMap", 3), ("transformMap", 4): self = .transformMap
    case ("transformMapEntry", 3), ("transformMapEntry", 4): self = .transformMapEntry
    case ("optMap", 2): self = .optionalMap
    case ("optFlatMap", 2): self = .optionalFlatMap
    case ("sortBy", 2): self = .sortBy
    case ("bind", 3):
      guard features.bindings, case .name("cel") = target.kind else { return nil }
      self = .bind
    default: return nil
    }
  }

  /// How many of its arguments are names of variables.
  var names: Int {
    switch self {
    case .all(let count), .exists(let count), .existsOne(let count): count
    case .map, .filter, .optionalMap, .optionalFlatMap, .sortBy, .bind: 1
    case .transformList, .transformMap, .transformMapEntry: 2
    }
  }

  func expanded(_ target: CELTree, _ names: [String], _ arguments: [CELTree], at offset: Int) -> CELTree {
    let make = CELTreeMaker(offset: offset)
    func fold(_ start: CELTree, _ condition: CELTree, _ step: CELTree, _ end: CELTree) -> CELTree {
      make.fold(target, names, start: start, while: condition, step, end)
    }
    /// The last argument, and what must hold for it if there is a condition in front.
    func conditional(_ step: (CELTree) -> CELTree) -> CELTree {
      let made = step(arguments[arguments.count - 1])
      return arguments.count > 1 ? make.call("_?_:_", arguments[0], made, make.result) : made
    }
    switch self {
    case .all:
      return fold(
        make.literal(.bool(true)), make.call("@not_strictly_false", make.result),
        make.call("_&&_", make.result, arguments[0]), make.result)
    case .exists:
      return fold(
        make.literal(.bool(false)), make.call("@not_strictly_false", make.call("!_", make.result)),
        make.call("_||_", make.result, arguments[0]), make.result)
    case .existsOne:
      return fold(
        make.literal(.int(0)), make.literal(.bool(true)),
        make.call("_?_:_", arguments[0], make.call("_+_", make.result, make.literal(.int(1))), make.result),
        make.call("_==_", make.result, make.literal(.int(1))))
    case .map, .transformList:
      return fold(
        make.list([]), make.literal(.bool(true)),
        conditional { make.call("_+_", make.result, make.list([$0])) }, make.result)
    case .filter:
      return fold(
        make.list([]), make.literal(.bool(true)),
        make.call("_?_:_", arguments[0], make.call("_+_", make.result, make.list([make.name(names[0])])), make.result),
        make.result)
    case .transformMap:
      return fold(
        make.map, make.literal(.bool(true)),
        conditional { make.call("cel.@mapInsert", make.result, make.name(names[0]), $0) }, make.result)
    case .transformMapEntry:
      return fold(
        make.map, make.literal(.bool(true)), conditional { make.call("cel.@mapInsert", make.result, $0) }, make.result)
    case .optionalMap, .optionalFlatMap:
      let made = make.bind(names[0], make.method("value", target.copied(), []), arguments[0])
      var isFlat = false
      if case .optionalFlatMap = self { isFlat = true }
      return make.call(
        "_?_:_", make.method("hasValue", target, []), isFlat ? made : make.call("optional.of", made),
        make.call("optional.none"))
    case .sortBy:
      let input = "@__sortBy_input__"
      let keys = make.fold(
        make.name(input), names, start: make.list([]), while: make.literal(.bool(true)),
        make.call("_+_", make.result, make.list([arguments[0]])), make.result)
      return make.bind(input, target, make.method("@sortByAssociatedKeys", make.name(input), [keys]))
    case .bind: return make.bind(names[0], arguments[0], arguments[1])
    }
  }
}

/// Makes nodes that all stand at one place.
struct CELTreeMaker {
  let offset: Int

  func literal(_ value: CELValue) -> CELTree { CELTree(.literal(value), at: offset) }
  func name(_ name: String) -> CELTree { CELTree(.name(name), at: offset) }
  var result: CELTree { name(CELMacro.result) }
  func list(_ items: [CELTree]) -> CELTree { CELTree(.list(items, optional: []), at: offset) }
  var map: CELTree { CELTree(.map([]), at: offset) }

  func call(_ function: String, _ arguments: CELTree...) -> CELTree {
    CELTree(.call(function, target: nil, arguments), at: offset)
  }

  func method(_ name: String, _ target: CELTree, _ arguments: [CELTree]) -> CELTree {
    CELTree(.call(name, target: target, arguments), at: offset)
  }

  func fold(
    _ range: CELTree, _ names: [String], start: CELTree, while condition: CELTree, _ step: CELTree, _ end: CELTree
  ) -> CELTree {
    CELTree(
      .fold(
        CELTree.Fold(
          range: range, name: names[0], secondName: names.count > 1 ? names[1] : nil, result: CELMacro.result,
          start: start, condition: condition, step: step, end: end)), at: offset)
  }

  /// A value with a name, which is made when it is first asked for.
  func bind(_ name: String, _ value: CELTree, _ body: CELTree) -> CELTree {
    CELTree(
      .fold(
        CELTree.Fold(
          range: list([]), name: "#unused", secondName: nil, result: name, start: value,
          condition: literal(.bool(false)), step: self.name(name), end: body)), at: offset)
  }
}
