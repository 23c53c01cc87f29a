public import Symbols

/// The entries of a mapping, sorted by the text of their keys: equal mappings are equal arrays, and what is written of
/// them has one order.
public struct Mapping: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let key: Symbol
    public var value: Value

    public init(key: Symbol, value: Value) {
      self.key = key
      self.value = value
    }
  }

  private var sorted: [Entry]

  /// An empty mapping.
  public init() {
    sorted = []
  }

  /// Takes entries of ``Value/null`` in too: a merge patch says so what it removes. A later entry replaces an earlier
  /// one of the same key.
  public init(keepingNulls entries: [Entry]) {
    var sorted: [Entry] = []
    sorted.reserveCapacity(entries.count)
    // Stable, so that the last of equal keys is the last.
    let places = entries.indices.sorted { a, b in
      entries[a].key == entries[b].key ? a < b : entries[a].key.precedes(entries[b].key)
    }
    for place in places {
      if sorted.last?.key == entries[place].key { sorted.removeLast() }
      sorted.append(entries[place])
    }
    self.sorted = sorted
  }

  /// ``Value/null`` where there is no entry; setting it removes one.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public subscript(key: Symbol) -> Value {
    get { sorted.first { $0.key == key }?.value ?? .null }
    set {
      if let place = sorted.firstIndex(where: { $0.key == key }) {
        if newValue == .null { sorted.remove(at: place) } else { sorted[place].value = newValue }
      } else if newValue != .null {
        let place = sorted.firstIndex { key.precedes($0.key) } ?? sorted.endIndex
        sorted.insert(Entry(key: key, value: newValue), at: place)
      }
    }
  }
}

extension Mapping: RandomAccessCollection {
  public var startIndex: Int { sorted.startIndex }
  public var endIndex: Int { sorted.endIndex }
  public subscript(position: Int) -> Entry { sorted[position] }
}

extension Mapping: ExpressibleByDictionaryLiteral {
  /// Entries of ``Value/null`` are left out.
  public init(dictionaryLiteral elements: (Symbol, Value)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
