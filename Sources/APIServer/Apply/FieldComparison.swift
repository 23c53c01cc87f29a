import Store
import Symbols
import YAML

/// Which fields differ between two objects of a type.
struct FieldComparison {
  private(set) var removed = FieldSet()
  private(set) var modified = FieldSet()
  private(set) var added = FieldSet()

  /// What now stands there that did not before.
  var written: FieldSet { modified.union(added) }

  init(_ old: YAMLDraft?, _ new: YAMLDraft?, _ type: ApplyType, ignoring ignored: FieldSet) {
    compare(old, new, type, [])
    if ignored.isEmpty { return }
    removed = removed.removing(ignored)
    modified = modified.removing(ignored)
    added = added.removing(ignored)
  }

  private mutating func compare(
    _ old: YAMLDraft?, _ new: YAMLDraft?, _ type: ApplyType, _ path: [FieldPathElement]
  ) {
    guard let some = new ?? old else { return }
    let isLeaf: Bool
    switch type.form {
    case .text, .number, .bool, .scalar: isLeaf = true
    case .map, .list: isLeaf = type.isAtomic || (old?.holdsNothing ?? true) && (new?.holdsNothing ?? true)
    case .free:
      if case .mapping = some.content {
        isLeaf = (old?.holdsNothing ?? true) && (new?.holdsNothing ?? true)
      } else {
        isLeaf = true
      }
    }
    guard !isLeaf else {
      if let old, let new {
        if !old.isSame(new) { modified.insert(path) }
      } else {
        one(old, path)
      }
      return
    }
    if type.form == .list {
      items(old?.items ?? [], new?.items ?? [], type, path)
    } else {
      entries(old, new, type, path)
    }
    if old == nil || new == nil { one(old, path) }
  }

  /// A field that only one of both has.
  private mutating func one(_ old: YAMLDraft?, _ path: [FieldPathElement]) {
    if old == nil { added.insert(path) } else { removed.insert(path) }
  }

  private mutating func entries(
    _ old: YAMLDraft?, _ new: YAMLDraft?, _ type: ApplyType, _ path: [FieldPathElement]
  ) {
    let after = Dictionary((new?.entries ?? []).map { ($0.key, $0.value) }) { first, _ in first }
    var seen: Set<Symbol> = []
    for entry in old?.entries ?? [] where seen.insert(entry.key).inserted {
      guard let child = type.child(entry.key) else { continue }
      compare(entry.value, after[entry.key], child, path + [.field(entry.key)])
    }
    for entry in new?.entries ?? [] where seen.insert(entry.key).inserted {
      guard let child = type.child(entry.key) else { continue }
      compare(nil, entry.value, child, path + [.field(entry.key)])
    }
  }

  private mutating func items(
    _ old: [YAMLDraft], _ new: [YAMLDraft], _ type: ApplyType, _ path: [FieldPathElement]
  ) {
    var order: [FieldPathElement] = []
    var before: [FieldPathElement: [YAMLDraft]] = [:]
    var after: [FieldPathElement: [YAMLDraft]] = [:]
    for item in old {
      guard let element = try? type.element(of: item) else { continue }
      if before[element] == nil { order.append(element) }
      before[element, default: []].append(item)
    }
    for item in new {
      guard let element = try? type.element(of: item) else { continue }
      if before[element] == nil, after[element] == nil { order.append(element) }
      after[element, default: []].append(item)
    }
    for element in order {
      let (left, right) = (before[element] ?? [], after[element] ?? [])
      let here = path + [element]
      if left.count < 2, right.count < 2 {
        compare(left.first, right.first, type.item, here)
      } else if left.count > 1, right.count > 1 {
        if left.count != right.count || !zip(left, right).allSatisfy({ $0.isSame($1) }) { modified.insert(here) }
      } else if left.count > 1 {
        // Items that cannot be told apart are one; what is left of them is new.
        if let only = right.first { compare(nil, only, type.item, here) }
        removed.insert(here)
      } else {
        if let only = left.first { compare(only, nil, type.item, here) }
        added.insert(here)
      }
    }
  }
}
