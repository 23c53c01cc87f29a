public import Symbols

/// Labels or annotations: pairs sorted by the key's handle, so that equal sets are equal arrays.
///
/// The order is good for look-ups and comparison only; print in the order of ``sortedByText``.
public struct LabelSet: Hashable, Sendable {
  public struct Label: Hashable, Sendable {
    public let key: Symbol
    public let value: Symbol

    public init(key: Symbol, value: Symbol) {
      self.key = key
      self.value = value
    }
  }

  public private(set) var labels: [Label]

  /// An empty set.
  public init() {
    labels = []
  }

  /// A later pair with the same key replaces an earlier one.
  public init(_ pairs: some Sequence<(Symbol, Symbol)>) {
    self.init()
    for (key, value) in pairs { self[key] = value }
  }

  public var isEmpty: Bool { labels.isEmpty }

  /// - Complexity: O(log *n*) to read.
  public subscript(key: Symbol) -> Symbol? {
    get {
      let slot = slot(of: key)
      return slot < labels.count && labels[slot].key == key ? labels[slot].value : nil
    }
    set {
      let slot = slot(of: key)
      let found = slot < labels.count && labels[slot].key == key
      switch (found, newValue) {
      case (true, let value?): labels[slot] = Label(key: key, value: value)
      case (true, nil): labels.remove(at: slot)
      case (false, let value?): labels.insert(Label(key: key, value: value), at: slot)
      case (false, nil): break
      }
    }
  }

  /// In the order of the keys' texts.
  public var sortedByText: [Label] { labels.sorted { $0.key.precedes($1.key) } }

  private func slot(of key: Symbol) -> Int {
    var low = 0
    var high = labels.count
    while low < high {
      let middle = (low + high) / 2
      if labels[middle].key.rawValue < key.rawValue { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
