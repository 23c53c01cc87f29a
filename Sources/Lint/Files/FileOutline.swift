import SourceText
import Symbols
import YAML

/// A file as places are looked up in it: its objects, and the node at an offset.
struct FileOutline {
  let yaml: YAMLFile
  let objects: [(head: ObjectHead, node: YAMLNode)]

  init(_ yaml: YAMLFile) {
    self.yaml = yaml
    objects = yaml.documents.flatMap { document in
      Self.objects(in: document.root).map { (ObjectHead($0, index: document.index), $0) }
    }
  }

  private static func objects(in root: YAMLNode) -> [YAMLNode] {
    if let items = root[.items], items.kind == .sequence, root[.kind]?.text.hasSuffix("List") == true {
      return items.items.flatMap { objects(in: $0) }
    }
    return root.kind == .mapping ? [root] : []
  }

  /// The object that holds an offset.
  func object(at offset: UInt32) -> ObjectHead? {
    objects.first { $0.node.range.holds(offset) }?.head
  }

  /// What a place leads to: the deepest of its steps that is there.
  func resolve(_ place: Place) -> ResolvedPlace {
    let offset = place.origin.offset
    for document in yaml.documents {
      guard document.root.range.holds(offset), let start = find(offset, place.start, in: document.root) else {
        continue
      }
      return follow(place, from: start)
    }
    return ResolvedPlace(range: SourceRange(file: place.origin.file, start: offset, end: offset))
  }

  private func follow(_ place: Place, from start: ResolvedPlace) -> ResolvedPlace {
    var here = start
    for (number, step) in place.steps.enumerated() {
      guard let node = here.node else { return here }
      switch step {
      case .field(let key):
        guard let entry = node.entries.first(where: { $0.key == key }) else { return here }
        let wantsKey = place.isKey && number == place.steps.count - 1
        here =
          wantsKey
          ? ResolvedPlace(range: entry.keyRange, parent: node, isKey: true)
          : ResolvedPlace(range: entry.value.range, node: entry.value, parent: node)
      case .item(let index):
        guard let item = node.items.enumerated().first(where: { $0.offset == index })?.element else { return here }
        here = ResolvedPlace(range: item.range, node: item, parent: node)
      }
    }
    return here
  }

  private func find(_ offset: UInt32, _ start: Place.Start, in node: YAMLNode) -> ResolvedPlace? {
    if start == .node || start == .anything, node.range.start == offset {
      return ResolvedPlace(range: node.range, node: node)
    }
    for entry in node.entries {
      if start == .keyOfValue ? entry.value.range.start == offset : start != .node && entry.keyRange.start == offset {
        return start == .value
          ? ResolvedPlace(range: entry.value.range, node: entry.value, parent: node)
          : ResolvedPlace(range: entry.keyRange, parent: node, isKey: true)
      }
      if entry.value.range.holds(offset), let found = find(offset, start, in: entry.value) { return found }
    }
    for item in node.items where item.range.holds(offset) {
      if let found = find(offset, start, in: item) { return found }
    }
    return nil
  }
}

/// A key or a value in a file.
struct ResolvedPlace {
  let range: SourceRange
  /// nil for a key, and for what is not in the tree.
  var node: YAMLNode?
  /// The mapping or list around it.
  var parent: YAMLNode?
  var isKey = false

  /// What to point at: all of a key or a scalar, the start of anything larger.
  var shownRange: SourceRange {
    if let node, node.kind != .scalar { return SourceRange(file: range.file, start: range.start, end: range.start) }
    return range
  }
}

extension SourceRange {
  func holds(_ offset: UInt32) -> Bool { start <= offset && offset <= end }
}
