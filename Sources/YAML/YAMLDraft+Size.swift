import Symbols

extension YAMLDraft {
  /// About how many bytes it takes as JSON; counting stops beyond the limit.
  public func size(upTo limit: Int) -> Int {
    var size = 0
    var open = [self]
    while size <= limit, let draft = open.popLast() {
      switch draft.content {
      case .scalar(let text, _): size += text.utf8.count + 2
      case .sequence(let items):
        size += items.count + 2
        open += items
      case .mapping(let entries):
        size += 2
        for entry in entries {
          size += entry.key.withUTF8(\.count) + 4
          open.append(entry.value)
        }
      }
    }
    return size
  }

  /// How many values, mappings and sequences it holds, itself among them.
  public var count: Int {
    var count = 0
    var open = [self]
    while let draft = open.popLast() {
      count += 1
      open += draft.items
      open += draft.entries.map(\.value)
    }
    return count
  }

  /// How deep mappings and sequences stand inside each other; counting stops beyond the limit.
  public func depth(upTo limit: Int) -> Int {
    var level = [self]
    for depth in 0...max(limit, 0) {
      level = level.flatMap { draft in
        switch draft.content {
        case .scalar: [YAMLDraft]()
        case .sequence(let items): items.isEmpty ? [YAMLDraft(.scalar("", isPlain: true), at: draft)] : items
        case .mapping(let entries):
          entries.isEmpty ? [YAMLDraft(.scalar("", isPlain: true), at: draft)] : entries.map(\.value)
        }
      }
      if level.isEmpty { return depth }
    }
    return limit + 1
  }
}
