/// Just enough to write manifests.
indirect enum JSON {
  case object([(String, JSON?)])
  case list([JSON])
  case text(String)
  case number(Int64)
  case bool(Bool)

  static func map(_ values: [String: String]) -> JSON {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }

  static func texts(_ values: [String]) -> JSON { .list(values.map { .text($0) }) }

  /// Entries without a value are left out.
  var written: String {
    switch self {
    case .object(let entries):
      let parts = entries.compactMap { key, value in value.map { "\"\(key)\":\($0.written)" } }
      return "{" + parts.joined(separator: ",") + "}"
    case .list(let items): return "[" + items.map(\.written).joined(separator: ",") + "]"
    case .text(let text): return "\"\(text)\""
    case .number(let number): return "\(number)"
    case .bool(let truth): return truth ? "true" : "false"
    }
  }
}

extension JSON? {
  /// nil instead of an empty list or object.
  static func unlessEmpty(_ value: JSON) -> JSON? {
    switch value {
    case .object(let entries) where entries.isEmpty: nil
    case .list(let items) where items.isEmpty: nil
    default: value
    }
  }
}
