import SourceText
import Symbols
import YAML

extension ObjectDecoder {
  /// A string field: ``Symbol/none`` when it is null or no string.
  mutating func string(_ entry: YAMLEntry) -> Symbol { optionalString(entry) ?? .none }

  /// A string field: nil when it is null or no string.
  mutating func optionalString(_ entry: YAMLEntry) -> Symbol? {
    string(entry.value, of: entry.key, .string)
  }

  /// A string: nil when it is null or, with an error, something else.
  private mutating func string(_ node: YAMLNode, of key: Symbol, _ wanted: WantedType) -> Symbol? {
    if node.kind == .scalar {
      switch node.scalar {
      case .string: return node.symbol
      case .null: return nil
      case .bool, .integer, .unsigned, .float: break
      }
    }
    mismatch(node, key.text, wanted)
    return nil
  }

  /// A list of strings; a null in it is the empty string.
  mutating func strings(_ entry: YAMLEntry) -> [Symbol] {
    list(entry) { decoder, item in
      decoder.string(item, of: entry.key, .listOfStrings) ?? .none
    } ?? []
  }

  /// A mapping of strings to strings, such as labels, nil when it is null. A null value is the empty string.
  mutating func pairs(_ entry: YAMLEntry) -> [(key: Symbol, value: Symbol, range: SourceRange)]? {
    guard let node = mapping(entry) else { return nil }
    var pairs: [(key: Symbol, value: Symbol, range: SourceRange)] = []
    pairs.reserveCapacity(node.count)
    for pair in node.entries {
      pairs.append((pair.key, string(pair.value, of: entry.key, .strings) ?? .none, pair.keyRange))
    }
    return pairs
  }

  mutating func labelSet(_ entry: YAMLEntry) -> LabelSet? {
    guard let node = mapping(entry) else { return nil }
    var labels = LabelSet()
    for pair in node.entries {
      labels[pair.key] = string(pair.value, of: entry.key, .strings) ?? Symbol.none
    }
    return labels
  }

  /// Checks a mapping of strings to strings without keeping it.
  mutating func checkPairs(_ entry: YAMLEntry) {
    guard let node = mapping(entry) else { return }
    for pair in node.entries {
      if pair.value.kind == .scalar {
        switch pair.value.scalar {
        case .string, .null: continue
        case .bool, .integer, .unsigned, .float: break
        }
      }
      mismatch(pair.value, entry.key.text, .strings)
    }
  }

  mutating func bool(_ entry: YAMLEntry) -> Bool? {
    if entry.value.kind == .scalar {
      switch entry.value.scalar {
      case .bool(let value): return value
      case .null: return nil
      case .string, .integer, .unsigned, .float: break
      }
    }
    mismatch(entry.value, entry.key.text, .boolean)
    return nil
  }

  mutating func int32(_ entry: YAMLEntry) -> Int32? {
    integer(entry, in: Int64(Int32.min)...Int64(Int32.max)).map { Int32(truncatingIfNeeded: $0) }
  }

  mutating func int64(_ entry: YAMLEntry) -> Int64? { integer(entry, in: .min ... .max) }

  private mutating func integer(_ entry: YAMLEntry, in range: ClosedRange<Int64>) -> Int64? {
    let node = entry.value
    let found: Int64?
    switch node.kind == .scalar ? node.scalar : .string {
    case .null: return nil
    case .integer(let value): found = value
    case .unsigned: found = nil
    // `2.0` and `1e3` reach the API server as 2 and 1000.
    case .float(let value) where value.rounded() == value && abs(value) < 1e21: found = Int64(exactly: value)
    case .float, .bool, .string:
      mismatch(node, entry.key.text, .integer)
      return nil
    }
    guard let found, range.contains(found) else {
      error(
        .outOfRange, at: node.range,
        "\(entry.key.text) must be an integer from \(range.lowerBound) to \(range.upperBound), but this is \(node.text)"
      )
      return nil
    }
    return found
  }

  /// A mapping field's node, nil when it is null or no mapping.
  mutating func mapping(_ entry: YAMLEntry) -> YAMLNode? {
    let node = entry.value
    if node.kind == .mapping { return node }
    if !node.isNull { mismatch(node, entry.key.text, .mapping) }
    return nil
  }

  /// A field that holds an object, nil when it is null.
  mutating func object<Value>(_ entry: YAMLEntry, _ decode: (inout Self, YAMLNode) -> Value) -> Value? {
    guard let node = mapping(entry) else { return nil }
    return decode(&self, node)
  }

  /// A field that holds a list, nil when it is null.
  mutating func list<Value>(_ entry: YAMLEntry, _ decode: (inout Self, YAMLNode) -> Value) -> [Value]? {
    let node = entry.value
    guard node.kind == .sequence else {
      if !node.isNull { mismatch(node, entry.key.text, .list) }
      return nil
    }
    var values: [Value] = []
    values.reserveCapacity(node.count)
    for item in node.items { values.append(decode(&self, item)) }
    return values
  }

  /// A field that holds a list of objects, nil when it is null. A null item is an empty object.
  mutating func objects<Value>(_ entry: YAMLEntry, _ decode: (inout Self, YAMLNode) -> Value) -> [Value]? {
    list(entry) { decoder, item in
      if item.kind != .mapping, !item.isNull {
        decoder.mismatch(item, "each entry of \(entry.key.text)", .mapping)
      }
      return decode(&decoder, item)
    }
  }
}
