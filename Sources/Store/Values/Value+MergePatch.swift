extension Value {
  /// The JSON merge patch (RFC 7396) that makes `new` of this; nil when there is nothing to change.
  public func mergePatch(to new: Value) -> Value? {
    if self == new { return nil }
    guard case .mapping(let old) = self, case .mapping(let target) = new else { return new }
    var changes: [Mapping.Entry] = []
    for entry in old where target[entry.key].isNull {
      changes.append(Mapping.Entry(key: entry.key, value: .null))
    }
    for entry in target {
      if let change = old[entry.key].mergePatch(to: entry.value) {
        changes.append(Mapping.Entry(key: entry.key, value: change))
      }
    }
    return .mapping(Mapping(keepingNulls: changes))
  }

  /// What a JSON merge patch makes of this.
  public func applying(mergePatch patch: Value) -> Value {
    guard case .mapping(let changes) = patch else { return patch }
    var result: Value = if case .mapping = self { self } else { .mapping(Mapping()) }
    for change in changes {
      result[change.key] = change.value.isNull ? .null : result[change.key].applying(mergePatch: change.value)
    }
    return result
  }
}
