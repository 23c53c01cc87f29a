/// How deep a writer is, and what stands around the next value.
struct DocumentNesting {
  struct Level {
    var isObject: Bool
    var isFlow: Bool
    var isEmpty = true
  }

  private(set) var levels: [Level] = []

  /// Levels that are indented.
  var depth: Int { levels.reduce(0) { $0 + ($1.isFlow ? 0 : 1) } }

  var isFlow: Bool { levels.last?.isFlow ?? false }

  mutating func open(isObject: Bool, flow: Bool) {
    levels.append(Level(isObject: isObject, isFlow: flow || isFlow))
  }

  /// Leaves the innermost level and tells what it was.
  mutating func close() -> Level {
    levels.popLast() ?? Level(isObject: false, isFlow: true)
  }

  /// Notes that an element begins and tells whether it is the first of its level.
  mutating func beginElement() -> Bool {
    guard let last = levels.indices.last else { return true }
    defer { levels[last].isEmpty = false }
    return levels[last].isEmpty
  }

  var isInList: Bool { levels.last.map { !$0.isObject } ?? false }
}
