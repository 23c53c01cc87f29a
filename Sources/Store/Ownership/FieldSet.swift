public import Symbols

/// Fields of an object, each by the way to it. A field that is in it says nothing of the fields below it.
public struct FieldSet: Hashable, Sendable {
  struct Node: Hashable, Sendable {
    var isMember = false
    var children = FieldSet()

    var isEmpty: Bool { !isMember && children.isEmpty }
  }

  private(set) var nodes: [FieldPathElement: Node] = [:]

  public init() {}

  /// The fields at these ways of names.
  public init(_ paths: [[Symbol]]) {
    for path in paths { insert(path.map { .field($0) }) }
  }

  /// Nobody owns the object as a whole: an empty way adds nothing.
  public mutating func insert(_ path: [FieldPathElement]) { insert(path[...]) }

  private mutating func insert(_ path: ArraySlice<FieldPathElement>) {
    guard let first = path.first else { return }
    if path.count == 1 {
      nodes[first, default: Node()].isMember = true
    } else {
      nodes[first, default: Node()].children.insert(path.dropFirst())
    }
  }

  /// Adds fields below an element.
  public mutating func insert(_ children: FieldSet, under element: FieldPathElement) {
    guard !children.isEmpty else { return }
    let old = nodes[element, default: Node()].children
    nodes[element, default: Node()].children = old.isEmpty ? children : old.union(children)
  }

  public mutating func insert(_ element: FieldPathElement) { nodes[element, default: Node()].isMember = true }

  public var isEmpty: Bool { nodes.allSatisfy(\.value.isEmpty) }

  /// Whether the element itself is in it.
  public func contains(_ element: FieldPathElement) -> Bool { nodes[element]?.isMember ?? false }

  public func contains(_ path: [FieldPathElement]) -> Bool {
    var here = self
    for element in path.dropLast() {
      guard let next = here.nodes[element] else { return false }
      here = next.children
    }
    return path.last.map { here.contains($0) } ?? false
  }

  /// What is in it below an element.
  public func below(_ element: FieldPathElement) -> FieldSet { nodes[element]?.children ?? FieldSet() }

  /// The elements that it has, or has something below, in order.
  public var elements: [FieldPathElement] { nodes.keys.sorted() }

  /// All ways, each level's own fields before what stands below it, in order.
  public var paths: [[FieldPathElement]] {
    var found: [[FieldPathElement]] = []
    collect([], into: &found)
    return found
  }

  private func collect(_ prefix: [FieldPathElement], into found: inout [[FieldPathElement]]) {
    let elements = elements
    for element in elements where contains(element) { found.append(prefix + [element]) }
    for element in elements { nodes[element]?.children.collect(prefix + [element], into: &found) }
  }

  // MARK: Of two

  public func union(_ other: FieldSet) -> FieldSet {
    var result = self
    for (element, node) in other.nodes {
      guard let mine = nodes[element] else {
        result.nodes[element] = node
        continue
      }
      result.nodes[element] = Node(
        isMember: mine.isMember || node.isMember, children: mine.children.union(node.children))
    }
    return result
  }

  public func intersection(_ other: FieldSet) -> FieldSet {
    combine(other, keepsOwn: false) { mine, theirs in
      Node(isMember: mine.isMember && theirs.isMember, children: mine.children.intersection(theirs.children))
    }
  }

  /// What is not in the other; a field stays although fields below it go, and the other way round.
  public func difference(_ other: FieldSet) -> FieldSet {
    combine(other, keepsOwn: true) { mine, theirs in
      Node(isMember: mine.isMember && !theirs.isMember, children: mine.children.difference(theirs.children))
    }
  }

  /// What is not in the other, nor below a field that is.
  public func removing(_ other: FieldSet) -> FieldSet {
    combine(other, keepsOwn: true) { mine, theirs in
      theirs.isMember ? Node() : Node(isMember: mine.isMember, children: mine.children.removing(theirs.children))
    }
  }

  private func combine(_ other: FieldSet, keepsOwn: Bool, _ merge: (Node, Node) -> Node) -> FieldSet {
    var result = FieldSet()
    for (element, mine) in nodes {
      if let theirs = other.nodes[element] {
        let node = merge(mine, theirs)
        if !node.isEmpty { result.nodes[element] = node }
      } else if keepsOwn, !mine.isEmpty {
        result.nodes[element] = mine
      }
    }
    return result
  }
}
