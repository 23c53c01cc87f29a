import Store
import Symbols
import YAML

/// An applied configuration put over a live object: what it says stands, all else stays. Items of lists come in the configuration's
/// order, each live one before the first that both have and that it stood in front of.
struct ConfigurationMerge {
  static func merge(_ live: YAMLDraft?, _ config: YAMLDraft?, _ type: ApplyType) -> YAMLDraft? {
    guard let live, let config else { return config ?? live }
    switch type.form {
    case .text, .number, .bool, .scalar: return config
    case .list:
      if type.isAtomic || live.holdsNothing && config.holdsNothing { return config }
      return YAMLDraft(.sequence(items(live.items, config.items, type)), at: live)
    case .free:
      guard case .mapping = live.content, case .mapping = config.content else { return config }
    case .map: break
    }
    if type.isAtomic || live.holdsNothing && config.holdsNothing { return config }
    var entries = live.entries
    let changes = Dictionary(config.entries.map { ($0.key, $0.value) }) { first, _ in first }
    var seen: Set<Symbol> = []
    for place in entries.indices {
      seen.insert(entries[place].key)
      guard let change = changes[entries[place].key], let child = type.child(entries[place].key) else { continue }
      entries[place].value = merge(entries[place].value, change, child) ?? change
    }
    entries += config.entries.filter { !seen.contains($0.key) }
    return YAMLDraft(.mapping(entries), at: live)
  }

  private static func items(_ live: [YAMLDraft], _ config: [YAMLDraft], _ type: ApplyType) -> [YAMLDraft] {
    let left = live.compactMap { item in (try? type.element(of: item)).map { (element: $0, item: item) } }
    let right = config.compactMap { item in (try? type.element(of: item)).map { (element: $0, item: item) } }
    // Live items that cannot be told apart are not merged with what is applied.
    var byElement: [FieldPathElement: YAMLDraft?] = [:]
    for (element, item) in left { byElement[element] = .some(byElement[element] == nil ? item : nil) }
    let wanted = Set(right.map(\.element))
    var shared = right.map(\.element).filter { byElement[$0] != nil }[...]
    var next = shared.popFirst()
    var done: Set<FieldPathElement> = []
    var result: [YAMLDraft] = []
    func take(_ place: (element: FieldPathElement, item: YAMLDraft)) {
      done.insert(place.element)
      let old = byElement[place.element].flatMap { $0 }
      result.append(merge(old, place.item, type.item) ?? place.item)
    }
    var (l, r) = (0, 0)
    while l < left.count || r < right.count {
      if l < left.count, r < right.count {
        if left[l].element == right[r].element {
          take(right[r])
          l += 1
          r += 1
          next = shared.popFirst()
          continue
        }
        if wanted.contains(left[l].element), let awaited = next, awaited != left[l].element {
          l += 1
          continue
        }
      }
      if l < left.count {
        if !wanted.contains(left[l].element) {
          result.append(left[l].item)
          l += 1
          continue
        }
        if done.contains(left[l].element) { l += 1 }
      }
      if r < right.count {
        take(right[r])
        if next == right[r].element { next = shared.popFirst() }
        r += 1
      }
    }
    return result
  }
}
