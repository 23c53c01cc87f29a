import Symbols

extension Value {
  /// The value without empty lists and mappings in it: to the API, an absent list is an empty one.
  public var withoutEmpty: Value {
    switch self {
    case .mapping(let mapping):
      var result: [Mapping.Entry] = []
      for entry in mapping {
        let value = entry.value.withoutEmpty
        switch value {
        case .list(let items) where items.isEmpty: break
        case .mapping(let inner) where inner.isEmpty: break
        default: result.append(Mapping.Entry(key: entry.key, value: value))
        }
      }
      return .mapping(Mapping(keepingNulls: result))
    case .list(let items): return .list(items.map(\.withoutEmpty))
    default: return self
    }
  }
}
