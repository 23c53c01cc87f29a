import SourceText
public import Symbols

/// One step of a way into an object, as server-side apply counts its fields.
public enum FieldPathElement: Hashable, Sendable {
  /// A field of a struct, or an entry of a map.
  case field(Symbol)
  /// The item of a list that has these values in its key fields, which are in the order of their names.
  case key([KeyField])
  /// The value of a list that is a set.
  case value(FieldValue)
  /// A place of a list that is one value.
  case index(Int)

  public struct KeyField: Hashable, Sendable {
    public let name: Symbol
    public let value: FieldValue

    public init(name: Symbol, value: FieldValue) {
      self.name = name
      self.value = value
    }
  }

  /// As messages have it: `.name`, `[containerPort=80,protocol="TCP"]`, `[="a"]`, `[0]`.
  public var text: String {
    switch self {
    case .field(let name): ".\(name.text)"
    case .key(let fields): "[" + fields.map { "\($0.name.text)=\($0.value.text)" }.joined(separator: ",") + "]"
    case .value(let value): "[=\(value.text)]"
    case .index(let place): "[\(place)]"
    }
  }
}

/// A scalar that names an item.
public enum FieldValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case bool(Bool)
  case null

  public var text: String {
    switch self {
    case .number(let value): value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    case .text(let text): GoText.quoted(text)
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}

extension FieldPathElement: Comparable {
  public static func < (a: FieldPathElement, b: FieldPathElement) -> Bool {
    switch (a, b) {
    case (.field(let x), .field(let y)): return x.precedes(y)
    case (.key(let x), .key(let y)):
      for (p, q) in zip(x, y) where p != q { return p.name == q.name ? p.value < q.value : p.name.precedes(q.name) }
      return x.count < y.count
    case (.value(let x), .value(let y)): return x < y
    case (.index(let x), .index(let y)): return x < y
    default: return a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .field: 0
    case .key: 1
    case .value: 2
    case .index: 3
    }
  }
}

extension FieldValue: Comparable {
  public static func < (a: FieldValue, b: FieldValue) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.text(let x), .text(let y)): x.utf8.lexicographicallyPrecedes(y.utf8)
    case (.bool(let x), .bool(let y)): !x && y
    default: a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .number: 0
    case .text: 1
    case .bool: 2
    case .null: 3
    }
  }
}
