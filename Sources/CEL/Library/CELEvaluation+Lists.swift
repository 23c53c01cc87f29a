extension CELEvaluation {
  mutating func performOnList(_ routine: CELRoutine, _ values: [CELValue]) throws(CELFailure) -> CELValue {
    if routine == .range { return try range(values[0]) }
    guard case .list(let items) = values[0] else { throw .noSuchOverload }
    try work(items.count)
    switch routine {
    case .join: return .string(try join(items, values.dropFirst().first))
    case .isSorted:
      for (a, b) in zip(items, items.dropFirst()) where try precedes(b, a) { return .bool(false) }
      return .bool(true)
    case .min:
      return try extreme(items, "min") { evaluation, a, b throws(CELFailure) in try evaluation.precedes(a, b) }
    case .max:
      return try extreme(items, "max") { evaluation, a, b throws(CELFailure) in try evaluation.precedes(b, a) }
    case .sum:
      guard var total = items.first else { return .int(0) }
      for item in items.dropFirst() { total = try sum(total, item) }
      return total
    case .slice: return .list(try slice(items, values))
    case .flatten:
      var depth = 1
      if values.count > 1 {
        guard case .int(let given) = values[1] else { throw .noSuchOverload }
        if given < 0 { throw .runtime("level must be non-negative") }
        depth = Int(clamping: given)
      }
      return .list(try flattened(items, depth))
    case .reverse: return .list(items.reversed())
    case .distinct: return .list(try distinct(items))
    case .sort: return .list(try sorted(items, by: items))
    case .sortByKeys:
      guard case .list(let keys) = values[1] else { throw .noSuchOverload }
      return .list(try sorted(items, by: keys))
    case .first: return .optional(items.first)
    case .last: return .optional(items.last)
    case .unwrap, .unwrapOptional:
      var made: [CELValue] = []
      for item in items {
        guard case .optional(let wrapped) = item else {
          throw .runtime("value \(item.keyText) is not optional")
        }
        if let wrapped { made.append(wrapped) }
      }
      return .list(made)
    default: break
    }
    guard case .list(let others) = values[1] else { throw .noSuchOverload }
    switch routine {
    case .setContains: return .bool(try includes(items, others))
    case .setEquivalent:
      let hasAll = try includes(items, others)
      let isAll = try includes(others, items)
      return .bool(hasAll && isAll)
    default:
      for item in items where try place(of: item, in: others) != nil { return .bool(true) }
      return .bool(false)
    }
  }

  func place(_ routine: CELRoutine, of item: CELValue, in items: [CELValue]) throws(CELFailure) -> CELValue {
    var evaluation = self
    let place =
      routine == .indexOf
      ? try evaluation.place(of: item, in: items)
      : try evaluation.place(of: item, in: items.reversed()).map { items.count - 1 - $0 }
    return .int(Int64(place ?? -1))
  }

  private mutating func range(_ value: CELValue) throws(CELFailure) -> CELValue {
    guard case .int(let count) = value else { throw .noSuchOverload }
    if count < 0 { throw .runtime("lists.range: size must be non-negative, got \(count)") }
    if count > 10_000_000 { throw .runtime("lists.range: size \(count) exceeds maximum allowed (10000000)") }
    // What costs too much need not be made.
    if count > CELCost.limit {
      spend(Int(count))
      throw .noSuchOverload
    }
    try work(Int(count))
    return .list((0..<count).map { .int($0) })
  }

  private func slice(_ items: [CELValue], _ values: [CELValue]) throws(CELFailure) -> [CELValue] {
    guard case .int(let start) = values[1], case .int(let end) = values[2] else { throw .noSuchOverload }
    if start < 0 || end < 0 {
      throw .runtime("cannot slice(\(start), \(end)), negative indexes not supported")
    }
    if start > end {
      throw .runtime("cannot slice(\(start), \(end)), start index must be less than or equal to end index")
    }
    if end > items.count {
      throw .runtime("cannot slice(\(start), \(end)), list is length \(items.count)")
    }
    return Array(items[Int(start)..<Int(end)])
  }

  private mutating func flattened(_ items: [CELValue], _ depth: Int) throws(CELFailure) -> [CELValue] {
    var made: [CELValue] = []
    for item in items {
      if depth > 0, case .list(let inner) = item.opened {
        made += try flattened(inner, depth - 1)
      } else {
        made.append(item)
      }
      try work(1)
    }
    return made
  }

  private mutating func distinct(_ items: [CELValue]) throws(CELFailure) -> [CELValue] {
    var made: [CELValue] = []
    for item in items where try place(of: item, in: made) == nil { made.append(item) }
    return made
  }

  /// Those that are alike stay in their order.
  private mutating func sorted(_ items: [CELValue], by keys: [CELValue]) throws(CELFailure) -> [CELValue] {
    guard let first = keys.first else { return items }
    switch first {
    case .int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes: break
    default: throw .runtime("list elements must be comparable")
    }
    if keys.count > 1, keys.contains(where: { $0.type != first.type }) {
      throw .runtime("list elements must have the same type")
    }
    var places = Array(items.indices)
    var failure: CELFailure?
    places.sort { a, b in
      do throws(CELFailure) {
        let order = try order(keys[a], keys[b]) ?? 0
        return order == 0 ? a < b : order < 0
      } catch {
        failure = error
        return a < b
      }
    }
    if let failure { throw failure }
    return places.map { items[$0] }
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
      try work((text.utf8.count + between.utf8.count) / 10)
      texts.append(text)
    }
    return texts.joined(separator: between)
  }

  mutating func insert(_ values: [CELValue]) throws(CELFailure) -> CELValue {
    guard case .map(let map) = values[0] else { throw .noSuchOverload }
    var entries: [CELMap.Entry]
    if values.count == 3 {
      entries = [CELMap.Entry(values[1], values[2])]
    } else {
      guard case .map(let other) = values[1] else { throw .noSuchOverload }
      entries = other.entries
    }
    try work(map.entries.count + entries.count)
    for entry in entries where map.own(entry.key) != nil {
      throw .runtime("insert failed: key \(entry.key.keyText) already exists")
    }
    entries = map.entries + entries
    return .map(CELMap(distinct: entries))
  }
}
