import Kinds
import Kubernetes
import Symbols
import YAML

/// Reads values as Go's types take them.
struct FormReader {
  let release: Release
  let apiVersion: Symbol

  let schema: Schema
  /// Whether lists and maps that are given and empty stay.
  let keepsEmpty: Bool

  init(_ schema: Schema, in release: Release, _ apiVersion: Symbol, keepsEmpty: Bool) {
    self.keepsEmpty = keepsEmpty
    self.schema = schema
    self.release = release
    self.apiVersion = apiVersion
  }

  func read(_ node: YAMLNode, _ type: ValueType) -> YAMLDraft {
    switch (type.form, node.kind) {
    case (.object, .mapping): return object(node, type)
    case (.list, .sequence):
      let element = schema.element(of: type)
      return YAMLDraft(.sequence(node.items.map { $0.isNull ? zero(element, at: $0) : read($0, element) }), at: node)
    case (.map, .mapping), (.resources, .mapping):
      let element = schema.element(of: type)
      let isResources = type.form == .resources
      return YAMLDraft(
        .mapping(
          node.entries.map { entry in
            let value = entry.value.isNull ? zero(element, at: entry.value) : read(entry.value, element)
            return .init(key: entry.key, keyRange: entry.keyRange, value: isResources ? Self.roundedUp(value) : value)
          }), at: node)
    case (.object, _), (.list, _), (.map, _), (.resources, _): return YAMLDraft(node)
    case (.any, _): return Self.any(node)
    case (_, .scalar): return Self.scalar(node, type)
    default: return YAMLDraft(node)
    }
  }

  private func object(_ node: YAMLNode, _ type: ValueType) -> YAMLDraft {
    let structure = schema.structure(type)
    let facts = schema.structureFacts(of: type)
    var entries: [YAMLDraft.Entry] = []
    var places: [Int] = []
    var isInOrder = true
    entries.reserveCapacity(node.count)
    places.reserveCapacity(node.count)
    for entry in node.entries where !entry.value.isNull {
      guard let place = structure.place(of: entry.key), structure.isServed(place, in: release, apiVersion) else {
        continue
      }
      let inner = structure.types[place]
      let value = read(entry.value, inner)
      if facts.fields[place].whenEmpty.isNothing(value, inner, keepsEmpty: keepsEmpty) { continue }
      if let last = places.last, last > place { isInOrder = false }
      entries.append(.init(key: entry.key, keyRange: entry.keyRange, value: value))
      places.append(place)
    }
    if !isInOrder { entries = places.indices.sorted { places[$0] < places[$1] }.map { entries[$0] } }
    var object = YAMLDraft(.mapping(entries), at: node)
    InternalForm.settle(&object, facts.name)
    return object
  }

  private func zero(_ type: ValueType, at node: YAMLNode) -> YAMLDraft {
    let content: YAMLDraft.Content =
      switch type.form {
      case .object, .map, .resources: .mapping([])
      case .list: .sequence([])
      case .string, .bytes, .time, .microTime: .scalar("", isPlain: false)
      case .bool: .scalar("false", isPlain: true)
      case .quantity: .scalar("0", isPlain: false)
      case .int32, .int64, .number, .intOrString: .scalar("0", isPlain: true)
      case .any: .scalar("null", isPlain: true)
      }
    return YAMLDraft(content, at: node)
  }

  private static func scalar(_ node: YAMLNode, _ type: ValueType) -> YAMLDraft {
    let content: YAMLDraft.Content? =
      switch type.form {
      case .string, .bytes: .scalar(node.text, isPlain: false)
      case .time: .scalar(Moment(text: node.text) ?? node.text, isPlain: false)
      case .microTime: .scalar(Moment(text: node.text, hasMicroseconds: true) ?? node.text, isPlain: false)
      case .quantity:
        .scalar((try? Quantity(trimmed(node.text)))?.canonicalText ?? node.text, isPlain: false)
      case .intOrString: node.scalar == .string ? .scalar(node.text, isPlain: false) : whole(node)
      case .int32, .int64: whole(node)
      case .bool, .number, .any: anyContent(node)
      case .object, .list, .map, .resources: nil
      }
    return content.map { YAMLDraft($0, at: node) } ?? YAMLDraft(node)
  }

  private static func whole(_ node: YAMLNode) -> YAMLDraft.Content? {
    let value: Int64? =
      switch node.scalar {
      case .integer(let value): value
      case .float(let value): Int64(exactly: value)
      default: nil
      }
    return value.map { .scalar(String($0), isPlain: true) }
  }

  /// Amounts may have blanks around them.
  private static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
    guard let first = text.utf8.first, let last = text.utf8.last, isBlank(first) || isBlank(last) else { return text }
    return String(decoding: text.utf8.drop(while: isBlank).reversed().drop(while: isBlank).reversed(), as: UTF8.self)
  }

  private static func roundedUp(_ draft: YAMLDraft) -> YAMLDraft {
    guard let text = draft.text, let quantity = try? Quantity(text) else { return draft }
    return .text(quantity.roundedUpToMilli().canonicalText, at: draft)
  }

  /// Free-form values, as JSON has them.
  private static func any(_ node: YAMLNode) -> YAMLDraft {
    switch node.kind {
    case .mapping:
      YAMLDraft(
        .mapping(node.entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: any($0.value)) }), at: node)
    case .sequence: YAMLDraft(.sequence(node.items.map(any)), at: node)
    case .scalar: YAMLDraft(anyContent(node), at: node)
    }
  }

  private static func anyContent(_ node: YAMLNode) -> YAMLDraft.Content {
    switch node.scalar {
    case .bool(let value): .scalar(value ? "true" : "false", isPlain: true)
    case .integer(let value): .scalar(String(value), isPlain: true)
    case .unsigned(let value): .scalar(String(value), isPlain: true)
    case .float(let value) where value.isFinite: .scalar(JSONNumber.text(value), isPlain: true)
    case .null: .scalar("null", isPlain: true)
    default: .scalar(node.text, isPlain: false)
    }
  }
}

/// A point in time in the one way in which the server writes it.
private func Moment(text: String, hasMicroseconds: Bool = false) -> String? {
  var copy = text
  guard let seconds = copy.withUTF8({ Timestamp.seconds($0) }) else { return nil }
  let whole = Timestamp.text(seconds)
  if !hasMicroseconds { return whole }
  let fraction = text.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { $0.isNumber } ?? ""
  let digits = (String(fraction.prefix(6)) + "000000").prefix(6)
  return "\(whole.dropLast()).\(digits)Z"
}
