public import Symbols

/// A piece of an API object of any kind, as JSON knows it: read, changed and compared without a type of its own.
///
/// What is absent and `null` are the same, as they are for the API server: `object["spec"]["replicas"].int` is nil for
/// an object without `spec`, and setting ``null`` removes an entry. Values are copied when they are changed, and only
/// then.
public enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case float(Double)
  case text(String)
  case list([Value])
  case mapping(Mapping)
}

extension Value {
  /// The entry of a mapping; ``null`` where there is none, and for anything else.
  ///
  /// Setting makes a mapping of what is none; setting ``null`` removes the entry, and makes nothing.
  public subscript(key: Symbol) -> Value {
    get {
      guard case .mapping(let mapping) = self else { return .null }
      return mapping[key]
    }
    set {
      guard case .mapping(var mapping) = self else {
        if newValue != .null { self = .mapping([key: newValue]) }
        return
      }
      // Given away, so that the change happens in place.
      self = .null
      mapping[key] = newValue
      self = .mapping(mapping)
    }
  }

  /// The item of a list; ``null`` beyond its ends, and for anything else.
  public subscript(index: Int) -> Value {
    guard case .list(let items) = self, items.indices.contains(index) else { return .null }
    return items[index]
  }

  public var isNull: Bool { self == .null }

  /// Whether there is nothing in it: ``null``, an empty text, list or mapping.
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .mapping(let mapping): mapping.isEmpty
    case .bool, .integer, .float: false
    }
  }

  /// A text; nil for anything else.
  public var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A text; empty for anything else, as Go reads an absent one.
  public var text: String { string ?? "" }

  /// A text as a symbol; ``Symbol/none`` for anything else.
  public var symbol: Symbol { string.map { Symbol($0) } ?? .none }

  /// A whole number; nil for anything else.
  public var int: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// A truth value; nil for anything else.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// Whether it is `true`.
  public var isTrue: Bool { bool ?? false }

  /// The items of a list; none for anything else.
  public var items: [Value] {
    if case .list(let items) = self { items } else { [] }
  }

  /// The entries of a mapping, in the order of their keys; none for anything else.
  public var entries: Mapping {
    if case .mapping(let mapping) = self { mapping } else { Mapping() }
  }

  /// Sets an entry unless there is one.
  public mutating func fill(_ key: Symbol, _ value: Value) {
    if self[key].isNull { self[key] = value }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  /// Entries of ``null`` are left out, as ``subscript(_:)-(Symbol)`` does.
  public init(dictionaryLiteral elements: (Symbol, Value)...) {
    var mapping = Mapping()
    for (key, value) in elements { mapping[key] = value }
    self = .mapping(mapping)
  }
}
