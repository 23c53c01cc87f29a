/// How deep a writer is, and what stands around the next value.
struct DocumentNesting {
  struct Level {
    var isObject: Bool
    var isFlow: Bool
    var isEmpty = true
  }

  private(set) var levels: [Level] = []

  /// Levels that are indented.
  private(set) var depth = 0

  var isFlow: Bool { levels.last?.isFlow ?? false }

  mutating func open(isObject: Bool, flow: Bool) {
    let flow = flow || isFlow
    levels.append(Level(isObject: isObject, isFlow: flow))
    if !flow { depth += 1 }
  }

  /// Leaves the innermost level and tells what it was.
  mutating func close() -> Level {
    guard let level = levels.popLast() else { return Level(isObject: false, isFlow: true) }
    if !level.isFlow { depth -= 1 }
    return level
  }

  /// Notes that an element begins and tells whether it is the first of its level.
  mutating func beginElement() -> Bool {
    guard let last = levels.indices.last else { return true }
    defer { levels[last].isEmpty = false }
    return levels[last].isEmpty
  }

  var isInList: Bool { levels.last.map { !$0.isObject } ?? false }
}
