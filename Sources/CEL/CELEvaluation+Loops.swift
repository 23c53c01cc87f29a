extension CELEvaluation {
  /// A macro over the items of a list or the keys of a map.
  mutating func run(
    _ loop: CELLoop, over range: CELValue, _ body: CELNode, _ transform: CELNode?
  ) throws(CELFailure) -> CELValue {
    let items: [CELValue]
    switch range {
    case .list(let list): items = list
    case .map(let map): items = map.entries.map(\.key)
    default: throw .noSuchOverload
    }
    switch loop {
    case .all: return .bool(try decide(items, body, stopsAt: false))
    case .exists: return .bool(try decide(items, body, stopsAt: true))
    case .existsOne:
      var count = 0
      for item in items {
        let holds = try with(item) { evaluation throws(CELFailure) in try evaluation.bool(body) }
        if holds { count += 1 }
      }
      return .bool(count == 1)
    case .filter, .map:
      var made: [CELValue] = []
      for item in items {
        let value = try with(item) { evaluation throws(CELFailure) -> CELValue? in
          guard try evaluation.bool(body) else { return nil }
          return try transform.map { node throws(CELFailure) in try evaluation.value(of: node) } ?? item
        }
        if let value { made.append(value) }
      }
      return .list(made)
    }
  }

  /// As `&&` and `||` do: an item that decides makes up for errors with others.
  private mutating func decide(
    _ items: [CELValue], _ body: CELNode, stopsAt decisive: Bool
  ) throws(CELFailure) -> Bool {
    var failure: CELFailure?
    for item in items {
      do throws(CELFailure) {
        let holds = try with(item) { evaluation throws(CELFailure) in try evaluation.bool(body) }
        if holds == decisive { return decisive }
      } catch {
        if failure == nil { failure = error }
      }
    }
    if let failure { throw failure }
    return !decisive
  }

  private mutating func with<Result>(
    _ item: CELValue, _ run: (inout CELEvaluation) throws(CELFailure) -> Result
  ) throws(CELFailure) -> Result {
    variables.append(item)
    defer { variables.removeLast() }
    return try run(&self)
  }
}
