import Kinds
import Kubernetes
import Symbols
import YAML

/// Reads values as Go's types take them.
struct FormReader {
  let release: Release
  let apiVersion: Symbol

  func read(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    switch type.type.form {
    case .object: return object(draft, type)
    case .list:
      guard let element = type.element, case .sequence(let items) = draft.content else { return draft }
      return .list(items.map { $0.isNull ? zero(element, at: $0) : read($0, element) }, at: draft)
    case .map, .resources:
      guard let element = type.element, case .mapping(let entries) = draft.content else { return draft }
      let isResources = type.type.form == .resources
      return YAMLDraft(
        .mapping(
          entries.map { entry in
            let value = entry.value.isNull ? zero(element, at: entry.value) : read(entry.value, element)
            return .init(
              key: entry.key, keyRange: entry.keyRange, value: isResources ? Self.roundedUp(value) : value)
          }), at: draft)
    default: return Self.scalar(draft, type.type)
    }
  }

  private func object(_ draft: YAMLDraft, _ type: SchemaType) -> YAMLDraft {
    guard case .mapping(let entries) = draft.content else { return draft }
    let structure = type.schema.structure(type.type)
    let facts = type.schema.facts(of: type.type)
    var found: [(place: Int, entry: YAMLDraft.Entry)] = []
    for entry in entries where !entry.value.isNull {
      guard let place = structure.place(of: entry.key), structure.isServed(place, in: release, apiVersion) else {
        continue
      }
      let inner = SchemaType(type.schema, structure.types[place])
      let value = read(entry.value, inner)
      if Self.isNothing(value, inner.type, facts[place].whenEmpty) { continue }
      found.append((place, .init(key: entry.key, keyRange: entry.keyRange, value: value)))
    }
    var object = YAMLDraft(.mapping(found.sorted { $0.place < $1.place }.map(\.entry)), at: draft)
    // The older name of the same field says what the newer one does.
    if structure.name == "PodSpec", let account = object["serviceAccountName"], object["serviceAccount"] != nil {
      object["serviceAccount"] = account
    }
    return object
  }

  /// Whether Go cannot tell it from what was not given.
  private static func isNothing(_ value: YAMLDraft, _ type: ValueType, _ rule: WhenEmpty) -> Bool {
    if type.form == .any { return false }
    return switch value.content {
    case .mapping(let entries): entries.isEmpty && (type.form != .object || rule == .written) && rule != .kept
    case .sequence(let items): items.isEmpty && rule != .kept
    case .scalar(let text, _):
      rule != .kept && (text.isEmpty || text == "0" && type.form != .string || text == "false" && type.form == .bool)
        && !isPointer(type.form, rule)
    }
  }

  /// Structs of one value that stand in Go behind a pointer unless they are always written.
  private static func isPointer(_ form: ValueType.Form, _ rule: WhenEmpty) -> Bool {
    switch form {
    case .quantity, .time, .microTime: rule != .written
    default: false
    }
  }

  private func zero(_ type: SchemaType, at place: YAMLDraft) -> YAMLDraft {
    switch type.type.form {
    case .object, .map, .resources: .mapping([:], at: place)
    case .list: .list([], at: place)
    case .string, .bytes, .time, .microTime: .text("", at: place)
    case .bool: .bool(false, at: place)
    case .quantity: .text("0", at: place)
    case .int32, .int64, .number, .intOrString: .number(0, at: place)
    case .any: .null(at: place)
    }
  }

  private static func scalar(_ draft: YAMLDraft, _ type: ValueType) -> YAMLDraft {
    guard let text = draft.text, let scalar = draft.scalar else { return type.form == .any ? any(draft) : draft }
    switch type.form {
    case .string, .bytes: return .text(text, at: draft)
    case .time: return .text(Moment(text: text) ?? text, at: draft)
    case .microTime: return .text(Moment(text: text, hasMicroseconds: true) ?? text, at: draft)
    case .quantity: return .text((try? Quantity(trimmed(text)))?.canonicalText ?? text, at: draft)
    case .intOrString:
      if scalar == .string { return .text(text, at: draft) }
      return draft.integer.map { .number($0, at: draft) } ?? draft
    case .int32, .int64: return draft.integer.map { .number($0, at: draft) } ?? draft
    case .bool, .number, .any: return any(draft)
    case .object, .list, .map, .resources: return draft
    }
  }

  /// Amounts may have blanks around them.
  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  private static func roundedUp(_ draft: YAMLDraft) -> YAMLDraft {
    guard let text = draft.text, let quantity = try? Quantity(text) else { return draft }
    return .text(quantity.roundedUpToMilli().canonicalText, at: draft)
  }

  /// Free-form values, as JSON has them.
  private static func any(_ draft: YAMLDraft) -> YAMLDraft {
    switch draft.content {
    case .mapping(let entries):
      return YAMLDraft(
        .mapping(entries.map { .init(key: $0.key, keyRange: $0.keyRange, value: any($0.value)) }), at: draft)
    case .sequence(let items): return .list(items.map(any), at: draft)
    case .scalar(let text, _):
      switch draft.scalar {
      case .bool(let value): return .bool(value, at: draft)
      case .integer(let value): return .number(value, at: draft)
      case .unsigned(let value): return YAMLDraft(.scalar(String(value), isPlain: true), at: draft)
      case .float(let value) where value.isFinite:
        return YAMLDraft(.scalar(JSONNumber.text(value), isPlain: true), at: draft)
      case .null: return .null(at: draft)
      default: return .text(text, at: draft)
      }
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
