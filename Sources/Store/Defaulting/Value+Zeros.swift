import Symbols

extension Value {
  /// Takes out numbers of 0 in fields that the API server leaves out then.
  mutating func dropZeros(_ fields: Symbol...) {
    for field in fields where self[field] == 0 { self[field] = .null }
  }
}
