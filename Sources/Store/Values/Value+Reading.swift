public import YAML

extension Value {
  /// What Kubernetes' conversion to JSON makes of a node; entries of `null` are absent, as they are for the API server.
  public init(_ node: YAMLNode) {
    switch node.kind {
    case .mapping:
      var entries: [Mapping.Entry] = []
      entries.reserveCapacity(node.count)
      for entry in node.entries {
        let value = Value(entry.value)
        if value != .null { entries.append(Mapping.Entry(key: entry.key, value: value)) }
      }
      self = .mapping(Mapping(keepingNulls: entries))
    case .sequence:
      self = .list(node.items.map { Value($0) })
    case .scalar:
      switch node.scalar {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .integer(let value): self = .integer(value)
      // No field of the API holds such a number; nothing is lost but digits.
      case .unsigned(let value): self = .float(Double(value))
      case .float(let value): self = .float(value)
      case .string: self = .text(node.text)
      }
    }
  }
}
