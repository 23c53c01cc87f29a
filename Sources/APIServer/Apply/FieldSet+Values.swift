import Store
import Symbols
import YAML

extension FieldSet {
  /// The fields that a value gives: leaves, items of lists, entries of maps.
  init(of draft: YAMLDraft, _ type: ApplyType) {
    self.init()
    switch type.form {
    case .text, .number, .bool, .scalar: return
    case .map: addEntries(of: draft, type)
    case .free: if case .mapping = draft.content { addEntries(of: draft, type) }
    case .list: addItems(of: draft, type)
    }
  }

  private mutating func addEntries(of draft: YAMLDraft, _ type: ApplyType) {
    if type.isAtomic { return }
    for entry in draft.entries {
      let element = FieldPathElement.field(entry.key)
      guard let child = type.child(entry.key) else { continue }
      insert(FieldSet(of: entry.value, child), under: element)
      if child.isLeaf(entry.value) || !type.isField(entry.key) || entry.value.isNull || entry.value.isEmptyMapping {
        insert(element)
      }
    }
  }

  private mutating func addItems(of draft: YAMLDraft, _ type: ApplyType) {
    if type.isAtomic { return }
    let found = draft.items.map { item -> (item: YAMLDraft, element: FieldPathElement)? in
      (try? type.element(of: item)).map { (item, $0) }
    }.compactMap { $0 }
    var counts: [FieldPathElement: Int] = [:]
    for (_, element) in found { counts[element, default: 0] += 1 }
    for (item, element) in found {
      // Items that cannot be told apart are owned as one.
      if counts[element] == 1 { insert(FieldSet(of: item, type.item), under: element) }
      insert(element)
    }
  }

  /// The same with all fields of structs that something below is owned of.
  func withFields(_ type: ApplyType?) -> FieldSet {
    var result = FieldSet()
    for element in elements {
      let below = below(element)
      var inner: ApplyType?
      var isNamed = false
      switch element {
      case .field(let name):
        inner = type?.child(name)
        isNamed = !below.isEmpty && type?.isField(name) == true
      case .key: inner = type?.form == .list ? type?.item : nil
      case .value, .index: break
      }
      result.insert(below.withFields(inner), under: element)
      if contains(element) || isNamed { result.insert(element) }
    }
    return result
  }
}

extension ApplyType {
  /// Whether the value is owned as a whole.
  func isLeaf(_ draft: YAMLDraft) -> Bool {
    switch form {
    case .text, .number, .bool, .scalar: return true
    case .map, .list: return isAtomic
    case .free: if case .mapping = draft.content { return false } else { return true }
    }
  }
}

extension YAMLDraft {
  var isEmptyMapping: Bool {
    if case .mapping(let entries) = content { entries.isEmpty } else { false }
  }

  /// Whether nothing is in it: null, or a mapping or list without anything.
  var holdsNothing: Bool { isNull || (text == nil && entries.isEmpty && items.isEmpty) }

  /// Whether both are the same value; whole numbers may be written either way.
  func isSame(_ other: YAMLDraft) -> Bool {
    switch (scalar, other.scalar) {
    case (.integer(let a), .float(let b)), (.float(let b), .integer(let a)): Double(a) == b
    default: says(other)
    }
  }
}
