import SourceText
import Symbols
public import YAML

extension ManagedFields {
  /// What an object's `metadata.managedFields` say; entries that cannot be read are passed over.
  public init(reading list: YAMLDraft?) {
    self.init()
    for entry in list?.items ?? [] {
      let apiVersion = entry["apiVersion"]?.text ?? ""
      guard let word = entry["operation"]?.text, let operation = FieldManager.Operation(rawValue: word),
        !apiVersion.isEmpty, let fields = entry["fieldsV1"]
      else { continue }
      let manager = FieldManager(
        entry["manager"]?.text ?? "", operation, apiVersion: apiVersion,
        subresource: entry["subresource"]?.text ?? "")
      self[manager] = Entry(FieldSet(reading: fields), apiVersion: apiVersion)
    }
  }

  /// Whether they say that nobody owns anything any more: a list of nothing, or of one empty entry.
  public static func isReset(_ list: YAMLDraft?) -> Bool {
    guard let list, case .sequence(let items) = list.content else { return false }
    return items.isEmpty || items.count == 1 && items[0].text == nil && items[0].entries.isEmpty
  }
}

extension FieldSet {
  /// Fields as `fieldsV1` writes them: `f:` and a name, `k:` and an item's keys, `v:` and a value, `i:` and a place, `.` for the field
  /// itself.
  init(reading fields: YAMLDraft) {
    self.init()
    for entry in fields.entries where entry.key != "." {
      guard let element = FieldPathElement(reading: entry.key.text) else { continue }
      let children = entry.value
      insert(FieldSet(reading: children), under: element)
      if children.entries.isEmpty || children["."] != nil { insert(element) }
    }
  }
}

extension FieldPathElement {
  /// nil for a key that is none.
  fileprivate init?(reading key: String) {
    let rest = String(key.dropFirst(2))
    switch key.prefix(2) {
    case "f:": self = .field(Symbol(rest))
    case "i:":
      guard let place = Int(rest) else { return nil }
      self = .index(place)
    case "v:":
      guard let value = Self.json(rest), value.kind == .scalar else { return nil }
      self = .value(FieldValue(value))
    case "k:":
      guard let value = Self.json(rest), value.kind == .mapping else { return nil }
      let fields = value.entries.map { KeyField(name: $0.key, value: FieldValue($0.value)) }
      self = .key(fields.sorted { $0.name.precedes($1.name) })
    default: return nil
    }
  }

  private static func json(_ text: String) -> YAMLNode? {
    YAMLReader.read(SourceMap().add(path: "fieldsV1", bytes: Array(text.utf8))).documents.first?.root
  }
}

extension FieldValue {
  fileprivate init(_ node: YAMLNode) {
    guard node.isPlain else {
      self = .text(node.text)
      return
    }
    switch node.scalar {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .number(Double(value))
    case .unsigned(let value): self = .number(Double(value))
    case .float(let value): self = .number(value)
    case .string: self = .text(node.text)
    }
  }
}
