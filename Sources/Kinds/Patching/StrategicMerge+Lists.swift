import SourceText
import Symbols
import YAML

extension StrategicMerge {
  /// A list that is merged item by item, in the order of the patch as far as it says one.
  func merge(
    _ changes: inout [YAMLDraft], into items: [YAMLDraft], _ known: Known
  ) throws(PatchProblem) -> [YAMLDraft] {
    if items.isEmpty, changes.isEmpty { return items }
    let holdsMappings = try isOfMappings(items, changes, known)
    guard holdsMappings, case .byKey(let key) = known.merge else {
      if holdsMappings {
        throw PatchProblem(
          at: changes.first?.range ?? .none, "\(known.name.text) holds values without a key, not mappings",
          .failure("cannot merge lists without merge key for \(known.name.text)"))
      }
      var seen: Set<String> = []
      let union = (items + changes).filter { seen.insert($0.goText).inserted }
      return try ListOrder(key: nil).arranged(union, by: changes, as: items)
    }
    var items = items
    /// Where in the patch the items stand that have no directive.
    var fresh: [Int] = []
    var isReplaced = false
    var gone: Set<String> = []
    for (place, change) in changes.enumerated() {
      switch try Directive(of: change) {
      case nil: fresh.append(place)
      case .replace: isReplaced = true
      case .delete: gone.insert(try ListOrder.value(change, key, of: known.name))
      case .merge:
        throw PatchProblem(
          at: change.range, "a list cannot be told to be merged, leave $patch out",
          .failure("merging lists cannot yet be specified in the patch"))
      }
    }
    if isReplaced { return fresh.map { changes[$0] } }
    if !gone.isEmpty { items.removeAll { item in item[key].map { gone.contains($0.goText) } ?? false } }
    var merged = KeyedList(items) { $0[key]?.goText }
    for place in fresh {
      let name = try ListOrder.value(changes[place], key, of: known.name)
      if let old = merged[name] {
        merged[name] = try merge(&changes[place], into: old.entries, at: old, known.item)
      } else {
        merged[name] = changes[place]
      }
    }
    return try ListOrder(key: key).arranged(merged.items, by: fresh.map { changes[$0] }, as: items)
  }

  /// Whether all items are mappings; they have to be of one type.
  private func isOfMappings(_ items: [YAMLDraft], _ changes: [YAMLDraft], _ known: Known) throws(PatchProblem) -> Bool {
    let all = items + changes
    let type = all[0].goType
    if case .sequence = all[0].content {
      throw PatchProblem(at: all[0].range, "\(known.name.text) holds lists, which cannot be merged")
    }
    if let other = all.first(where: { $0.goType != type }) {
      let texts = [items, changes].map { "[" + $0.map(\.goText).joined(separator: " ") + "]" }
      throw PatchProblem(
        at: other.range, "the items of \(known.name.text) are not all of one type",
        .failure("list element types are not identical: [\(texts.joined(separator: " "))]"))
    }
    if case .mapping = all[0].content { return true }
    return false
  }
}

/// In which order the items of a merged list stand.
struct ListOrder {
  /// What names an item; nil for plain values.
  let key: Symbol?

  /// What is known of an item.
  static func value(_ item: YAMLDraft, _ key: Symbol?, of list: Symbol = .none) throws(PatchProblem) -> String {
    guard let key else { return item.goText }
    guard let value = item[key] else {
      throw PatchProblem(
        at: item.range,
        "an item of \(list.isEmpty ? "a list" : list.text) is known by its \(key.text), which this one lacks, add it",
        .failure("map: \(item.goText) does not contain declared merge key: \(key.text)"))
    }
    return value.goText
  }

  /// Items that the wanted order names stand in it, the others as they stood before; each of the others comes in before the first
  /// named one that it stood in front of.
  func arranged(
    _ items: [YAMLDraft], by wanted: [YAMLDraft], as before: [YAMLDraft]
  ) throws(PatchProblem) -> [YAMLDraft] {
    var place: [String: Int] = [:]
    for (index, item) in wanted.enumerated() {
      let value = try Self.value(item, key)
      if place[value] == nil { place[value] = index }
    }
    var stood: [String: Int] = [:]
    for (index, item) in before.enumerated() {
      guard key == nil || item[key ?? .none] != nil else { continue }
      let value = try Self.value(item, key)
      if stood[value] == nil { stood[value] = index }
    }
    var named: [(item: YAMLDraft, value: String)] = []
    var others: [(item: YAMLDraft, value: String)] = []
    for item in items {
      let value = try Self.value(item, key)
      if place[value] == nil { others.append((item, value)) } else { named.append((item, value)) }
    }
    named = Self.sorted(named, by: place)
    others = Self.sorted(others, by: stood)
    var result: [YAMLDraft] = []
    var (left, right) = (others[...], named[...])
    while let other = left.first, let name = right.first {
      if let a = stood[other.value], let b = stood[name.value], a < b {
        result.append(left.removeFirst().item)
      } else {
        result.append(right.removeFirst().item)
      }
    }
    return result + left.map(\.item) + right.map(\.item)
  }

  private static func sorted(
    _ items: [(item: YAMLDraft, value: String)], by places: [String: Int]
  ) -> [(item: YAMLDraft, value: String)] {
    items.enumerated().sorted { a, b in
      let (x, y) = (places[a.element.value] ?? -1, places[b.element.value] ?? -1)
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }
}
