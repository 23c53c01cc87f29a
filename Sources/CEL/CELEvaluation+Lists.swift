extension CELEvaluation {
  /// The functions of a list, nil for one that lists do not have.
  mutating func call(
    _ function: CELFunction, _ items: [CELValue], _ rest: [CELValue]
  ) throws(CELFailure) -> CELValue? {
    try spend(10 * items.count)
    switch (function, rest.first) {
    case (.size, _): return .int(Int64(items.count))
    case (.join, let separator): return .string(try join(items, separator))
    case (.isSorted, _):
      for (a, b) in zip(items, items.dropFirst()) where try precedes(b, a) { return .bool(false) }
      return .bool(true)
    case (.min, _):
      return try extreme(items, "min") { evaluation, a, b throws(CELFailure) in
        try evaluation.precedes(a, b)
      }
    case (.max, _):
      return try extreme(items, "max") { evaluation, a, b throws(CELFailure) in
        try evaluation.precedes(b, a)
      }
    case (.sum, _):
      guard var total = items.first else { return .int(0) }
      for item in items.dropFirst() { total = try sum(total, item) }
      return total
    case (.indexOf, let item?): return .int(Int64(try place(of: item, in: items) ?? -1))
    case (.lastIndexOf, let item?):
      return .int(Int64(try place(of: item, in: items.reversed()).map { items.count - 1 - $0 } ?? -1))
    case (.setContains, .list(let others)): return .bool(try includes(items, others))
    case (.setEquivalent, .list(let others)):
      let hasAll = try includes(items, others)
      let isAll = try includes(others, items)
      return .bool(hasAll && isAll)
    case (.setIntersects, .list(let others)):
      for item in items where try place(of: item, in: others) != nil { return .bool(true) }
      return .bool(false)
    default: return nil
    }
  }

  private mutating func includes(_ items: [CELValue], _ others: [CELValue]) throws(CELFailure) -> Bool {
    for other in others where try place(of: other, in: items) == nil { return false }
    return true
  }

  private mutating func precedes(_ a: CELValue, _ b: CELValue) throws(CELFailure) -> Bool {
    try order(a, b).map { $0 < 0 } ?? false
  }

  private mutating func extreme(
    _ items: [CELValue], _ name: String,
    _ isBetter: (inout CELEvaluation, CELValue, CELValue) throws(CELFailure) -> Bool
  ) throws(CELFailure) -> CELValue {
    guard var best = items.first else { throw .runtime("\(name) called on empty list") }
    for item in items.dropFirst() where try isBetter(&self, item, best) { best = item }
    return best
  }

  private mutating func join(_ items: [CELValue], _ separator: CELValue?) throws(CELFailure) -> String {
    var between = ""
    switch separator {
    case .string(let text): between = text
    case nil: break
    default: throw .noSuchOverload
    }
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item else { throw .noSuchOverload }
      try spend(text.utf8.count + between.utf8.count)
      texts.append(text)
    }
    return texts.joined(separator: between)
  }
}
