/// A mapping of which a copy costs nothing: what changes in one is not seen in the other, and what both have is shared.
///
/// A hash trie: a change makes anew the few nodes on the way to a key. Its order means nothing; whoever shows entries sorts them.
public struct PersistentMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private indirect enum Node: Sendable {
    case one(Key, Value)
    /// Keys whose hashes are the same to the last bit.
    case same([(key: Key, value: Value)])
    /// Bit *i* says whether there is a child for the digit *i*; children stand in the order of their bits.
    case branch(UInt32, ContiguousArray<Node>)
  }

  /// Bits of the hash that a level looks at.
  private static var width: UInt64 { 5 }

  private var root: Node?
  public private(set) var count = 0

  public init() {}

  public var isEmpty: Bool { count == 0 }

  /// The value of a key; setting nil takes the key out.
  ///
  /// - Complexity: O(log *n*), with a base of 32.
  public subscript(key: Key) -> Value? {
    get {
      var bits = Self.hash(key)
      var node = root
      while let here = node {
        switch here {
        case .one(let other, let value): return other == key ? value : nil
        case .same(let entries): return entries.first { $0.key == key }?.value
        case .branch(let map, let children):
          let bit = Self.bit(bits)
          guard map & bit != 0 else { return nil }
          node = children[(map & (bit - 1)).nonzeroBitCount]
          bits >>= Self.width
        }
      }
      return nil
    }
    set {
      if let newValue {
        var isNew = true
        root = root.map { Self.insert(key, newValue, Self.hash(key), 0, into: $0, &isNew) } ?? .one(key, newValue)
        if isNew { count += 1 }
      } else if let node = root, self[key] != nil {
        root = Self.remove(key, Self.hash(key), from: node)
        count -= 1
      }
    }
  }

  /// All entries, in no order.
  public var entries: [(key: Key, value: Value)] {
    var found: [(key: Key, value: Value)] = []
    found.reserveCapacity(count)
    var open = root.map { [$0] } ?? []
    while let node = open.popLast() {
      switch node {
      case .one(let key, let value): found.append((key, value))
      case .same(let entries): found += entries
      case .branch(_, let children): open += children
      }
    }
    return found
  }

  private static func hash(_ key: Key) -> UInt64 { UInt64(bitPattern: Int64(key.hashValue)) }

  private static func bit(_ bits: UInt64) -> UInt32 { 1 << UInt32(bits & 31) }

  private static func insert(
    _ key: Key, _ value: Value, _ bits: UInt64, _ depth: UInt64, into node: Node, _ isNew: inout Bool
  ) -> Node {
    switch node {
    case .one(let other, let old):
      if other == key {
        isNew = false
        return .one(key, value)
      }
      if depth >= 64 { return .same([(other, old), (key, value)]) }
      let pushed = Node.branch(bit(hash(other) >> depth), [node])
      return insert(key, value, bits, depth, into: pushed, &isNew)
    case .same(var entries):
      if let place = entries.firstIndex(where: { $0.key == key }) {
        isNew = false
        entries[place].value = value
      } else {
        entries.append((key, value))
      }
      return .same(entries)
    case .branch(let map, var children):
      let bit = bit(bits)
      let place = (map & (bit - 1)).nonzeroBitCount
      if map & bit == 0 {
        children.insert(.one(key, value), at: place)
        return .branch(map | bit, children)
      }
      children[place] = insert(key, value, bits >> width, depth + width, into: children[place], &isNew)
      return .branch(map, children)
    }
  }

  /// - Returns: nil when nothing is left.
  private static func remove(_ key: Key, _ bits: UInt64, from node: Node) -> Node? {
    switch node {
    case .one(let other, _): return other == key ? nil : node
    case .same(let entries):
      let left = entries.filter { $0.key != key }
      return left.count == 1 ? .one(left[0].key, left[0].value) : .same(left)
    case .branch(let map, var children):
      let bit = bit(bits)
      guard map & bit != 0 else { return node }
      let place = (map & (bit - 1)).nonzeroBitCount
      if let child = remove(key, bits >> width, from: children[place]) {
        children[place] = child
        return .branch(map, children)
      }
      children.remove(at: place)
      return children.isEmpty ? nil : .branch(map & ~bit, children)
    }
  }
}
