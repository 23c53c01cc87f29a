import SourceText
import Symbols
import YAML

extension StrategicMerge {
  /// The value of `$patch`.
  enum Directive: String {
    case replace, delete, merge

    /// `$setElementOrder/FIELD` and `$deleteFromPrimitiveList/FIELD` are keys beside the field.
    static let order: StaticString = "$setElementOrder"
    static let deletion: StaticString = "$deleteFromPrimitiveList"

    init?(of patch: YAMLDraft) throws(PatchProblem) {
      guard let value = patch["$patch"] else { return nil }
      guard value.isString, let directive = value.text.flatMap(Directive.init(rawValue:)) else {
        throw Self.unknown(patch)
      }
      self = directive
    }

    static func unknown(_ patch: YAMLDraft) -> PatchProblem {
      let value = patch["$patch"] ?? patch
      return PatchProblem(
        at: value.range, "$patch is replace or delete, not this",
        .failure("unknown patch type [\(value.goText)] in map: \(patch.goText)"))
    }

    /// The field that a key beside it is about.
    static func field(_ entry: YAMLDraft.Entry, _ directive: StaticString) -> Symbol? {
      let (key, prefix) = (entry.key.text, "\(directive)/")
      return key.hasPrefix(prefix) ? Symbol(String(key.dropFirst(prefix.count))) : nil
    }
  }

  /// `$retainKeys`: what is not named goes, and nothing else may be set.
  func retain(
    _ kept: YAMLDraft, in patch: YAMLDraft, of entries: inout [YAMLDraft.Entry]
  ) throws(PatchProblem) {
    let answer = PatchAnswer.badRequest("invalid patch format of retainKeys")
    guard case .sequence(let items) = kept.content else {
      throw PatchProblem(at: kept.range, "$retainKeys is a list of keys that stay, not this", answer)
    }
    let names = Set(items.filter(\.isString).compactMap(\.text))
    for entry in patch.entries where !entry.value.isNull && !names.contains(entry.key.text) {
      if entry.key.hasPrefix(Directive.order) || entry.key.hasPrefix(Directive.deletion) { continue }
      throw PatchProblem(
        at: entry.keyRange, "\(entry.key.text) is set and $retainKeys does not name it, name it there", answer)
    }
    entries.removeAll { !names.contains($0.key.text) }
  }

  /// `$deleteFromPrimitiveList`: values that go.
  func remove(_ entry: YAMLDraft.Entry, from merged: inout KeyedList<Symbol, YAMLDraft.Entry>) throws(PatchProblem) {
    guard let field = Directive.field(entry, Directive.deletion) else {
      throw PatchProblem(
        at: entry.keyRange, "'\(entry.key.text)' names no list, write \(Directive.deletion)/FIELD",
        .badRequest("invalid patch format of primitive list"))
    }
    if entry.value.isNull {
      merged[field] = nil
      return
    }
    guard var list = merged[field], case .sequence(let items) = list.value.content,
      case .sequence(let gone) = entry.value.content
    else { return }
    let texts = Set(gone.map(\.goText))
    list.value = YAMLDraft(.sequence(items.filter { !texts.contains($0.goText) }), at: list.value)
    merged[field] = list
  }

  /// `$setElementOrder`: merges the list that it is about, and puts its items in that order.
  func arrange(
    _ entry: YAMLDraft.Entry, _ patch: inout YAMLDraft, _ merged: inout KeyedList<Symbol, YAMLDraft.Entry>,
    _ known: Known
  ) throws(PatchProblem) {
    guard case .sequence(let order) = entry.value.content else {
      throw PatchProblem(
        at: entry.value.range, "\(entry.key.text) is a list of items in the order they are to have, not this",
        .failure("expected a []interface {}, but received a \(entry.value.goType)"))
    }
    guard let field = Directive.field(entry, Directive.order) else {
      throw PatchProblem(
        at: entry.keyRange, "'\(entry.key.text)' names no list, write \(Directive.order)/FIELD",
        .badRequest("invalid patch format of setElementOrder list"))
    }
    let old = try Self.list(merged[field]?.value)
    let change = try Self.list(patch[field])
    let list = known.field(field)
    let key: Symbol? = if case .byKey(let key) = list.merge { key } else { nil }
    try check(change ?? [], against: order, key, entry)
    patch[field] = nil
    var items: [YAMLDraft]
    switch (old, change) {
    case (nil, nil): return
    case (let old?, nil): items = old
    case (nil, let change?): items = change
    case (let old?, var some?): items = list.merge == .replace ? some : try merge(&some, into: old, list)
    }
    items = try ListOrder(key: key).arranged(items, by: order, as: old ?? [])
    let place = merged[field]?.value ?? entry.value
    merged[field] = YAMLDraft.Entry(
      key: field, keyRange: merged[field]?.keyRange ?? entry.keyRange, value: YAMLDraft(.sequence(items), at: place))
  }

  private static func list(_ value: YAMLDraft?) throws(PatchProblem) -> [YAMLDraft]? {
    guard let value else { return nil }
    guard case .sequence(let items) = value.content else {
      throw PatchProblem(
        at: value.range, "an order is given for a list, and this is none",
        .failure("expected a []interface {}, but received a \(value.goType)"))
    }
    return items
  }

  /// What the patch sets must stand in the order, in the same order.
  private func check(
    _ change: [YAMLDraft], against order: [YAMLDraft], _ key: Symbol?, _ entry: YAMLDraft.Entry
  ) throws(PatchProblem) {
    if order.isEmpty || change.isEmpty { return }
    var next = order[...]
    for item in change where item["$patch"] == nil {
      let wanted = try ListOrder.value(item, key)
      while let first = next.first, try ListOrder.value(first, key) != wanted { next = next.dropFirst() }
      guard next.popFirst() != nil else {
        let (lists, orders) = (change.map(\.goText).joined(separator: " "), entry.value.goText)
        throw PatchProblem(
          at: item.range, "\(entry.key.text) does not name this item, or names it elsewhere",
          .failure(
            "The order in patch list:\n[\(lists)]\n doesn't match \(Directive.order) list:\n\(orders)\n"))
      }
    }
  }
}
