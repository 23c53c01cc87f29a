public import Kubernetes
import Symbols
public import YAML

/// A value of the Common Expression Language.
public enum CELValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case duration(CELDuration)
  case timestamp(CELTimestamp)
  case list([CELValue])
  case map(CELMap)
  /// A mapping or a sequence of a file, looked into only as far as it is asked for.
  case node(YAMLNode)
  /// Worked out as they are asked for.
  case named(CELNamedValues)
  /// An optional value, absent when nil.
  indirect case optional(CELValue?)
  case type(CELType)
  /// Of the Kubernetes library `quantity`.
  case quantity(Quantity)
  /// Of the Kubernetes library `semver`.
  case semver(SemanticVersion)
  /// Of the Kubernetes library `ip`.
  case ip(IPAddress)
  /// Of the Kubernetes library `cidr`.
  case cidr(IPNetwork)
  /// Of the Kubernetes library `url`.
  case url(WebAddress)
  /// Of the Kubernetes library `format`.
  case format(NamedFormat)
  /// Of the Kubernetes library `authz`.
  indirect case access(CELAuthorizer)

  /// What a file has at a place.
  public init(_ node: YAMLNode) {
    switch node.kind {
    case .mapping, .sequence: self = .node(node)
    case .scalar:
      switch node.scalar {
      case .null: self = .null
      case .bool(let bool): self = .bool(bool)
      case .integer(let number): self = .int(number)
      case .unsigned(let number): self = .double(Double(number))
      case .float(let number): self = .double(number)
      case .string: self = .string(node.text)
      }
    }
  }

  /// With the first level of a file's mapping or sequence made a map or a list.
  public var opened: CELValue {
    guard case .node(let node) = self else { return self }
    if node.kind == .sequence { return .list(node.items.map { CELValue($0) }) }
    var entries: [String: CELValue] = [:]
    for entry in node.entries { entries[entry.key.text] = CELValue(entry.value) }
    return .map(CELMap(entries))
  }

  /// A number, truth value or text as it stands in messages and as the name of a map's entry; a number with all its digits.
  public var plainText: String { keyText }

  /// The type, with `dyn` for what lists and maps hold.
  public var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .duration: .duration
    case .timestamp: .timestamp
    case .list: .list(.dynamic)
    case .map: .map(.dynamic, .dynamic)
    case .node(let node): node.kind == .sequence ? .list(.dynamic) : .map(.dynamic, .dynamic)
    case .named: .map(.string, .dynamic)
    case .optional: .optional(.dynamic)
    case .type: .type(nil)
    case .quantity: .quantity
    case .semver: .semver
    case .ip: .opaque("net.IP")
    case .cidr: .opaque("net.CIDR")
    case .url: .opaque("kubernetes.URL")
    case .format: .opaque("kubernetes.NamedFormat")
    case .access(let access): .opaque(access.stage.type)
    }
  }
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
  /// Where each key is; nil for a map so small that looking through it is quicker.
  private let places: [Key: Int]?
  /// What reading an absent key gives; nil is the error `no such key`. `in` and loops do not see it.
  let absent: [CELValue]

  /// - Parameter absent: stands for every key that the map lacks.
  public init(_ entries: [Entry] = [], absent: CELValue? = nil) {
    self.entries = entries
    self.absent = absent.map { [$0] } ?? []
    guard entries.count > Self.smallest else {
      places = nil
      return
    }
    var places: [Key: Int] = [:]
    for (place, entry) in entries.enumerated() {
      if let key = Key(entry.key), places[key] == nil { places[key] = place }
    }
    self.places = places
  }

  private static let smallest = 8

  /// - Parameter entries: of which the last counts where some have the same key.
  init(distinct entries: [Entry]) {
    var places: [Key: Int] = [:]
    var kept: [Entry] = []
    for entry in entries {
      guard let key = Key(entry.key) else { continue }
      if let place = places[key] {
        kept[place] = Entry(kept[place].key, entry.value)
      } else {
        places[key] = kept.count
        kept.append(entry)
      }
    }
    self.init(kept)
  }

  /// A map with texts for keys, which loops meet in the order of the texts.
  public init(_ texts: [String: CELValue], absent: CELValue? = nil) {
    self.init(
      texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { Entry(.string($0.key), $0.value) },
      absent: absent)
  }

  /// The value that the map holds itself.
  func own(_ key: CELValue) -> CELValue? {
    guard let key = Key(key) else { return nil }
    if let places { return places[key].map { entries[$0].value } }
    return entries.first { Key($0.key) == key }?.value
  }

  /// What reading a key gives.
  func find(_ key: CELValue) -> CELValue? { own(key) ?? absent.first }
}

extension CELMap {
  /// A key by what it equals: numbers are one whatever their types, texts are their bytes.
  enum Key: Hashable {
    case bool(Bool)
    case whole(Int128)
    case fraction(Double)
    case text([UInt8])

    /// nil for what can be no key.
    init?(_ value: CELValue) {
      switch value {
      case .bool(let bool): self = .bool(bool)
      case .int(let number): self = .whole(Int128(number))
      case .uint(let number): self = .whole(Int128(number))
      case .double(let number):
        if number.isNaN { return nil }
        self = Int128(exactly: number).map { .whole($0) } ?? .fraction(number)
      case .string(let text): self = .text(Array(text.utf8))
      default: return nil
      }
    }
  }
}

extension CELValue {
  /// `==`: values of different types are different, numbers are compared by value; nil when it takes more steps than there
  /// are left.
  func equals(_ other: CELValue, within steps: inout Int) -> Bool? {
    steps -= 1
    if steps < 0 { return nil }
    switch (self, other) {
    case (.node, _), (_, .node):
      let a = opened
      let b = other.opened
      return a.equals(b, within: &steps)
    case (.null, .null): return true
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.type(let a), .type(let b)): return a.bareName == b.bareName
    case (.ip(let a), .ip(let b)): return a == b
    case (.cidr(let a), .cidr(let b)): return a == b
    case (.url(let a), .url(let b)): return a.text == b.text
    case (.format(let a), .format(let b)): return a.name == b.name
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)):
      guard a.utf8.count == b.utf8.count else { return false }
      steps -= a.utf8.count / 10
      return a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)):
      guard a.count == b.count else { return false }
      for (a, b) in zip(a, b) {
        guard let isEqual = a.equals(b, within: &steps) else { return nil }
        if !isEqual { return false }
      }
      return true
    case (.map(let a), .map(let b)):
      guard a.entries.count == b.entries.count else { return false }
      for entry in a.entries {
        guard let value = b.own(entry.key) else { return false }
        guard let isEqual = entry.value.equals(value, within: &steps) else { return nil }
        if !isEqual { return false }
      }
      return true
    case (.optional(let a), .optional(let b)):
      guard let a, let b else { return a == nil && b == nil }
      return a.equals(b, within: &steps)
    case (.quantity(let a), .quantity(let b)): return a == b
    case (.semver(let a), .semver(let b)): return a.compare(b) == 0
    default: return compareNumbers(other) == 0
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
