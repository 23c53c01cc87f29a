public import Kubernetes

/// A value of the Common Expression Language.
public enum CELValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case list([CELValue])
  case map(CELMap)
  /// An optional value, absent when nil.
  indirect case optional(CELValue?)
  /// Of the Kubernetes library `quantity`.
  case quantity(Quantity)
  /// Of the Kubernetes library `semver`.
  case semver(SemanticVersion)
}

/// A map, in an order of its own that loops follow.
public struct CELMap: Sendable {
  public struct Entry: Sendable {
    public let key: CELValue
    public let value: CELValue

    public init(_ key: CELValue, _ value: CELValue) {
      self.key = key
      self.value = value
    }
  }

  public let entries: [Entry]
  /// What reading an absent key gives; nil is the error `no such key`. `in` and loops do not see it.
  let absent: [CELValue]

  /// - Parameter absent: stands for every key that the map lacks.
  public init(_ entries: [Entry] = [], absent: CELValue? = nil) {
    self.entries = entries
    self.absent = absent.map { [$0] } ?? []
  }

  /// A map with texts for keys, which loops meet in the order of the texts.
  public init(_ texts: [String: CELValue], absent: CELValue? = nil) {
    self.init(
      texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { Entry(.string($0.key), $0.value) },
      absent: absent)
  }

  /// The value that the map holds itself.
  func own(_ key: CELValue) -> CELValue? { entries.first { $0.key.equals(key) }?.value }

  /// What reading a key gives.
  func find(_ key: CELValue) -> CELValue? { own(key) ?? absent.first }
}

extension CELValue {
  /// `==`: values of different types are different, numbers are compared by value.
  func equals(_ other: CELValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
    case (.map(let a), .map(let b)):
      a.entries.count == b.entries.count
        && a.entries.allSatisfy { entry in b.own(entry.key).map { entry.value.equals($0) } ?? false }
    case (.optional(let a), .optional(let b)):
      if let a, let b { a.equals(b) } else { a == nil && b == nil }
    case (.quantity(let a), .quantity(let b)): a == b
    case (.semver(let a), .semver(let b)): a.compare(b) == 0
    default: compareNumbers(other) == 0
    }
  }

  /// -1, 0 or 1 for numbers, whatever their types; nil for anything else and for what is no number.
  func compareNumbers(_ other: CELValue) -> Int? {
    switch (self, other) {
    case (.int(let a), .int(let b)): Self.order(a, b)
    case (.uint(let a), .uint(let b)): Self.order(a, b)
    case (.int(let a), .uint(let b)): a < 0 ? -1 : Self.order(UInt64(a), b)
    case (.uint, .int): other.compareNumbers(self).map { -$0 }
    case (.double(let a), .double(let b)): a.isNaN || b.isNaN ? nil : Self.order(a, b)
    case (.double(let a), .int(let b)): Self.order(a, Int128(b))
    case (.double(let a), .uint(let b)): Self.order(a, Int128(b))
    case (.int, .double), (.uint, .double): other.compareNumbers(self).map { -$0 }
    default: nil
    }
  }

  private static func order<Number: Comparable>(_ a: Number, _ b: Number) -> Int { a < b ? -1 : a == b ? 0 : 1 }

  private static func order(_ a: Double, _ b: Int128) -> Int? {
    if a.isNaN { return nil }
    if a >= 0x1p64 { return 1 }
    if a < -0x1p63 { return -1 }
    let whole = Int128(a.rounded(.down))
    return whole == b ? (a == a.rounded(.down) ? 0 : 1) : order(whole, b)
  }
}
